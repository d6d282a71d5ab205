/// Characters that take the place of others while YAML is read, and are turned back afterwards.
///
/// Each is one scalar for one scalar, so that lines and columns stay what they are. They lie in
/// the last private-use plane, and a file that has them is refused.
enum StandIn {
    static let colon: Unicode.Scalar = "\u{100000}"
    static let comma: Unicode.Scalar = "\u{100001}"

    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        (0x100000...0x10FFFD).contains(scalar.value)
    }

    /// A text with colons and commas put back.
    static func restore(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: contains) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case colon: result.append(":")
            case comma: result.append(",")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
