import CYaml
import ModelLanguage

/// Says in plain words what the YAML library found wrong.
enum YAMLProblem {
    /// The problem at which a parser has stopped.
    static func describe(_ parser: yaml_parser_t, _ places: YAMLPlaces) -> Diagnostic {
        let problem = parser.problem.map { String(cString: $0) } ?? ""
        let mark = parser.problem_mark
        switch parser.error {
        case YAML_MEMORY_ERROR:
            return Diagnostic("there is not enough memory to read the file", code: .yaml)
        case YAML_READER_ERROR:
            return Diagnostic(
                parser.problem_offset..<parser.problem_offset + 1,
                "the file is not YAML: \(problem)", code: .yaml)
        default:
            let context = parser.context.map { String(cString: $0) }
            let start = context == nil ? mark : parser.context_mark
            let first = min(start.line, mark.line) + 1
            return ForeignSpace.problem(in: max(1, first - 1)...mark.line + 1, places)
                ?? describe(context ?? "", start, problem, mark, places)
        }
    }

    /// The place, in scalars, of the colon at which a parser has stopped, as text does not hold one; nil where
    /// it has not.
    static func misplacedColon(_ parser: yaml_parser_t) -> Int? {
        guard parser.error == YAML_SCANNER_ERROR, let problem = parser.problem,
            String(cString: problem) == noColon
        else { return nil }
        return parser.problem_mark.index
    }

    /// What the library says of a colon in a text.
    private static let noColon = "mapping values are not allowed in this context"

    private static func describe(
        _ context: String, _ start: yaml_mark_t, _ problem: String, _ mark: yaml_mark_t,
        _ places: YAMLPlaces
    ) -> Diagnostic {
        func at(
            _ mark: yaml_mark_t, _ message: String, _ suggestion: String? = nil
        ) -> Diagnostic {
            let offset = places.offset(ofScalar: mark.index)
            return Diagnostic(offset..<offset + 1, message, suggestion: suggestion, code: .yaml)
        }
        switch problem {
        case noColon:
            return at(
                mark, "a colon cannot stand here",
                "text that holds a colon and a space goes in quotes; a key begins its own line")
        case "found character that cannot start any token":
            let scalar = places.scalar(line: mark.line + 1, column: mark.column + 1)
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
        case "found unexpected end of stream" where context.contains("quoted"):
            return at(start, "the quotes that open here are not closed")
        case "did not find expected key" where context.contains("block mapping"):
            guard places.isFirst(line: mark.line + 1, column: mark.column + 1) else {
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
        case "did not find expected comment or line break":
            return at(start, "text that begins with > or | goes in quotes")
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
