import ModelLanguage
import Yams

/// Says in plain words what the YAML library found wrong.
enum YAMLProblem {
    /// The problem that an error of the library describes.
    static func describe(_ error: any Error, _ places: YAMLPlaces) -> ExpressionProblem {
        switch error {
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            let first = min(context?.mark.line ?? mark.line, mark.line)
            return ForeignSpace.problem(in: max(1, first - 1)...max(1, mark.line), places)
                ?? describe(context, problem, mark, places)
        case YamlError.reader(let problem, let offset, _, _):
            let place = places.offset(ofScalar: offset ?? 0)
            return ExpressionProblem(place..<place + 1, "the file is not YAML: \(problem)")
        case YamlError.memory:
            return ExpressionProblem(0..<0, "there is not enough memory to read the file")
        default:
            return ExpressionProblem(0..<0, "the file is not YAML")
        }
    }

    private static func describe(
        _ context: YamlError.Context?, _ problem: String, _ mark: Mark, _ places: YAMLPlaces
    ) -> ExpressionProblem {
        let contextText = context?.text ?? ""
        func at(_ mark: Mark, _ message: String, _ suggestion: String? = nil) -> ExpressionProblem {
            let offset = places.offset(line: mark.line, column: mark.column)
            return ExpressionProblem(offset..<offset + 1, message, suggestion: suggestion)
        }
        let start = context?.mark ?? mark
        switch problem {
        case "mapping values are not allowed in this context":
            return at(
                mark, "a colon cannot stand here",
                "text that holds a colon and a space goes in quotes; a key begins its own line")
        case "found character that cannot start any token":
            let scalar = places.scalar(line: mark.line, column: mark.column)
            guard scalar != "\t" else {
                return at(mark, "a tab cannot indent a line", "indent with spaces")
            }
            return at(
                mark, "text cannot begin with \(scalar.map { "`\($0)`" } ?? "this character")",
                "put the text in quotes")
        case let text where text.hasPrefix("found a tab character"):
            return at(mark, "a tab cannot indent a line", "indent with spaces")
        case "could not find expected ':'":
            return at(start, "a colon is expected after this key")
        case "found unexpected end of stream" where contextText.contains("quoted"):
            return at(start, "the quotes that open here are not closed")
        case "did not find expected key" where contextText.contains("block mapping"):
            guard places.isFirst(line: mark.line, column: mark.column) else {
                return at(
                    mark, "nothing can follow here",
                    "text with quotes or brackets inside goes in quotes as a whole")
            }
            return at(
                mark, "this line fits none of the lines above it",
                "keys of one mapping begin in the same column")
        case "did not find expected '-' indicator":
            return at(
                mark, "this line does not belong to the list above it",
                "items of one list begin with `- ` in the same column")
        case "did not find expected ',' or ']'":
            return at(start, "the list that opens here is not closed", "end it with ]")
        case "did not find expected ',' or '}'":
            return at(start, "the mapping that opens here is not closed", "end it with }")
        case "found undefined alias":
            return at(mark, "text that begins with * goes in quotes")
        case "did not find expected comment or line break":
            return at(start, "text that begins with > or | goes in quotes")
        case "but found another document":
            return at(mark, "a model is one YAML document, and a second one begins here")
        case "block sequence entries are not allowed in this context":
            return at(
                mark, "a list cannot begin on this line",
                "begin it on a line of its own; a negative number has no space after its sign")
        case let text where text.hasPrefix("Maximum nesting level"):
            return at(mark, "lists and mappings nest too deep here; a model needs four levels")
        case "did not find expected alphabetic or numeric character":
            return at(start, "text that begins with & or * goes in quotes")
        default:
            return at(mark, "this is not YAML: \(problem)")
        }
    }
}
