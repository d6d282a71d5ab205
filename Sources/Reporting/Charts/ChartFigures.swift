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
        name = DisplayText.clean(quantity.name)
        unit = DisplayText.clean(quantity.unit)
        self.median = median
        outer = range(wide)
        inner = narrow < wide ? range(narrow) : nil
        let texts = quantity.intervalTexts
        let place = quantity.levels.firstIndex(of: wide)
        medianText = ChartNumbers.figure(median, text: texts.best)
        lowText = ChartNumbers.figure(
            outer.low, text: place.map { texts.lows[$0] } ?? Numbers.rounded(outer.low, digits: 4))
        highText = ChartNumbers.figure(
            outer.high,
            text: place.map { texts.highs[$0] } ?? Numbers.rounded(outer.high, digits: 4))
    }

    /// `90 % between 6,999 and 14,999 people`.
    var sentence: String {
        let interval = "\(percent(outer.level)) between \(lowText) and \(highText)"
        return unit.isEmpty ? interval : interval + " " + unit
    }

    /// The figures in words, for those who do not see the picture.
    var description: String { "\(name): median \(medianText), \(sentence)." }

    /// Whether values span so much that equal ratios read better than equal differences: all are
    /// positive, and the 95 % point is more than ten times the 5 % point.
    static func spansOrdersOfMagnitude(_ distribution: BinnedDistribution) -> Bool {
        distribution.quantile(0) > 0
            && distribution.quantile(0.95) > 10 * distribution.quantile(0.05)
    }
}
