import ModelLanguage

/// Reads model files.
public enum ModelReader {
    /// Parses and validates a model's text.
    ///
    /// - Parameters:
    ///   - bytes: the file's content; anything but UTF-8 YAML is a diagnostic.
    ///   - file: the path to name in diagnostics.
    ///   - name: the model's name, usually the file's name without its ending.
    ///   - overrides: `--set` changes, applied before validation.
    /// - Throws: every problem found, in the order of the text.
    public static func read(
        bytes: [UInt8], file: String, name: String, overrides: [Model.Override] = []
    ) throws(ModelErrors) -> Model {
        throw ModelErrors([
            Diagnostic(file: file, line: 1, column: 1, sourceLine: "", message: "not yet")
        ])
    }
}
