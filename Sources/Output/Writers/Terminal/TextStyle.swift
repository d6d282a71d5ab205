/// How text for people is to look, which depends on where it goes.
package struct TextStyle: Sendable {
    /// The columns of the terminal; sentences are wrapped to fit.
    package var width: Int
    /// Whether tables, too, have to fit the width, at the cost of columns and of the ends of long
    /// names. On a terminal, not in a file.
    package var cutsToWidth: Bool
    /// Whether characters beyond ASCII can be shown: density sketches, ±.
    package var isUnicode: Bool
    /// Whether escape sequences for bold and colour may be used.
    package var isColoured: Bool

    /// Chooses a style; without arguments the one for files and pipes.
    package init(
        width: Int = 80, cutsToWidth: Bool = false, isUnicode: Bool = false,
        isColoured: Bool = false
    ) {
        self.width = width
        self.cutsToWidth = cutsToWidth
        self.isUnicode = isUnicode
        self.isColoured = isColoured
    }

    /// The ways a piece of text can stand out.
    package enum Emphasis: String, CaseIterable {
        case bold = "1"
        case dim = "2"
        case warning = "33"
        case sketch = "36"

        var sequence: String { "\u{1B}[\(rawValue)m" }
    }

    package func emphasised(_ text: String, _ emphasis: Emphasis) -> String {
        isColoured && !text.isEmpty ? emphasis.sequence + text + Self.plain : text
    }

    /// All the escape sequences that text in a style may hold.
    package static let sequences = Emphasis.allCases.map(\.sequence) + [plain]

    private static let plain = "\u{1B}[0m"

    var ellipsis: String { isUnicode ? "…" : "~" }
    var plusMinus: String { isUnicode ? "±" : "+/-" }
}
