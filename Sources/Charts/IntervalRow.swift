import Output

/// A median with its intervals, as a line of an interval chart.
package struct IntervalMark: Sendable {
    /// What the mark is about, beside other marks of its row; empty where it stands alone.
    package var label: String
    /// The number of the colour, the same for the same answer in every row; nil for the usual colour.
    package var series: Int?
    /// The median.
    package var median: Double
    /// The ends of the wide interval.
    package var outer: (low: Double, high: Double)
    /// The ends of the narrow interval, if there is one.
    package var inner: (low: Double, high: Double)?
    /// The median as it is written beside the mark.
    package var medianText: String
    /// The wide interval as it is written beside the mark.
    package var rangeText: String
    /// The figures as a sentence, for pointers that rest on the mark; empty for none.
    package var sentence: String

    /// Describes a mark.
    package init(
        label: String = "", series: Int? = nil, median: Double,
        outer: (low: Double, high: Double), inner: (low: Double, high: Double)?,
        medianText: String, rangeText: String, sentence: String = ""
    ) {
        self.label = label
        self.series = series
        self.median = median
        self.outer = outer
        self.inner = inner
        self.medianText = medianText
        self.rangeText = rangeText
        self.sentence = sentence
    }

    /// The mark of a quantity's figures.
    init(_ figures: ChartFigures, label: String = "", series: Int? = nil) {
        self.init(
            label: label, series: series, median: figures.median,
            outer: (figures.outer.low, figures.outer.high),
            inner: figures.inner.map { ($0.low, $0.high) }, medianText: figures.medianText,
            rangeText: figures.rangeText,
            sentence: (label.isEmpty ? "" : label + ", ") + figures.description)
    }
}

/// A quantity of an interval chart, with one mark or with several to compare.
package struct IntervalRow: Sendable {
    /// The quantity's name.
    package var name: String
    /// Its unit; rows of one unit share an axis.
    package var unit: String
    /// The marks; none for a quantity without values.
    package var marks: [IntervalMark]

    /// Describes a row.
    package init(name: String, unit: String, marks: [IntervalMark]) {
        self.name = DisplayText.clean(name)
        self.unit = DisplayText.clean(unit)
        self.marks = marks
    }

    /// Whether the marks stand on lines of their own below the name.
    var isSplit: Bool { marks.count > 1 || marks.contains { !$0.label.isEmpty } }
}
