import ModelLanguage

/// A model file with all the files that it extends, one after the other.
struct ModelFiles {
    /// The most files of one model.
    static let maximumFiles = 10

    /// The files, the model's own first.
    private(set) var texts: [ModelText] = []
    /// Their content, joined.
    let source: SourceText
    /// The documents of the files, placed in `source`, the model's own first.
    let roots: [YAMLNode]
    /// What is wrong with texts that the documents have as they were probably meant.
    let mended: [Diagnostic]

    /// Reads a model file and those behind it.
    ///
    /// - Throws: what is wrong with the first file that cannot be read, or with the way to it. What
    ///   the files say is not checked here.
    init(_ text: ModelText, find: ModelText.Finder?) throws(ModelErrors) {
        var joined: SourceText?
        var roots: [YAMLNode] = []
        var mended: [Diagnostic] = []
        var next: ModelText? = text
        while let current = next {
            texts.append(current)
            let own = try Self.check(current, within: texts)
            let source = joined.map { SourceText(joining: [$0, own]) } ?? own
            let read = YAMLReader.read(own, at: source.bytes.count - own.bytes.count)
            mended += read.mended
            guard read.problems.isEmpty, let root = read.root else {
                guard read.problems.isEmpty else {
                    throw ModelReader.errors(source, mended + read.problems)
                }
                throw ModelReader.errors(
                    own, [Diagnostic("the file is empty; it holds no model", code: .missing)])
            }
            do throws(Diagnostic) {
                next = try Self.extended(by: root, source, texts, find)
            } catch {
                throw ModelReader.errors(source, mended + [error])
            }
            roots.append(root)
            joined = source
        }
        source = joined ?? SourceText(file: text.file, bytes: [])
        self.roots = roots
        self.mended = mended
    }

    private static func check(
        _ text: ModelText, within texts: [ModelText]
    ) throws(ModelErrors) -> SourceText {
        let source: SourceText
        do throws(Diagnostic) {
            source = try FileText.check(text.bytes, file: text.file)
        } catch {
            throw ModelErrors([error])
        }
        guard texts.reduce(0, { $0 + $1.bytes.count }) <= FileText.maximumBytes else {
            let size = FileText.maximumBytes >> 20
            throw ModelReader.errors(
                source,
                [
                    Diagnostic(
                        "the files of a model have at most \(size) MiB together", code: .limit)
                ])
        }
        return source
    }

    /// The file that a document extends; nil where it extends none.
    private static func extended(
        by root: YAMLNode, _ source: SourceText, _ texts: [ModelText], _ find: ModelText.Finder?
    ) throws(Diagnostic) -> ModelText? {
        guard case .mapping(let entries) = root.kind,
            let entry = entries.first(where: { $0.key.string == "extends" }),
            let current = texts.last
        else { return nil }
        guard case .text(let value) = entry.value.kind, !value.string.trimmed.isEmpty else {
            let key = TextPlaces(entry.key, in: source).range(0..<entry.key.string.utf8.count)
            throw Diagnostic(
                key, "`extends` must be a file or the name of a built-in model",
                suggestion: "write `extends: base.yaml`", code: .kind)
        }
        let reference = value.string.trimmed
        let place = TextPlaces(value, in: source).range(0..<value.string.utf8.count)
        func problem(_ message: String, _ suggestion: String? = nil) -> Diagnostic {
            Diagnostic(place, message, suggestion: suggestion, code: .file)
        }
        guard let find else { throw problem("this model cannot extend others") }
        let text: ModelText
        do throws(Diagnostic) {
            text = try find(reference, current)
        } catch {
            throw error.at(place)
        }
        if let first = texts.firstIndex(where: { $0.identity == text.identity }) {
            guard first < texts.count - 1 else { throw problem("this file extends itself") }
            let circle = texts[first...].map(\.file) + [texts[first].file]
            throw problem(
                "these files extend each other in a circle: " + circle.joined(separator: " -> "))
        }
        guard texts.count < maximumFiles else {
            throw problem(
                "a model has at most \(maximumFiles) files, each of which extends the next")
        }
        return text
    }
}
