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

    /// Reads a model file and those behind it.
    ///
    /// - Throws: what is wrong with the first file that cannot be read, or with the way to it. What
    ///   the files say is not checked here.
    init(_ text: ModelText, find: ModelText.Finder?) throws(ModelErrors) {
        var sources: [SourceText] = []
        var roots: [YAMLNode] = []
        var next: ModelText? = text
        var origin = 0
        var bytes = 0
        while let current = next {
            texts.append(current)
            bytes += current.bytes.count
            let (source, root) = try Self.read(current, isTooMuch: bytes > FileText.maximumBytes)
            sources.append(source)
            roots.append(root.moved(by: origin))
            origin += source.bytes.count + 1
            do throws(ExpressionProblem) {
                next = try Self.extended(by: root, source, texts, find)
            } catch {
                throw ModelErrors(source.diagnostics([error]))
            }
        }
        self.source = SourceText(joining: sources)
        self.roots = roots
    }

    private static func read(
        _ text: ModelText, isTooMuch: Bool
    ) throws(ModelErrors) -> (SourceText, YAMLNode) {
        let source: SourceText
        do throws(Diagnostic) {
            source = try FileText.check(text.bytes, file: text.file)
        } catch {
            throw ModelErrors([error])
        }
        guard !isTooMuch else {
            let size = FileText.maximumBytes >> 20
            throw ModelErrors([
                source.diagnostic(
                    0..<0, "the files of a model have at most \(size) MiB together")
            ])
        }
        let (root, problems) = YAMLReader.read(source)
        guard problems.isEmpty, let root else {
            throw ModelReader.errors(
                source,
                problems.isEmpty
                    ? [ExpressionProblem(0..<0, "the file is empty; it holds no model")]
                    : problems, [])
        }
        return (source, root)
    }

    /// The file that a document extends; nil where it extends none.
    private static func extended(
        by root: YAMLNode, _ source: SourceText, _ texts: [ModelText], _ find: ModelText.Finder?
    ) throws(ExpressionProblem) -> ModelText? {
        guard case .mapping(let entries) = root.kind,
            let entry = entries.first(where: { $0.key.string == "extends" }),
            let current = texts.last
        else { return nil }
        guard case .text(let value) = entry.value.kind, !value.string.trimmed.isEmpty else {
            let key = TextPlaces(entry.key, in: source).range(0..<entry.key.string.utf8.count)
            throw ExpressionProblem(
                key, "`extends` must be a file or the name of a built-in model",
                suggestion: "write `extends: base.yaml`")
        }
        let reference = value.string.trimmed
        let place = TextPlaces(value, in: source).range(0..<value.string.utf8.count)
        func problem(_ message: String, _ suggestion: String? = nil) -> ExpressionProblem {
            ExpressionProblem(place, message, suggestion: suggestion)
        }
        guard let find else { throw problem("this model cannot extend others") }
        let text: ModelText
        do throws(ModelTextError) {
            text = try find(reference, current)
        } catch {
            throw problem(error.message, error.suggestion)
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

extension YAMLNode {
    /// The value with all its places moved. Recursion is bounded by what was read.
    func moved(by distance: Int) -> YAMLNode {
        guard distance != 0 else { return self }
        switch kind {
        case .text(let text):
            return YAMLNode(kind: .text(text.moved(by: distance)), offset: offset + distance)
        case .list(let items):
            return YAMLNode(
                kind: .list(items.map { $0.moved(by: distance) }), offset: offset + distance)
        case .mapping(let entries):
            return YAMLNode(
                kind: .mapping(
                    entries.map {
                        YAMLEntry(
                            key: $0.key.moved(by: distance), value: $0.value.moved(by: distance))
                    }), offset: offset + distance)
        }
    }
}

extension YAMLText {
    fileprivate func moved(by distance: Int) -> YAMLText {
        YAMLText(string: string, style: style, offset: offset + distance)
    }
}
