import Output

/// Writes a picture's parts as an SVG document, the same bytes for the same parts.
///
/// Numbers have at most two decimals, those of curves one. In a fixed theme colours are attributes, which every program
/// understands. In the theme `auto` a style sheet overrules them: its selectors begin with the
/// picture's id, so that it concerns nothing else on a page, and its colours are custom properties of
/// that element (`--chart-text` and so on), which a page may set itself.
struct SVGWriter {
    private let theme: ChartTheme
    private let prefix: String
    private var text = ""

    /// The fonts of the reader's system.
    static let fonts =
        "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif"

    private init(theme: ChartTheme, prefix: String) {
        self.theme = theme
        self.prefix = prefix
    }

    /// The document.
    ///
    /// - Parameters:
    ///   - title: the picture's name, for those who cannot see it.
    ///   - description: what it shows, in words.
    static func document(
        _ elements: [SceneElement], width: Double, height: Double, title: String,
        description: String, theme: ChartTheme, prefix: String, hasStyleSheet: Bool = true
    ) -> String {
        var writer = SVGWriter(theme: theme, prefix: prefix)
        let size = "\(number(width)) \(number(height))"
        writer.text =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"\(prefix)\" width=\"\(number(width))\""
            + " height=\"\(number(height))\" viewBox=\"0 0 \(size)\" role=\"img\""
            + " aria-labelledby=\"\(prefix)-title \(prefix)-desc\" font-family=\"\(fonts)\""
            + (hasStyleSheet ? " style=\"font-variant-numeric:tabular-nums\">\n" : ">\n")
        writer.text += "<title id=\"\(prefix)-title\">\(escaped(title))</title>\n"
        writer.text += "<desc id=\"\(prefix)-desc\">\(escaped(description))</desc>\n"
        if theme == .auto, hasStyleSheet {
            writer.text += "<style>\n\(styleSheet(selector: "#" + prefix))</style>\n"
        }
        let ground = ChartBox(x: 0, y: 0, width: width, height: height)
        writer.write(.rectangle(ground, radius: 0, .fill(.background)))
        for element in elements { writer.write(element) }
        return writer.text + "</svg>\n"
    }

    // MARK: Parts

    private mutating func write(_ element: SceneElement) {
        switch element {
        case .rectangle(let box, let radius, let style):
            text += "<rect x=\"\(Self.number(box.x))\" y=\"\(Self.number(box.y))\""
            text += " width=\"\(Self.number(box.width))\" height=\"\(Self.number(box.height))\""
            if radius > 0 { text += " rx=\"\(Self.number(radius))\"" }
            text += attributes(style) + "/>\n"
        case .line(let from, let to, let style):
            text += "<line x1=\"\(Self.number(from.x))\" y1=\"\(Self.number(from.y))\""
            text += " x2=\"\(Self.number(to.x))\" y2=\"\(Self.number(to.y))\""
            text += attributes(style) + "/>\n"
        case .path(let points, let isClosed, let style):
            guard points.count > 1 else { return }
            text += "<path d=\"\(Self.path(points))\(isClosed ? "Z" : "")\""
            text += attributes(style) + "/>\n"
        case .circle(let centre, let radius, let style):
            text += "<circle cx=\"\(Self.number(centre.x))\" cy=\"\(Self.number(centre.y))\""
            text += " r=\"\(Self.number(radius))\"" + attributes(style) + "/>\n"
        case .text(let line):
            write(line)
        case .group(let id, let data, let parts):
            text += "<g"
            if let id { text += " id=\"\(prefix)-\(id)\"" }
            for (name, value) in data { text += " data-\(name)=\"\(Self.escaped(value))\"" }
            text += ">\n"
            for part in parts { write(part) }
            text += "</g>\n"
        case .titled(let title, let parts):
            text += "<g pointer-events=\"all\"><title>\(Self.escaped(title))</title>\n"
            for part in parts { write(part) }
            text += "</g>\n"
        }
    }

    private mutating func write(_ line: PlacedText) {
        guard !line.text.isEmpty else { return }
        text += "<text x=\"\(Self.number(line.x))\" y=\"\(Self.number(line.baseline))\""
        text += " font-size=\"\(Self.number(line.style.size))\""
        if line.style.weight == .bold { text += " font-weight=\"600\"" }
        if line.anchor != .start { text += " text-anchor=\"\(line.anchor.rawValue)\"" }
        text += attributes(.fill(line.style.ink)) + ">\(Self.escaped(line.text))</text>\n"
    }

    private func attributes(_ style: ShapeStyle) -> String {
        var text = " fill=\"\(style.fill.map(colour) ?? "none")\""
        var classes: [String] = []
        if let fill = style.fill { classes.append("f-" + fill.name) }
        if style.opacity < 1, style.fill != nil {
            text += " fill-opacity=\"\(Self.number(style.opacity))\""
        }
        if let stroke = style.stroke {
            classes.append("s-" + stroke.name)
            text += " stroke=\"\(colour(stroke))\""
            if style.width != 1 { text += " stroke-width=\"\(Self.number(style.width))\"" }
            if !style.dashes.isEmpty {
                let dashes = style.dashes.map { Self.number($0) }.joined(separator: " ")
                text += " stroke-dasharray=\"\(dashes)\""
            }
            if style.isRound { text += " stroke-linecap=\"round\" stroke-linejoin=\"round\"" }
        }
        if theme == .auto { text += " class=\"\(classes.joined(separator: " "))\"" }
        return text
    }

    private func colour(_ ink: ChartInk) -> String {
        ChartPalette.colour(ink, isDark: theme == .dark)
    }

    /// The rules of the theme `auto` for the pictures that a selector finds.
    static func styleSheet(selector: String) -> String {
        func properties(isDark: Bool) -> String {
            ChartInk.all.map { ink in
                "--chart-\(ink.name):\(ChartPalette.colour(ink, isDark: isDark))"
            }.joined(separator: ";")
        }
        var sheet = "\(selector){\(properties(isDark: false))}\n"
        sheet +=
            "@media screen and (prefers-color-scheme:dark)"
            + "{\(selector){\(properties(isDark: true))}}\n"
        for ink in ChartInk.all {
            sheet += "\(selector) .f-\(ink.name){fill:var(--chart-\(ink.name))}"
            sheet += "\(selector) .s-\(ink.name){stroke:var(--chart-\(ink.name))}\n"
        }
        return sheet
    }

    // MARK: Text

    private static func path(_ points: [ChartPoint]) -> String {
        var text = ""
        for (index, point) in points.enumerated() {
            text += index == 0 ? "M" : "L"
            text += "\(number(point.x, decimals: 1)) \(number(point.y, decimals: 1))"
        }
        return text
    }

    /// At most one or two decimals; 0 for what is not finite or larger than any picture.
    static func number(_ value: Double, decimals: Int = 2) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "0" }
        let unit = decimals == 1 ? 10 : 100
        let units = Int((value * Double(unit)).rounded())
        let (whole, fraction) = units.magnitude.quotientAndRemainder(dividingBy: UInt(unit))
        let sign = units < 0 ? "-" : ""
        if fraction == 0 { return "\(sign)\(whole)" }
        if decimals == 1 { return "\(sign)\(whole).\(fraction)" }
        if fraction.isMultiple(of: 10) { return "\(sign)\(whole).\(fraction / 10)" }
        return "\(sign)\(whole).\(fraction < 10 ? "0" : "")\(fraction)"
    }

    /// Text on one line with nothing in it that means something to XML, or that XML cannot hold.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in DisplayText.clean(text).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            // Code points that are no characters.
            case _ where scalar.value & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= scalar.value:
                escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
