/// A picture that a document asks for; who writes the document draws it, or leaves it out where there is
/// nothing to draw.
package enum Figure: Sendable {
    /// A chart of some of a result's quantities, by their places.
    case result(ChartKind, places: [Int], isWide: Bool)
    /// A chart of some of the quantities of a comparison, by their places; of all its alternatives, or of one
    /// of the `drawnParts` of a quantity.
    case comparison(ComparisonChartKind, places: Range<Int>, part: Int? = nil)
}

extension Figure {
    /// The most alternatives whose densities are drawn over one another.
    package static let mostComparedDensities = 4
}

/// The kinds of chart of a result.
package enum ChartKind: String, Sendable, CaseIterable {
    /// A small panel for each quantity: its density, the central ranges and what was reported.
    case density
    /// All quantities side by side as intervals around their medians.
    case interval
    /// A small panel for each quantity: the probability of a value of at most x, and the questions'
    /// thresholds.
    case cumulative
    /// A small panel for each quantity: its density before and after the reports.
    case evidence
}

/// The kinds of chart of a comparison.
package enum ComparisonChartKind: String, Sendable, CaseIterable {
    /// One interval for every alternative below the other.
    case interval
    /// The densities of the alternatives over each other.
    case density
}
