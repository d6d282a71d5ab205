import ModelLanguage
import Yams

/// Reads YAML text into `YAMLNode`s.
///
/// The only file that speaks to the YAML library. Anchors, aliases and tags are refused: a model
/// has no use for them, and nested aliases can grow a small file beyond any memory.
struct YAMLReader {
    /// How deep lists and mappings may nest; a model needs four levels.
    private static let maximumDepth = 10

    private let source: SourceText
    private let scalars: [Unicode.Scalar]
    private let places: YAMLPlaces
    private var problems: [ExpressionProblem] = []
    /// The true names of keys that were made different, by their offset.
    private var renamed: [Int: String] = [:]

    /// Reads a whole text.
    ///
    /// - Returns: the value of the document, nil where it has none, and the problems; the value is
    ///   usable where the problems allow it.
    static func read(_ source: SourceText) -> (YAMLNode?, [ExpressionProblem]) {
        var reader = YAMLReader(source)
        let node = reader.read()
        return (node, reader.problems)
    }

    private init(_ source: SourceText) {
        self.source = source
        scalars = Array(String(decoding: source.bytes, as: UTF8.self).unicodeScalars)
        places = YAMLPlaces(scalars)
    }

    private mutating func report(_ offset: Int, _ message: String, _ suggestion: String? = nil) {
        problems.append(
            ExpressionProblem(offset..<offset + 1, message, suggestion: suggestion))
    }

    private mutating func read() -> YAMLNode? {
        let shielded = ExpressionShield.shield(scalars)
        // An alias as a key would be expanded while keys are compared, before it could be refused:
        // where the text may have anchors and aliases, it is first read with the stars disarmed.
        if scalars.contains("&"), scalars.contains("*") {
            let disarmed = shielded.map { $0 == "*" ? StandIn.star : $0 }
            _ = compose(disarmed)
            guard problems.isEmpty else { return nil }
        }
        return compose(shielded)
    }

    /// Reads scalars, making keys different until no mapping has two alike.
    private mutating func compose(_ text: [Unicode.Scalar]) -> YAMLNode? {
        var text = text
        renamed = [:]
        var last = 0
        var changes = 0
        for _ in 0..<DuplicateKeys.maximumMappings {
            do {
                let parser = try Yams.Parser(
                    yaml: Self.string(text), resolver: .basic, constructor: .default,
                    encoding: .utf8)
                return try withExtendedLifetime(parser) {
                    guard let root = try parser.singleRoot() else { return nil }
                    return convert(root, depth: 0)
                }
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                let place = places.scalarIndex(line: context.mark.line, column: context.mark.column)
                last = places.offset(ofScalar: place)
                let found = DuplicateKeys.separate(&text, keys: Set(keys), from: place, &changes)
                guard !found.isEmpty else {
                    let key = StandIn.restore(keys.first ?? "")
                    report(
                        places.offset(line: context.mark.line, column: context.mark.column),
                        "`\(key)` stands twice in one mapping")
                    return nil
                }
                for (index, key) in found { renamed[places.offset(ofScalar: index)] = key }
            } catch {
                problems.append(YAMLProblem.describe(error, places))
                return nil
            }
        }
        report(last, "too many mappings before this one have the same key twice")
        return nil
    }

    private static func string(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    // MARK: Conversion

    /// A node free of the library. Recursion is bounded by `maximumDepth`.
    private mutating func convert(_ node: Node, depth: Int) -> YAMLNode? {
        let offset = offset(of: node)
        guard depth <= Self.maximumDepth else {
            report(offset, "lists and mappings nest too deep here; a model needs four levels")
            return nil
        }
        if node.anchor != nil {
            report(
                offset, "anchors and aliases cannot stand in a model",
                "write the value where it is needed; text that begins with & or * goes in quotes")
            return nil
        }
        switch node {
        case .scalar(let scalar):
            if scalar.style == .plain, let space = foreignSpace(beginning: scalar, offset) {
                problems.append(space)
                return nil
            }
            return YAMLNode(kind: .text(text(scalar, offset)), offset: offset)
        case .sequence(let sequence):
            guard isUntagged(sequence.tag, .seq, offset) else { return nil }
            var items: [YAMLNode] = []
            for item in sequence {
                if let item = convert(item, depth: depth + 1) { items.append(item) }
            }
            return YAMLNode(kind: .list(items), offset: offset)
        case .mapping(let mapping):
            guard isUntagged(mapping.tag, .map, offset) else { return nil }
            var entries: [YAMLEntry] = []
            for (key, value) in mapping {
                guard let key = self.key(key) else { continue }
                if let value = convert(value, depth: depth + 1) {
                    entries.append(YAMLEntry(key: key, value: value))
                }
            }
            return YAMLNode(kind: .mapping(entries), offset: offset)
        case .alias:
            report(offset, "anchors and aliases cannot stand in a model")
            return nil
        }
    }

    /// A space in or beside a key that is none for YAML.
    private func foreignSpace(in key: String, _ offset: Int) -> ExpressionProblem? {
        let scalars = Array(key.unicodeScalars) + [":"]
        guard let index = ForeignSpace.index(in: scalars) else { return nil }
        return ForeignSpace.problem(
            scalars[index], at: scalars[..<index].reduce(offset) { $0 + UTF8.width($1) })
    }

    /// The same in a text that is the first on its line, and would be a key or an item without it.
    private func foreignSpace(
        beginning scalar: Node.Scalar, _ offset: Int
    ) -> ExpressionProblem? {
        guard let mark = scalar.mark,
            places.isFirst(line: mark.line, column: mark.column, afterDashes: true),
            scalar.string.unicodeScalars.contains(where: ForeignSpace.isForeign)
        else { return nil }
        return ForeignSpace.problem(in: mark.line...mark.line, places)
    }

    private func offset(of node: Node) -> Int {
        node.mark.map { places.offset(line: $0.line, column: $0.column) } ?? 0
    }

    private mutating func key(_ node: Node) -> YAMLText? {
        let offset = offset(of: node)
        guard case .scalar(let scalar) = node else {
            report(offset, "a key is a word, not a list or a mapping")
            return nil
        }
        guard node.anchor == nil else {
            report(offset, "anchors and aliases cannot stand in a model")
            return nil
        }
        guard scalar.string != "<<" else {
            report(offset, "merge keys cannot stand in a model", "write the values out")
            return nil
        }
        let text = text(scalar, offset)
        if text.style == .plain, let space = foreignSpace(in: scalar.string, offset) {
            problems.append(space)
        }
        guard let name = renamed[offset] else { return text }
        return YAMLText(string: name, style: text.style, offset: offset)
    }

    private mutating func text(_ scalar: Node.Scalar, _ offset: Int) -> YAMLText {
        _ = isUntagged(scalar.tag, .str, offset)
        let style: YAMLText.Style
        switch scalar.style {
        case .singleQuoted: style = .singleQuoted
        case .doubleQuoted: style = .doubleQuoted
        case .literal, .folded: style = .block
        case .any, .plain: style = .plain
        }
        return YAMLText(string: StandIn.restore(scalar.string), style: style, offset: offset)
    }

    private mutating func isUntagged(_ tag: Tag, _ resolved: Tag.Name, _ offset: Int) -> Bool {
        // Comparing keys resolves their tags, so that the default one may be there already.
        let name = tag.rawValue
        let isFine =
            name.isEmpty
            || name == resolved.rawValue && source.byte(at: offset) != UInt8(ascii: "!")
        if !isFine {
            report(
                offset, "tags cannot stand in a model",
                "text that begins with ! goes in quotes")
        }
        return isFine
    }
}
