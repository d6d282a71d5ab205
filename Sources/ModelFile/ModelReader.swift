import ModelLanguage

/// Reads model files.
package enum ModelReader {
    /// The largest number of problems that are reported one by one.
    static let maximumDiagnostics = 200

    /// The largest model file, in bytes. More are refused, so that who fetches them may stop one
    /// byte later, whatever is left.
    package static let maximumBytes = 1 << 20

    /// Parses and validates a model's text.
    ///
    /// - Parameters:
    ///   - bytes: the file's content; anything but UTF-8 YAML is a diagnostic.
    ///   - file: the path to name in diagnostics.
    ///   - name: the model's name, usually the file's name without its ending.
    ///   - overrides: `--set` changes, applied before validation. The last one of a name counts,
    ///     and a changed quantity has no sources: they speak for the value in the file.
    ///   - data: finds the data files that the model names; without it it can name none.
    /// - Throws: every problem found, in the order of the text, those of `overrides` last. Beyond
    ///   two hundred, the last one says how many more there are. A model that extends another one
    ///   is a problem: nothing says where to find it.
    package static func read(
        bytes: [UInt8], file: String, name: String, overrides: [Model.Override] = [],
        data: ModelText.DataFinder? = nil
    ) throws(ModelErrors) -> Model {
        try read(
            ModelText(name: name, file: file, bytes: bytes), overrides: overrides, data: data)
    }

    /// Parses and validates a model's text and those of the files that it extends.
    ///
    /// All scenarios of the model are checked, whichever is applied.
    ///
    /// - Parameters:
    ///   - text: the model's own file.
    ///   - overrides: `--set` changes, applied after the scenario and before validation. The last
    ///     one of a name counts, and a changed quantity has no sources.
    ///   - scenario: the name of the scenario to apply.
    ///   - find: finds the file that a file extends; without it none can.
    ///   - data: finds the data files that a file names; without it none can.
    /// - Throws: every problem found, file by file in the order of the text, those of `overrides`
    ///   last. Beyond two hundred, the last one says how many more there are.
    package static func read(
        _ text: ModelText, overrides: [Model.Override] = [], scenario: String? = nil,
        find: ModelText.Finder? = nil, data: ModelText.DataFinder? = nil
    ) throws(ModelErrors) -> Model {
        let files = try ModelFiles(text, find: find)
        let texts = files.texts
        var finder: DataFinder?
        if let data {
            finder = { (path: String, file: Int) throws(Diagnostic) -> [UInt8] in
                try data(path, texts[file])
            }
        }
        let dataFiles = DataFiles(finder)
        var model = try read(
            files.roots, files.source, name: text.name, overrides: overrides, scenario: scenario,
            data: dataFiles, mended: files.mended)
        model.digest = ModelText.digest(of: files.texts, data: dataFiles.contents)
        model.extendedFiles = files.texts.dropFirst().map(\.file)
        return model
    }

    /// The model that statements make which are in no file.
    static func read(
        _ root: YAMLNode, _ source: SourceText, name: String, overrides: [Model.Override]
    ) throws(ModelErrors) -> Model {
        var model = try read(
            [root], source, name: name, overrides: overrides, scenario: nil, data: DataFiles())
        model.digest = modelDigest(source.bytes)
        return model
    }

    private static func read(
        _ roots: [YAMLNode], _ source: SourceText, name: String, overrides: [Model.Override],
        scenario: String?, data: DataFiles, mended: [Diagnostic] = []
    ) throws(ModelErrors) -> Model {
        var document = ModelDocument(source, name: name, data: data)
        let model = document.read(roots, overrides, scenario: scenario)
        let problems = mended + document.assembly.errors
        guard problems.isEmpty, document.overrideErrors.isEmpty, let model else {
            throw errors(source, problems, document.overrideErrors)
        }
        return model
    }

    static func errors(
        _ source: SourceText, _ problems: [Diagnostic], _ overrides: [Diagnostic] = []
    ) -> ModelErrors {
        let count = problems.count + overrides.count
        var shown = source.placed(Array(problems.inOrderOfText.prefix(maximumDiagnostics)))
        shown += overrides.prefix(maximumDiagnostics - shown.count)
        if count > shown.count, var last = shown.last {
            last.message = "there are \(count - shown.count) more problems"
            last.sourceLine = ""
            last.suggestion = nil
            last.code = .limit
            shown.append(last)
        }
        return ModelErrors(shown)
    }
}
