/// Lists of names with a sentence for each.
enum NamedLines {
    /// The names in a column and the sentences beside them, wrapped to the width. Where the sentences
    /// would have less than `narrowest` columns, and for names wider than `widest`, they stand below.
    ///
    /// - Parameter names: names that the column is to have room for, too.
    static func lines(
        _ items: [(name: String, text: String)], indent: Int, namesAs names: [String] = [],
        widest: Int = .max, narrowest: Int = 24, _ style: TextStyle
    ) -> [String] {
        let start = String(repeating: " ", count: indent)
        let name = (names + items.map(\.name)).map(DisplayText.width).max() ?? 0
        let column = indent + min(name, widest) + TextTable.gap
        let isBeside = style.width - column >= narrowest
        return items.flatMap { item in
            let isShort = DisplayText.width(item.name) <= widest
            let hanging = isBeside ? column : indent + 4
            let space = String(repeating: " ", count: hanging)
            let words = DisplayText.wrapped(item.text, to: max(style.width - hanging, 16))
            let name = start + item.name
            guard isBeside, isShort else { return [name] + words.map { space + $0 } }
            return (words.isEmpty ? [""] : words).enumerated().map {
                ($0 == 0 ? DisplayText.padded(name, to: hanging) : space) + $1
            }
        }
    }
}
