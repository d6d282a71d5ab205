/// The fields of comma-separated values (RFC 4180). Lines end in a line feed.
enum CSVField {
    /// A text, quoted where it holds a comma, a quotation mark or a line break, or where spaces at
    /// its ends might be lost.
    static func text(_ text: String) -> String {
        let special = text.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
                || $0 == UInt8(ascii: "\r")
        }
        guard special || text.hasPrefix(" ") || text.hasSuffix(" ") else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append("\"") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// A number, exact to its last digit; empty where it is not finite.
    static func number(_ value: Double) -> String { Numbers.shortest(value) }
}
