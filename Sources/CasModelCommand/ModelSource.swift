import CasModel
import Foundation

/// Where a model's text comes from, found by the command line's MODEL.
struct ModelSource {
    /// The model's name: a built-in's, or the file's without its ending.
    let name: String
    /// What diagnostics call the file.
    let file: String
    /// The text, in UTF-8 if it is a model.
    let bytes: [UInt8]
    /// What the file is to the operating system; nil for a built-in model.
    let identity: FileIdentity?

    /// Finds a model: the default without an argument, a file where the argument names one or
    /// looks like a path, else a built-in.
    static func find(_ argument: String?) throws(CommandFailure) -> ModelSource {
        guard let argument else {
            guard let model = ShippedModel.all.first else {
                throw CommandFailure(.noInput, "no model is built in")
            }
            return ModelSource(model)
        }
        var status = stat()
        let exists = !argument.isEmpty && stat(argument, &status) == 0
        let isPath =
            argument.contains("/") || argument.hasSuffix(".yaml") || argument.hasSuffix(".yml")
        // A folder cannot be meant where a model has its name.
        let isFolder = exists && status.st_mode & S_IFMT == S_IFDIR
        if isFolder, let model = ShippedModel.all.first(where: { $0.name == argument }) {
            return ModelSource(model)
        }
        if exists || isPath { return try read(file: argument) }
        return ModelSource(try builtIn(argument, orFile: true))
    }

    /// The built-in model with this name; `orFile` where a file was looked for, too.
    static func builtIn(
        _ name: String, orFile: Bool = false
    ) throws(CommandFailure) -> ShippedModel {
        if let model = ShippedModel.all.first(where: { $0.name == name }) { return model }
        let names = ShippedModel.all.map(\.name)
        // The beginning of one name or of two, or else a misspelling.
        let extended = names.filter { !name.isEmpty && $0.hasPrefix(name) }
        let meant =
            (1...2).contains(extended.count)
            ? extended : NearestName.of(name, among: names).map { [$0] } ?? []
        let hint =
            meant.isEmpty
            ? "; 'casmodel models' lists them"
            : "; did you mean \(meant.map { "'\($0)'" }.joined(separator: " or "))?"
        throw CommandFailure(
            .noInput,
            "there is no \(orFile ? "file and no " : "")built-in model "
                + "'\(DisplayText.clean(name))'\(hint)")
    }

    /// Parses and validates the text and those of the files that it extends.
    func model(_ changes: ModelChanges = ModelChanges()) throws(CommandFailure) -> Model {
        if changes.scenario?.contains(where: { !$0.isWhitespace }) == false {
            throw CommandFailure(.usage, "--scenario needs the name of a scenario")
        }
        let text = ModelText(
            name: name, file: file, bytes: bytes,
            identity: identity?.description ?? ExtendedFile.identity(ofBuiltIn: name))
        do throws(ModelErrors) {
            return try ModelReader.read(
                text, overrides: changes.overrides, scenario: changes.scenario,
                find: ExtendedFile.find,
                data: { (path, file) throws(DataFileError) in
                    try DataFolder(of: file).content(of: path)
                })
        } catch {
            throw CommandFailure(diagnostics: error)
        }
    }

    /// A built-in model.
    init(_ model: ShippedModel) {
        name = model.name
        file = model.name + ".yaml"
        bytes = model.bytes
        identity = nil
    }

    private init(name: String, file: String, bytes: [UInt8], identity: FileIdentity?) {
        self.name = name
        self.file = file
        self.bytes = bytes
        self.identity = identity
    }

    private static func read(file path: String) throws(CommandFailure) -> ModelSource {
        let content: FileContent
        do throws(SystemError) {
            content = try FileContent(of: path)
        } catch {
            throw CommandFailure(.noInput, cannotRead(path, error))
        }
        if content.kind == S_IFDIR {
            let shown = DisplayText.clean(path)
            throw CommandFailure(.noInput, "'\(shown)' is a folder, not a model file")
        }
        return ModelSource(
            name: modelName(path), file: path, bytes: content.bytes, identity: content.identity)
    }

    /// The file's name without its folder and ending.
    static func modelName(_ path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        for ending in [".yaml", ".yml"] where last.hasSuffix(ending) && last.count > ending.count {
            return String(last.dropLast(ending.count))
        }
        return last
    }

    private static func cannotRead(_ path: String, _ error: SystemError) -> String {
        let shown = DisplayText.clean(path)
        guard error.code == ENOENT else { return "cannot read '\(shown)': \(error.description)" }
        let name = modelName(path)
        let hint =
            ShippedModel.all.contains { $0.name == name }
            ? "; the built-in model is called '\(name)'" : ""
        return "there is no file '\(shown)'\(hint)"
    }
}

extension CommandFailure {
    /// All the problems of a model.
    init(diagnostics errors: ModelErrors) {
        self.init(.badModel, errors.description)
        isRendered = true
        modelErrors = errors
    }
}
