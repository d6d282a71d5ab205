import RandomStreams

/// The law of a column of data: each value with its share of the rows, or of their weights.
///
/// A step law: between two neighbouring values of the data there is nothing. Values are finite and
/// weights finite and not negative, one of them positive; rows of weight 0 are left out. `density` is
/// a value's probability, and 0 elsewhere. Probabilities are sums with a relative accuracy of about
/// 1e-16 times the number of different values; a quantile takes log₂ of that number of comparisons.
package struct EmpiricalLaw {
    /// The different values with their probabilities.
    let table: ChoiceLaw
    /// The rows with a positive weight.
    package let rows: Int

    /// Makes the law, or throws where there is no row, a value is not finite, or a weight not finite
    /// and not negative, or all are 0.
    ///
    /// - Parameter weights: one for each value; all alike where nil.
    /// - Complexity: O(n log n).
    package init(values: [Double], weights: [Double]? = nil) throws(LawError) {
        for weight in weights ?? [] { try LawRule.notNegative(weight, "weight", of: "empirical") }
        for value in values { try LawRule.finite(value, "value", of: "empirical") }
        let pairs = zip(weights ?? Array(repeating: 1, count: values.count), values)
        let rows = pairs.filter { $0.0 > 0 }.map { (weight: $0.0, value: $0.1) }
        guard !rows.isEmpty else {
            throw LawError(
                "empirical",
                values.isEmpty
                    ? "there must be at least one row" : "at least one weight must be positive")
        }
        self.rows = rows.count
        table = try ChoiceLaw(rows)
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension EmpiricalLaw: Law {
    package var name: String { "empirical" }
    package var parameters: [LawParameterValue] {
        [
            LawParameterValue("rows", Double(rows)),
            LawParameterValue("values", Double(table.values.count)),
        ]
    }
    package var support: ClosedRange<Double> { table.support }
    package var isDiscrete: Bool { false }
    package var mean: Double { table.mean }
    package var standardDeviation: Double { table.standardDeviation }

    package func density(_ x: Double) -> Double { table.density(x) }
    package func cumulative(_ x: Double) -> Double { table.cumulative(x) }
    package func upperTail(_ x: Double) -> Double { table.upperTail(x) }
    package func quantile(_ p: Double) -> Double { table.quantile(p) }
    package func upperQuantile(_ q: Double) -> Double { table.upperQuantile(q) }
}
