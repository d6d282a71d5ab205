/// Sorted finite values, with weights above 0 or without.
package struct SortedSample: Sendable {
    /// The values in ascending order.
    package let values: [Double]
    /// The weight of each; nil where each counts once.
    package let weights: [Double]?
    /// The sum of the weights.
    package let total: Double
    /// The number of unweighted values that would tell as much: (Σw)² / Σw².
    package let effectiveCount: Double

    /// Takes sorted finite values, and weights above 0 in their order.
    init(sorted values: [Double], weights: [Double]? = nil) {
        self.values = values
        self.weights = weights
        guard let weights else {
            total = Double(values.count)
            effectiveCount = total
            return
        }
        var sum = 0.0
        var squares = 0.0
        for weight in weights {
            sum += weight
            squares += weight * weight
        }
        total = sum
        effectiveCount = squares > 0 ? sum * (sum / squares) : 0
    }

    /// Sorts the values that are finite and, where there are weights, have one.
    package init(
        _ values: UnsafeBufferPointer<Double>, weights: UnsafeBufferPointer<Double>? = nil
    ) {
        guard let weights else {
            self.init(sorted: RadixSort.sortedFinite(values))
            return
        }
        precondition(values.count == weights.count)
        let kept = RadixSort.sorted(values, weights: weights)
        self.init(sorted: kept.map(\.value), weights: kept.map(\.weight))
    }

    /// Where all of the values lie but the outermost, however little they weigh; nil without weights,
    /// where `unweighted` shows as much.
    package var reach: ClosedRange<Double>? {
        weights == nil || values.isEmpty ? nil : CellGuide.reach(ofSortedSample: values)
    }

    /// A value with the stretch of the line that stands for it.
    struct Group {
        let low: Double
        let high: Double
        let weight: Double
    }

    /// The values, equal ones together: a value that occurs once stands for the line up to halfway to
    /// its neighbours, one that occurs more often for itself alone.
    var groups: [Group] {
        var groups: [Group] = []
        var index = 0
        while index < values.count {
            let value = values[index]
            var end = index
            var weight = 0.0
            while end < values.count, values[end] == value {
                weight += weights?[end] ?? 1
                end += 1
            }
            if end - index > 1 {
                groups.append(Group(low: value, high: value.nextUp, weight: weight))
            } else {
                let low = index > 0 ? values[index - 1] / 2 + value / 2 : value
                let high = end < values.count ? value / 2 + values[end] / 2 : value.nextUp
                groups.append(
                    Group(low: min(low, value), high: max(high, value.nextUp), weight: weight))
            }
            index = end
        }
        return groups
    }

    /// Unweighted, sorted values with nearly the same distribution: its quantiles at (i + ½)/count;
    /// without weights, the values themselves.
    ///
    /// What bins are laid by. A value that occurs once is spread over the line that stands for it, so
    /// that a large weight does not pass for a value that has a probability of its own.
    package func unweighted(count: Int) -> [Double] {
        if weights == nil { return values }
        guard total > 0, count > 0 else { return [] }
        var result: [Double] = []
        result.reserveCapacity(count)
        var below = 0.0
        for group in groups {
            let upTo = below + group.weight
            while result.count < count {
                let rank = (Double(result.count) + 0.5) / Double(count) * total
                guard rank <= upTo else { break }
                if group.high == group.low.nextUp {
                    result.append(group.low)
                } else {
                    let share = (rank - below) / group.weight
                    result.append(group.low * (1 - share) + group.high * share)
                }
            }
            below = upTo
        }
        return result
    }

    /// How many of the effective values speak for each of some quantiles, as a factor on the effective
    /// count; 1 without weights.
    ///
    /// The share F(x) of weight below x has the variance Σw²(1[value < x] − F(x))² / (Σw)². It would be
    /// F(1 − F)/n for n unweighted values; weights that are large where the quantile lies make n
    /// smaller than the effective count, and the other way round.
    package func rankEfficiencies(at probabilities: [Double]) -> [Double] {
        guard let weights else { return probabilities.map { _ in 1 } }
        let squares = weights.reduce(0) { $0 + $1 * $1 }
        let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
        var result = [Double](repeating: 1, count: probabilities.count)
        var below = 0.0
        var squaresBelow = 0.0
        var index = 0
        for position in order {
            let p = probabilities[position]
            while index < weights.count, below < p * total {
                let w = weights[index]
                below += w
                squaresBelow += w * w
                index += 1
            }
            let spread = (1 - p) * (1 - p) * squaresBelow + p * p * (squares - squaresBelow)
            let expected = p * (1 - p) * squares
            // A tail that the sample hardly reaches says nothing about its own weights.
            guard index > 16, weights.count - index > 16, spread > 0, expected > 0 else { continue }
            result[position] = expected / spread
        }
        return result
    }
}
