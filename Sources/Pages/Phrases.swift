import Charts
import ModelLanguage
import Output
import Simulation

/// The small words that the sections share.
enum Phrases {
    /// A quantity's or a report's name as words: without underscores.
    static func label(_ name: String) -> String {
        ChartName.shown(name)
    }

    /// A sentence that begins with a capital and ends with a full stop.
    static func sentence(_ text: String) -> String {
        guard let first = text.first else { return "" }
        let ending = text.last.map { ".?!".contains($0) } == true ? "" : "."
        return first.uppercased() + text.dropFirst() + ending
    }

    /// A percentage whose sign, and whose error, stay on its line; other words may be broken.
    static func unbroken(_ text: String) -> String {
        guard text.contains("%") else { return text }
        return String(text.map { $0 == " " ? "\u{A0}" : $0 })
    }

    /// A number with a true minus sign.
    static func signed(_ text: String) -> String {
        String(text.map { $0 == "-" ? "\u{2212}" : $0 })
    }

    /// A probability as a percentage.
    static func percentage(_ level: Double) -> String { unbroken(percent(level)) }

    /// Units that say what kind of number it is and are not counted in.
    private static let kinds: Set<String> = ["", "ratio", "share", "fraction", "probability"]

    /// A number with what it counts; a ratio or a share stands alone.
    static func amount(_ text: String, unit: String) -> String {
        kinds.contains(unit) ? text : "\(text) \(unit)"
    }

    /// One of something, or a number of them.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(Numbers.grouped(number))\u{A0}\(number == 1 ? one : many)"
    }
}

extension SimulationResult {
    /// Of several levels the one that sentences speak of: the nearest to 90 %, as its place and itself.
    var leadingLevel: (place: Int, level: Double) {
        let levels = quantities.first?.levels ?? []
        let place = levels.indices.min { abs(levels[$0] - 0.9) < abs(levels[$1] - 0.9) }
        return place.map { ($0, levels[$0]) } ?? (0, 0.9)
    }
}

extension [String] {
    /// The text at a place; empty where there is none.
    func text(at place: Int) -> String { indices.contains(place) ? self[place] : "" }
}
