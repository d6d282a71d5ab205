import Mustache

/// Text as HTML shows it, letter for letter: what the templates put wherever a value has two braces.
///
/// The escaping goes by Unicode scalars. Mustache's own goes by characters, where a quotation mark
/// that is followed by a combining accent is another character than a quotation mark, and so ends
/// the attribute that it stands in.
struct HTMLEscaping: MustacheContentType {
    /// The name by which templates ask for it.
    static let name = "CASMODEL_HTML"

    func escapeText(_ text: String) -> String { Self.escaped(text) }

    /// The text for an element's content or an attribute in quotation marks.
    ///
    /// What HTML forbids even where it is escaped (control characters, code points that are no
    /// characters), and marks that turn the direction of the writing around them, become U+FFFD.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            case _ where isForbidden(scalar): result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        case 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }
}
