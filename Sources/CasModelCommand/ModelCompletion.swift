import ArgumentParser
import CasModel
import Foundation

/// What shells propose for a MODEL: the built-in models, `-` for standard input, and model files here and
/// one folder below.
///
/// Folders by themselves are not proposed: shells put a space behind what a program proposes.
enum ModelCompletion {
    /// For an argument that is a model.
    static let kind = CompletionKind.custom { _, _, prefix in candidates(for: prefix) }

    /// For the name of a built-in model.
    static let builtIn = CompletionKind.list(ShippedModel.all.map(\.name))

    /// The most folders that are looked into, and the most files that are proposed.
    private static let mostFolders = 100
    private static let mostFiles = 1000

    /// What a word can be completed to.
    static func candidates(for prefix: String) -> [String] {
        let names = ShippedModel.all.map(\.name).filter { $0.hasPrefix(prefix) }
        let slash = prefix.lastIndex(of: "/").map { prefix.index(after: $0) }
        let folder = String(prefix[..<(slash ?? prefix.startIndex)])
        let entries = contents(of: folder)
        var files = entries.filter(isModel)
        for name in entries.filter({ !isModel($0) }).prefix(mostFolders) {
            files += contents(of: folder + name + "/").filter(isModel).map { name + "/" + $0 }
        }
        let stream = prefix.isEmpty ? ["-"] : []
        return names + stream
            + files.map { folder + $0 }.filter { $0.hasPrefix(prefix) }.prefix(mostFiles)
    }

    private static func isModel(_ name: String) -> Bool {
        name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    }

    /// The names in a folder, sorted, without hidden ones; none where it cannot be read.
    private static func contents(of folder: String) -> [String] {
        let path = folder.isEmpty ? "." : folder
        let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }
}
