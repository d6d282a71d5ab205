import ModelLanguage

/// Reads model files.
public enum ModelReader {
    /// The largest number of problems that are reported one by one.
    static let maximumDiagnostics = 200

    /// The largest model file, in bytes. More are refused, so that who fetches them may stop one
    /// byte later, whatever is left.
    public static let maximumBytes = 1 << 20

    /// Parses and validates a model's text.
    ///
    /// - Parameters:
    ///   - bytes: the file's content; anything but UTF-8 YAML is a diagnostic.
    ///   - file: the path to name in diagnostics.
    ///   - name: the model's name, usually the file's name without its ending.
    ///   - overrides: `--set` changes, applied before validation. The last one of a name counts,
    ///     and a changed quantity has no sources: they speak for the value in the file.
    /// - Throws: every problem found, in the order of the text, those of `overrides` last. Beyond
    ///   two hundred, the last one says how many more there are.
    public static func read(
        bytes: [UInt8], file: String, name: String, overrides: [Model.Override] = []
    ) throws(ModelErrors) -> Model {
        let source: SourceText
        do throws(Diagnostic) {
            source = try FileText.check(bytes, file: file)
        } catch {
            throw ModelErrors([error])
        }
        let (root, problems) = YAMLReader.read(source)
        guard problems.isEmpty, let root else {
            throw errors(
                source,
                problems.isEmpty
                    ? [ExpressionProblem(0..<0, "the file is empty; it holds no model")]
                    : problems, [])
        }
        var document = ModelDocument(source, name: name)
        let model = document.read(root, overrides)
        guard document.assembly.problems.isEmpty, document.overrideDiagnostics.isEmpty,
            var model
        else {
            throw errors(source, document.assembly.problems, document.overrideDiagnostics)
        }
        model.digest = modelDigest(bytes)
        return model
    }

    private static func errors(
        _ source: SourceText, _ problems: [ExpressionProblem], _ overrides: [Diagnostic]
    ) -> ModelErrors {
        let count = problems.count + overrides.count
        guard count > maximumDiagnostics else {
            return ModelErrors(source.diagnostics(problems) + overrides)
        }
        let earliest = problems.sorted { $0.span.lowerBound < $1.span.lowerBound }
        var shown = source.diagnostics(Array(earliest.prefix(maximumDiagnostics)))
        shown += overrides.prefix(maximumDiagnostics - shown.count)
        if var last = shown.last {
            last.message = "there are \(count - shown.count) more problems"
            last.sourceLine = ""
            last.suggestion = nil
            shown.append(last)
        }
        return ModelErrors(shown)
    }
}
