/// Lists of names with a sentence for each.
enum NamedLines {
    /// The narrowest column of sentences; where there is less room, they stand below their names.
    private static let narrowest = 30

    /// The names in a column and the sentences beside them. Wrapped only where the style says that
    /// lines have to fit, since programs read lines.
    ///
    /// - Parameter names: names that the column is to have room for, too.
    static func lines(
        _ items: [(name: String, text: String)], indent: Int, namesAs names: [String] = [],
        _ style: TextStyle
    ) -> [String] {
        let start = String(repeating: " ", count: indent)
        let widest = (names + items.map(\.name)).map(DisplayText.width).max() ?? 0
        let column = indent + widest + 2
        guard style.cutsToWidth else {
            return items.map { start + DisplayText.padded($0.name, to: column - indent) + $0.text }
        }
        let isBeside = style.width - column >= narrowest
        let hanging = isBeside ? column : indent + 4
        let space = String(repeating: " ", count: hanging)
        return items.flatMap { item in
            let words = DisplayText.wrapped(item.text, to: max(style.width - hanging, 1))
            let name = start + item.name
            return isBeside
                ? words.enumerated().map {
                    ($0 == 0 ? DisplayText.padded(name, to: hanging) : space) + $1
                }
                : [name] + words.map { space + $0 }
        }
    }
}
