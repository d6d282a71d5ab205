import Foundation
import ModelFile
import ModelLanguage
import Output
import ShippedModels

/// Finds the files that model files extend: other files in the same folder or below it, and built-in
/// models.
///
/// A model may come from anywhere; it must not reach files elsewhere, by no path and no symbolic
/// link. What it says of a file that is no model (an error with the line) would tell its content.
package enum ExtendedFile {
    /// What tells a built-in model from files.
    package static func identity(ofBuiltIn name: String) -> String { "built-in \(name)" }

    /// The text that `reference` names in `file`: with an ending `.yaml` or `.yml` or a slash a path,
    /// relative to the folder of `file`, else the name of a built-in model.
    ///
    /// - Parameter places: where the files of the model are, to which this one is added.
    package static func find(
        _ reference: String, from file: ModelText, _ places: ModelPlaces
    ) throws(Diagnostic) -> ModelText {
        let isPath =
            reference.contains("/") || reference.hasSuffix(".yaml") || reference.hasSuffix(".yml")
        return isPath
            ? try self.file(reference, from: places[file.identity], places) : try builtIn(reference)
    }

    private static func builtIn(_ name: String) throws(Diagnostic) -> ModelText {
        guard let model = ShippedModel.all.first(where: { $0.name == name }) else {
            throw Diagnostic(
                "there is no built-in model `\(DisplayText.clean(name))`",
                suggestion: NearestName.suggestion(
                    for: name, among: ShippedModel.all.map(\.name))
                    ?? "a file is named with its ending, as in `base.yaml`")
        }
        return ModelText(
            name: model.name, file: model.name + ".yaml", bytes: model.bytes,
            identity: identity(ofBuiltIn: model.name))
    }

    private static func file(
        _ path: String, from place: ModelPlace, _ places: ModelPlaces
    ) throws(Diagnostic) -> ModelText {
        let shown = DisplayText.clean(path)
        if case .builtIn = place {
            throw Diagnostic("a built-in model extends built-in models only")
        }
        guard let folder = place.folder else {
            throw Diagnostic(
                "a model that comes through a pipe lies in no folder; it extends built-in models "
                    + "only")
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let isInside =
            !path.hasPrefix("/") && !parts.contains("..")
            && path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        let target = folder.appending(SystemPath(path))
        guard isInside, let resolvedFolder = folder.resolved() else { throw outside(shown) }
        guard let resolvedTarget = target.resolved() else {
            let error = SystemError(code: errno)
            throw Diagnostic(
                error.code == ENOENT
                    ? "there is no file `\(shown)` in the folder of this one"
                    : "`\(shown)` cannot be read: \(error.description)")
        }
        let root = resolvedFolder.appending("").bytes
        guard resolvedTarget.bytes.starts(with: root) else { throw outside(shown) }
        let text = try read(resolvedTarget, named: target.text, shown)
        places[text.identity] = .file(target)
        return text
    }

    /// Reads a file by its path without links, which nothing can lead elsewhere any more.
    private static func read(
        _ path: SystemPath, named target: String, _ shown: String
    ) throws(Diagnostic) -> ModelText {
        let content: FileContent
        do throws(SystemError) {
            content = try FileContent(of: path, flags: O_NOFOLLOW | O_NONBLOCK)
        } catch {
            throw Diagnostic("`\(shown)` cannot be read: \(error.description)")
        }
        guard content.kind == S_IFREG else {
            throw Diagnostic(
                "`\(shown)` is "
                    + (content.kind == S_IFDIR ? "a folder, not a model file" : "no regular file"))
        }
        return ModelText(
            name: ModelText.name(ofFile: target), file: target, bytes: content.bytes,
            identity: content.identity.description)
    }

    private static func outside(_ shown: String) -> Diagnostic {
        Diagnostic(
            "`\(shown)` does not lie in the folder of this file",
            suggestion: "a model extends files in its own folder and below it")
    }
}
