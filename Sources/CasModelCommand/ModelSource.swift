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
    /// Where it came from.
    private let place: ModelPlace
    /// What tells the file from all others.
    private let identity: String

    /// Finds a model: the default without an argument, standard input for `-`, a file where the
    /// argument names one or looks like a path, else a built-in.
    static func find(_ argument: SystemPath?) throws(CommandFailure) -> ModelSource {
        guard let argument else {
            guard let model = ShippedModel.all.first else {
                throw CommandFailure(.noInput, "no model is built in")
            }
            return ModelSource(model)
        }
        if argument == "-" { return try standardInput() }
        let text = argument.text
        let status = text.isEmpty ? nil : argument.status()
        let isPath = text.contains("/") || text.hasSuffix(".yaml") || text.hasSuffix(".yml")
        // A folder cannot be meant where a model has its name.
        let isFolder = status.map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
        if isFolder, let model = ShippedModel.all.first(where: { $0.name == text }) {
            return ModelSource(model)
        }
        if status != nil || isPath { return try read(file: argument) }
        return ModelSource(try builtIn(text, orFile: true))
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
        let text = ModelText(name: name, file: file, bytes: bytes, identity: identity)
        do throws(ModelErrors) {
            return try Model(
                text, at: place, scenario: changes.scenario, overrides: changes.overrides)
        } catch {
            throw CommandFailure(diagnostics: error)
        }
    }

    /// A built-in model.
    init(_ model: ShippedModel) {
        name = model.name
        file = model.name + ".yaml"
        bytes = model.bytes
        place = .builtIn
        identity = ExtendedFile.identity(ofBuiltIn: model.name)
    }

    private init(name: String, file: String, place: ModelPlace, content: FileContent) {
        self.name = name
        self.file = file
        self.place = place
        bytes = content.bytes
        identity = content.identity.description
    }

    private static func read(file path: SystemPath) throws(CommandFailure) -> ModelSource {
        let content: FileContent
        do throws(SystemError) {
            content = try FileContent(of: path)
        } catch {
            throw CommandFailure(.noInput, cannotRead(path, error))
        }
        if content.kind == S_IFDIR {
            throw CommandFailure(.noInput, "'\(path.shown)' is a folder, not a model file")
        }
        return ModelSource(
            name: ModelText.name(ofFile: path.text), file: path.text, place: .file(path),
            content: content)
    }

    /// The model on standard input, to be read once. The files that it names are those of the current
    /// folder.
    private static func standardInput() throws(CommandFailure) -> ModelSource {
        if Terminal.isTerminal(STDIN_FILENO) {
            StandardStreams.remark("reading the model from standard input; Ctrl-D ends it")
        }
        let content: FileContent
        do throws(SystemError) {
            content = try FileContent(reading: STDIN_FILENO)
        } catch {
            throw CommandFailure(.noInput, "cannot read standard input: \(error.description)")
        }
        if content.kind == S_IFDIR {
            throw CommandFailure(.noInput, "standard input is a folder, not a model file")
        }
        return ModelSource(name: "stdin", file: "<stdin>", place: .standardInput, content: content)
    }

    private static func cannotRead(_ path: SystemPath, _ error: SystemError) -> String {
        let shown = path.shown
        guard error.code == ENOENT else { return "cannot read '\(shown)': \(error.description)" }
        let name = ModelText.name(ofFile: path.text)
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
