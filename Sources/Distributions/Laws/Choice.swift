import CGSL
import RandomStreams

/// One of several numbers, each with a probability in proportion to its weight.
///
/// Values are finite and weights positive and finite; a value that is given twice has the sum of its
/// weights. `density` is a value's probability, and 0 elsewhere. Probabilities are sums with a
/// relative accuracy of about 1e-16 times the number of values; a quantile takes log₂ of their number
/// comparisons.
package struct ChoiceLaw {
    /// The values in rising order, with their probabilities.
    package let values: [(value: Double, probability: Double)]
    /// The expected value.
    package let mean: Double
    /// The standard deviation.
    package let standardDeviation: Double
    private let lower: [Double]
    private let upper: [Double]

    /// For each value the probabilities of at most it and of more.
    var tables: (lower: [Double], upper: [Double]) { (lower, upper) }

    /// Makes the law, or throws where there is no value, one is not finite, or a weight not positive
    /// and finite.
    package init(_ choices: [(weight: Double, value: Double)]) throws(LawError) {
        disableGSLAborts()
        guard !choices.isEmpty else {
            throw LawError("choose", "there must be at least one value")
        }
        for choice in choices {
            try LawRule.positive(choice.weight, "weight", of: "choose")
            try LawRule.finite(choice.value, "value", of: "choose")
        }
        // Divided by the largest first, so that the sum cannot overflow.
        let largest = choices.reduce(0) { max($0, $1.weight) }
        let total = choices.reduce(0) { $0 + $1.weight / largest }
        var values: [(value: Double, probability: Double)] = []
        for choice in choices.sorted(by: { $0.value < $1.value }) {
            let probability = choice.weight / largest / total
            if let last = values.last, last.value == choice.value {
                values[values.count - 1].probability += probability
            } else {
                values.append((choice.value, probability))
            }
        }
        self.values = values
        var sum = 0.0
        lower = values.map {
            sum += $0.probability
            return min(sum, 1)
        }
        sum = 0
        upper = values.reversed().map { entry in
            let above = min(sum, 1)
            sum += entry.probability
            return above
        }.reversed()
        (mean, standardDeviation) = MixtureLaw.moments(
            values.map { (share: $0.probability, mean: $0.value, sd: 0) })
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension ChoiceLaw: Law {
    package var name: String { "choose" }
    package var parameters: [LawParameterValue] {
        values.map { LawParameterValue(LawRule.show($0.probability), $0.value) }
    }
    package var support: ClosedRange<Double> {
        values[0].value...values[values.count - 1].value
    }
    package var isDiscrete: Bool { false }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        guard let index = last(upTo: x), values[index].value == x else { return 0 }
        return values[index].probability
    }
    package func cumulative(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        guard let index = last(upTo: x) else { return 0 }
        return index == values.count - 1 ? 1 : lower[index]
    }
    package func upperTail(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        guard let index = last(upTo: x) else { return 1 }
        return upper[index]
    }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { p in first { lower[$0] >= p } }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { q in first { upper[$0] <= q } }
    }

    /// The first value for which a condition holds that, once true, stays true; else the last one.
    private func first(where holds: (Int) -> Bool) -> Double {
        var (low, high) = (0, values.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return values[low].value
    }

    private func last(upTo x: Double) -> Int? {
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if values[middle].value <= x { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }
}
