import ModelLanguage

/// The text of a model file, and what is needed to find the files that it extends.
package struct ModelText: Sendable, Equatable {
    /// The model's name, usually the file's name without its ending.
    package var name: String
    /// The path to name in diagnostics.
    package var file: String
    /// The file's content.
    package var bytes: [UInt8]
    /// What tells this file from all others, whatever its paths: files of one identity are one file.
    package var identity: String

    /// Describes a file; without an `identity` its path serves as one.
    package init(name: String, file: String, bytes: [UInt8], identity: String? = nil) {
        self.name = name
        self.file = file
        self.bytes = bytes
        self.identity = identity ?? file
    }
}

extension ModelText {
    /// Finds the file that a model extends: what stands behind `extends:`, and the file in which it
    /// stands.
    ///
    /// Reading opens no files itself, so that a program decides which ones a model may reach.
    package typealias Finder =
        (_ reference: String, _ file: ModelText) throws(Diagnostic) -> ModelText

    /// Finds the content of a data file: its path as the model writes it, with `/` between its parts,
    /// and the file in which it stands. Absolute paths and those with `..` never come here.
    ///
    /// A finder gives at most `DataFiles.maximumBytes` bytes.
    package typealias DataFinder =
        @Sendable (_ path: String, _ file: ModelText) throws(Diagnostic) -> [UInt8]

    /// The SHA-256 that names a model made of these texts, in hexadecimal: that of the bytes of a
    /// single file; of several, that of the list of their own, the model's first, data files last, each
    /// on a line (`sha256sum mine.yaml base.yaml days.csv | cut -c1-64 | sha256sum`).
    static func digest(of texts: [ModelText], data: [[UInt8]] = []) -> String {
        let files = texts.map(\.bytes) + data
        guard files.count != 1 else { return modelDigest(files[0]) }
        return modelDigest(files.flatMap { Array((modelDigest($0) + "\n").utf8) })
    }
}

extension ModelText {
    /// The file's name without its folder and ending.
    package static func name(ofFile path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        for ending in [".yaml", ".yml"] where last.hasSuffix(ending) && last.count > ending.count {
            return String(last.dropLast(ending.count))
        }
        return last
    }
}
