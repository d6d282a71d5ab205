/// What a cell of a data file says.
enum DataCell {
    /// A finite decimal number; nil for everything else: hexadecimal digits, `nan`, and what is too
    /// small to be told from 0.
    static func number(_ text: String) -> Double? {
        guard text.utf8.count <= 400,
            text.utf8.allSatisfy({ byte in
                (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
            }), let number = Double(text), number.isFinite
        else { return nil }
        let mantissa = text.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
        return number == 0 && mantissa.contains { (0x31...0x39).contains($0) } ? nil : number
    }

    /// The number that a cell was probably meant to say, as casmodel reads it: `1225000` for
    /// `1,225,000`; nil without a good guess.
    static func plain(_ text: String) -> String? {
        var digits = text.filter { !$0.isWhitespace && $0 != "'" && $0 != "\u{2019}" }
            .replacing("\u{2212}", with: "-")
        let suffix = digits.last.flatMap { exponents[$0] }
        if suffix != nil { digits.removeLast() }
        if number(digits) == nil { digits = ungrouped(digits) }
        guard number(digits) != nil, digits.last?.isNumber ?? false else { return nil }
        guard let suffix else { return digits }
        // Through the text, so that 1.1% gives 0.011.
        guard !digits.lowercased().contains("e"), let value = Double("\(digits)e\(suffix)") else {
            return nil
        }
        return NumberText.of(value)
    }

    private static let exponents: [Character: Int] = [
        "%": -2, "k": 3, "K": 3, "M": 6, "B": 9,
    ]

    /// A number without the commas or points that group its digits, and with a point before decimals.
    private static func ungrouped(_ text: String) -> String {
        for (grouping, decimal) in [(",", "."), (".", ",")] as [(Character, Character)] {
            let halves = text.split(separator: decimal, omittingEmptySubsequences: false)
            let groups = halves[0].split(separator: grouping, omittingEmptySubsequences: false)
            let isGrouped =
                halves.count <= 2 && groups.count > 1
                && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
                && (groups.first?.utf8.count ?? 0) <= 4
            guard isGrouped else { continue }
            return groups.joined() + (halves.count == 2 ? "." + halves[1] : "")
        }
        return text.filter { $0 == "," }.count == 1 ? text.replacing(",", with: ".") : text
    }
}
