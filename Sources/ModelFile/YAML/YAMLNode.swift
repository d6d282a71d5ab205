/// A value of a YAML file with the place it stands at, free of the library that read it.
struct YAMLNode: Sendable {
    /// The kinds of values.
    enum Kind: Sendable {
        case text(YAMLText)
        case mapping([YAMLEntry])
        case list([YAMLNode])
    }

    /// What it is.
    let kind: Kind
    /// Where it begins, in UTF-8 bytes from the start of the file.
    let offset: Int

    /// The stretch that stands for its beginning in messages.
    var start: Range<Int> { offset..<offset + 1 }

    /// The text without white space around it, where it is one.
    var text: String? {
        if case .text(let text) = kind { text.string.trimmed } else { nil }
    }

    /// Whether nothing is written.
    var isMissing: Bool {
        if case .text(let text) = kind { text.isMissing } else { false }
    }

    /// The keys of a mapping.
    var keys: [String] {
        if case .mapping(let entries) = kind { entries.map(\.key.string) } else { [] }
    }

    /// The items of a list.
    var items: [YAMLNode] {
        if case .list(let items) = kind { items } else { [] }
    }

    /// The value behind a key of a mapping.
    subscript(key: String) -> YAMLNode? {
        guard case .mapping(let entries) = kind else { return nil }
        return entries.first { $0.key.string == key }?.value
    }

    /// The texts in the list behind a key of a mapping.
    func texts(of key: String) -> [String] { self[key]?.texts ?? [] }

    /// The one text, or those of the list.
    var texts: [String] {
        switch kind {
        case .text(let text): [text.string.trimmed]
        case .list, .mapping: items.compactMap(\.text)
        }
    }

    /// What it is, as a message names it.
    var description: String {
        switch kind {
        case .text: isMissing ? "nothing" : "text"
        case .mapping: "a mapping"
        case .list: "a list"
        }
    }
}

/// A key and its value.
struct YAMLEntry: Sendable {
    let key: YAMLText
    let value: YAMLNode

    /// The entry with another value in the same place.
    func holding(_ kind: YAMLNode.Kind) -> YAMLEntry {
        YAMLEntry(key: key, value: YAMLNode(kind: kind, offset: value.offset))
    }
}

/// A text of a YAML file exactly as written: `yes`, `1e3` and `~` mean themselves.
struct YAMLText: Sendable {
    /// How a text is written.
    enum Style: Sendable {
        case plain, singleQuoted, doubleQuoted, block
    }

    /// The text with quotes, escapes and folding undone.
    let string: String
    let style: Style
    /// Where it begins in the file, quotes and block indicators included.
    let offset: Int

    /// Whether nothing is written.
    var isMissing: Bool { style == .plain && string.isEmpty }

    /// The stretch that stands for its beginning in messages.
    var start: Range<Int> { offset..<offset + 1 }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// Without line breaks: runs of white space are one space.
    var oneLine: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
