import ModelLanguage
import Simulation

/// The small words that contents share.
package enum Words {
    /// A quantity's name as words: without underscores.
    package static func label(_ name: String) -> String {
        String(name.map { $0 == "_" ? " " : $0 })
    }

    /// What a page calls a quantity.
    static func label(_ quantity: Quantity) -> String { quantity.title ?? label(quantity.name) }

    /// A sentence that begins with a capital and ends with a full stop.
    static func sentence(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        let ending = text.last.map { ".?!".contains($0) } == true ? "" : "."
        return text.capitalisedAtStart + ending
    }

    /// A probability as a percentage that no line breaks.
    static func percentage(_ level: Double) -> String { percent(level).unbroken }

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

    /// A number of runs.
    static func runs(_ number: Int) -> String {
        number == 1 ? "1 run" : "\(Numbers.grouped(number)) runs"
    }

    /// A model's title with its date.
    static func title(of model: Model) -> String {
        model.title + (model.asOf.map { ", as of " + $0 } ?? "")
    }

    /// What the columns low, best and high are.
    static func interval(_ levels: [Double]) -> String {
        levels.count == 1
            ? "the \(percent(levels[0])) credible interval" : "the credible interval of each level"
    }

    /// The same as sentences for the caption of a table.
    static func caption(_ levels: [Double]) -> Phrase {
        "Low to high: \(interval(levels).replacing(" %", with: "\u{A0}%")). Best: the median."
    }
}

extension QuantityResult {
    /// What pages and pictures call it: its title, or its name as words.
    package var label: String { title ?? Words.label(name) }

    /// What it is called: on a page its label, in text its title or the name that commands know.
    func shownName(for medium: Medium) -> String { medium == .page ? label : title ?? name }
}

extension ComparedQuantity {
    /// What readers are told it is, by the first alternative that says it.
    package var title: String? { figures.compactMap { $0?.title }.first }

    /// What pages and pictures call it.
    package var label: String { title ?? Words.label(name) }

    /// What it is called: on a page its label, in text its title or the name that commands know.
    func shownName(for medium: Medium) -> String {
        medium == .page ? label : title ?? name
    }
}

extension SimulationResult {
    /// Of several levels the one that sentences speak of: the nearest to 90 %, as its place and itself.
    package var leadingLevel: (place: Int, level: Double) {
        let levels = quantities.first?.levels ?? []
        let place = levels.indices.min { abs(levels[$0] - 0.9) < abs(levels[$1] - 0.9) }
        return place.map { ($0, levels[$0]) } ?? (0, 0.9)
    }
}

extension [String] {
    /// The text at a place; empty where there is none.
    func text(at place: Int) -> String { indices.contains(place) ? self[place] : "" }
}
