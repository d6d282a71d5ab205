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

    /// What it is, as a message names it.
    var description: String {
        switch kind {
        case .text(let text): text.isMissing ? "nothing" : "text"
        case .mapping: "a mapping"
        case .list: "a list"
        }
    }
}

/// A key and its value.
struct YAMLEntry: Sendable {
    let key: YAMLText
    let value: YAMLNode
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
}
