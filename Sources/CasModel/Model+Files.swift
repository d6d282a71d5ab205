import Foundation
import ModelFile
import ModelLanguage
import ShippedModels

extension Model {
    /// Reads a model file, those that it extends and the data that it names, all from its own folder and
    /// below it.
    ///
    /// - Parameters:
    ///   - url: the file.
    ///   - scenario: the scenario of the file to apply.
    ///   - overrides: other expressions for some quantities.
    /// - Throws: `ModelErrors`, every problem with its place; also where the file cannot be read.
    public init(
        contentsOf url: URL, scenario: String? = nil, overrides: [Override] = []
    ) throws(ModelErrors) {
        let path = SystemPath(url.path)
        let content: FileContent
        do throws(SystemError) {
            content = try FileContent(of: path)
        } catch {
            throw ModelErrors(cannotRead: url.path, error.description)
        }
        guard content.kind != S_IFDIR else {
            throw ModelErrors(cannotRead: url.path, "it is a folder")
        }
        try self.init(
            ModelText(
                name: ModelText.name(ofFile: url.path), file: url.path, bytes: content.bytes,
                identity: content.identity.description),
            at: .file(path), scenario: scenario, overrides: overrides)
    }

    /// A built-in model by its name; `ShippedModel.all` lists them.
    ///
    /// - Throws: `ModelErrors`, also where there is none of this name.
    public init(
        builtIn name: String, scenario: String? = nil, overrides: [Override] = []
    ) throws(ModelErrors) {
        guard let model = ShippedModel.all.first(where: { $0.name == name }) else {
            throw ModelErrors(
                cannotRead: name,
                "no built-in model has this name; they are "
                    + WordList.of(ShippedModel.all.map(\.name)))
        }
        try self.init(
            ModelText(
                name: name, file: name + ".yaml", bytes: model.bytes,
                identity: ExtendedFile.identity(ofBuiltIn: name)),
            at: .builtIn, scenario: scenario, overrides: overrides)
    }

    /// Reads a model's text, with the files that it may reach from where it stands.
    package init(
        _ text: ModelText, at place: ModelPlace, scenario: String?, overrides: [Override]
    ) throws(ModelErrors) {
        let places = ModelPlaces(place, of: text.identity)
        self = try ModelReader.read(
            text, overrides: overrides, scenario: scenario,
            find: { (reference, file) throws(Diagnostic) in
                try ExtendedFile.find(reference, from: file, places)
            },
            data: { (path, file) throws(Diagnostic) in
                try DataFolder(of: places[file.identity]).content(of: path)
            })
    }
}

extension ModelErrors {
    /// That a file cannot be read, as the one problem.
    init(cannotRead file: String, _ reason: String) {
        self.init([
            Diagnostic(
                "cannot be read: \(reason)", code: .file,
                place: SourcePlace(file: file, line: 1, column: 1))
        ])
    }
}
