import Foundation
import Output
import Simulation
import Statistics

/// The figures of one quantity that charts show.
struct ChartFigures {
    /// A central interval.
    typealias Range = (level: Double, low: Double, high: Double)

    let name: String
    let unit: String
    let median: Double
    /// The wide interval: the largest level that was asked for.
    let outer: Range
    /// The narrow one; nil where the wide one is as narrow already.
    let inner: Range?
    /// The texts of the median and of the ends of the wide interval.
    let medianText: String
    let lowText: String
    let highText: String

    /// Nil for a quantity without values.
    init?(_ quantity: QuantityResult) {
        let median = quantity.figure(at: 0.5).value
        guard quantity.distribution.total > 0, median.isFinite else { return nil }
        let levels = quantity.levels.sorted(by: >)
        let wide = levels.first ?? 0.9
        let narrow = levels.count == 2 ? levels[1] : 0.5
        func range(_ level: Double) -> Range {
            (
                level, quantity.figure(at: (1 - level) / 2).value,
                quantity.figure(at: (1 + level) / 2).value
            )
        }
        name = DisplayText.clean(quantity.title ?? quantity.name)
        unit = DisplayText.clean(quantity.unit)
        self.median = median
        outer = range(wide)
        inner = narrow < wide ? range(narrow) : nil
        let texts = quantity.intervalTexts
        let place = quantity.levels.firstIndex(of: wide)
        let figures = [
            (outer.low, place.map { texts.lows[$0] } ?? Numbers.rounded(outer.low, digits: 4)),
            (median, texts.best),
            (outer.high, place.map { texts.highs[$0] } ?? Numbers.rounded(outer.high, digits: 4)),
        ]
        let shown = Self.shortened(figures)
        (lowText, medianText, highText) = (shown[0], shown[1], shown[2])
    }

    /// Figures in their short form, unless that makes one of what differs.
    private static func shortened(_ figures: [(value: Double, text: String)]) -> [String] {
        let short = figures.map { ChartNumbers.figure($0.value, text: $0.text) }
        let isTold = Set(short).count >= Set(figures.map(\.text)).count
        return isTold ? short : figures.map(\.text)
    }

    /// The wide interval as `6,999–14,999`; with a word between ends that may be negative.
    var rangeText: String {
        // A value that never varies is no range.
        outer.low == outer.high
            ? lowText : lowText + (outer.low < 0 ? " to " : "\u{2013}") + highText
    }

    /// The wide interval with its level, as `90 %: 6,999–14,999`.
    var levelText: String { "\(percent(outer.level)): \(rangeText)" }

    /// What stands below the name: the unit, then the parts that are not empty.
    func summary(_ parts: String...) -> [String] {
        ([unit] + parts).filter { !$0.isEmpty }
    }

    /// `90 % between 6,999 and 14,999 people`, for sentences.
    var sentence: String {
        let interval = "\(percent(outer.level)) between \(lowText) and \(highText)"
        return unit.isEmpty ? interval : interval + " " + unit
    }

    /// The figures in words, for those who do not see the picture.
    var description: String { "\(ChartName.shown(name)): median \(medianText), \(sentence)." }
}
