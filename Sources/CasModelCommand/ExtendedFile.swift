import CasModel
import Foundation

/// Finds the files that model files extend: other files in the same folder or below it, and built-in
/// models.
///
/// A model may come from anywhere; it must not reach files elsewhere, by no path and no symbolic
/// link. What it says of a file that is no model (an error with the line) would tell its content.
enum ExtendedFile {
    /// What tells a built-in model from files.
    static func identity(ofBuiltIn name: String) -> String { "built-in \(name)" }

    /// The text that `reference` names in `file`: with an ending `.yaml` or `.yml` or a slash a path,
    /// relative to the folder of `file`, else the name of a built-in model.
    static func find(
        _ reference: String, from file: ModelText
    ) throws(ModelTextError) -> ModelText {
        let isPath =
            reference.contains("/") || reference.hasSuffix(".yaml") || reference.hasSuffix(".yml")
        return isPath
            ? try self.file(reference, from: file) : try builtIn(reference, from: file)
    }

    private static func builtIn(
        _ name: String, from file: ModelText
    ) throws(ModelTextError) -> ModelText {
        guard let model = ShippedModel.all.first(where: { $0.name == name }) else {
            let nearest = NearestName.of(name, among: ShippedModel.all.map(\.name))
            throw ModelTextError(
                "there is no built-in model `\(DisplayText.clean(name))`",
                suggestion: nearest.map { "did you mean `\($0)`?" }
                    ?? "a file is named with its ending, as in `base.yaml`")
        }
        return ModelText(
            name: model.name, file: model.name + ".yaml", bytes: model.bytes,
            identity: identity(ofBuiltIn: model.name))
    }

    private static func file(
        _ path: String, from file: ModelText
    ) throws(ModelTextError) -> ModelText {
        let shown = DisplayText.clean(path)
        if file.identity.hasPrefix("built-in ") {
            throw ModelTextError("a built-in model extends built-in models only")
        }
        let isStream = ["/dev/", "/proc/"].contains { file.file.hasPrefix($0) }
        var status = stat()
        guard !isStream, stat(file.file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw ModelTextError(
                "a model that comes through a pipe lies in no folder; it extends built-in models "
                    + "only")
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let isInside =
            !path.hasPrefix("/") && !parts.contains("..")
            && path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        let folder = folder(of: file.file)
        let target = folder == "." ? path : (folder == "/" ? "" : folder) + "/" + path
        guard isInside, let resolvedFolder = resolved(folder) else { throw outside(shown) }
        guard let resolvedTarget = resolved(target) else {
            let error = SystemError(code: errno)
            throw ModelTextError(
                error.code == ENOENT
                    ? "there is no file `\(shown)` in the folder of this one"
                    : "`\(shown)` cannot be read: \(error.description)")
        }
        let root = resolvedFolder == "/" ? "/" : resolvedFolder + "/"
        guard resolvedTarget.hasPrefix(root) else { throw outside(shown) }
        return try read(resolvedTarget, named: target, shown)
    }

    /// Reads a file by its path without links, which nothing can lead elsewhere any more.
    private static func read(
        _ path: String, named target: String, _ shown: String
    ) throws(ModelTextError) -> ModelText {
        let content: FileContent
        do throws(SystemError) {
            content = try FileContent(of: path, flags: O_NOFOLLOW | O_NONBLOCK)
        } catch {
            throw ModelTextError("`\(shown)` cannot be read: \(error.description)")
        }
        guard content.kind == S_IFREG else {
            throw ModelTextError(
                "`\(shown)` is "
                    + (content.kind == S_IFDIR ? "a folder, not a model file" : "no regular file"))
        }
        return ModelText(
            name: ModelSource.modelName(target), file: target, bytes: content.bytes,
            identity: content.identity.description)
    }

    private static func outside(_ shown: String) -> ModelTextError {
        ModelTextError(
            "`\(shown)` does not lie in the folder of this file",
            suggestion: "a model extends files in its own folder and below it")
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
