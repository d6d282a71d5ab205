import Foundation

extension ParetoTail {
    /// The fewest values whose tails are looked at: fewer tell no shape that differs from chance.
    private static let fewestValues = 1000.0
    /// The most points that a tail is told by.
    private static let mostPoints = 128.0
    /// The least part that a heavy tail has in the squared distances of all values from their median. It has
    /// nearly all where the shape is ½ or more, since then they grow with the number of values without end.
    private static let leastPart = 0.1

    /// The shape of the heavier tail of some values, as far as they show one: from 1 on they have no mean.
    ///
    /// Two stretches are looked at, `size(count:)` of the outermost values and a quarter of them, and the
    /// lesser shape counts: a few values in a group far from the rest are no heavy tail, and neither is a
    /// tail that gets lighter farther out. Nor are the few 2s of a count that is mostly 4 or 5. With about
    /// (1 + k)/√(3√n) the error of a shape is 0.04 for a million values with k = 1.
    ///
    /// - Returns: nil where there are too few values, or where those at both ends are all alike.
    /// - Complexity: O(bins) for light tails, else O(bins + 128 √tail).
    package static func shape(of distribution: BinnedDistribution) -> Double? {
        guard distribution.effectiveCount >= fewestValues else { return nil }
        let sides = [true, false].compactMap { isUpper -> Double? in
            let size = Double(size(count: Int(min(distribution.effectiveCount, 1e18))))
            let stretches = [size, size / 4].filter { $0 >= Double(fewest) }
            let shapes = stretches.map { size -> Double? in
                let (points, threshold) = excesses(of: distribution, size: size, isUpper: isUpper)
                return mayBeHeavy(points)
                    && weighs(beyond: threshold, of: distribution, isUpper: isUpper)
                    ? fit(points) : nil
            }
            // A stretch without a shape has no tail at all.
            guard shapes.allSatisfy({ $0 != nil }) else { return nil }
            return shapes.compactMap(\.self).min()
        }
        return sides.max()
    }

    /// Whether a tail can have a shape of 0.7 or more: of n such excesses the largest is some n^0.7 times the
    /// typical one, and one in a hundred times less than 0.3 n^0.6 times their mean. That of a normal law is
    /// log n times their mean, which saves the fit for most quantities.
    private static func mayBeHeavy(_ points: [(value: Double, weight: Double)]) -> Bool {
        let n = points.reduce(0) { $0 + $1.weight }
        guard let largest = points.last?.value else { return false }
        // In units of the largest, so that nothing overflows.
        let mean = points.reduce(0) { $0 + $1.weight * ($1.value / largest) } / n
        return 0.3 * pow(n, 0.6) * mean < 1
    }

    /// Whether what lies beyond a threshold has enough part in the spread of all values to decide their mean.
    private static func weighs(
        beyond threshold: Double, of distribution: BinnedDistribution, isUpper: Bool
    ) -> Bool {
        let (edges, below) = (distribution.edges, distribution.cumulativeCounts)
        let median = distribution.quantile(0.5)
        guard let low = edges.first, let high = edges.last else { return false }
        // In units of the range, so that nothing overflows.
        let unit = max(high / 2 - median / 2, median / 2 - low / 2)
        var squares = (all: 0.0, tail: 0.0)
        for bin in 0..<edges.count - 1 where below[bin + 1] > below[bin] {
            let count = Double(below[bin + 1] - below[bin])
            // By the edge that is nearer to the middle: no value is taken for farther out than it is.
            let value = min(max(median, edges[bin]), edges[bin + 1])
            let distance = value / unit - median / unit
            squares.all += count * distance * distance
            let excess = value / unit - threshold / unit
            if isUpper ? excess > 0 : excess < 0 { squares.tail += count * excess * excess }
        }
        return squares.tail >= leastPart * squares.all
    }

    /// How far the outermost values lie beyond a threshold that about `size` of them exceed, with the
    /// number of unweighted values that each stands for; and the threshold.
    private static func excesses(
        of distribution: BinnedDistribution, size: Double, isUpper: Bool
    ) -> (points: [(value: Double, weight: Double)], threshold: Double) {
        let (edges, below) = (distribution.edges, distribution.cumulativeCounts)
        let bins = edges.count - 1
        let total = Double(distribution.total)
        let unit = distribution.effectiveCount / total
        /// Bin 0 is the outermost.
        func place(_ bin: Int) -> Int { isUpper ? bins - 1 - bin : bin }
        func count(_ bin: Int) -> Double {
            Double(below[place(bin) + 1] - below[place(bin)]) * unit
        }
        var inner = 0
        var reached = 0.0
        while inner < bins, reached < size {
            reached += count(inner)
            inner += 1
        }
        guard inner > 1 else { return ([], 0) }
        let last = place(inner - 1)
        let threshold = isUpper ? edges[last] : edges[last + 1]
        func excess(_ edge: Double) -> Double { isUpper ? edge - threshold : threshold - edge }
        var points: [(value: Double, weight: Double)] = []
        var held = 0.0
        var outer = 0.0
        for bin in 0..<inner {
            let (low, high) = (edges[place(bin)], edges[place(bin) + 1])
            let isAtom = high == low.nextUp
            if held == 0 { outer = isUpper ? (isAtom ? low : high) : low }
            held += count(bin)
            guard held > 0, held >= reached / mostPoints || bin == inner - 1 else { continue }
            let near = max(0, excess(isUpper ? low : (isAtom ? low : high)))
            let far = excess(outer)
            // A wide bin of the tail holds more values near its inner end: the geometric mean is that of a tail
            // between those with a mean and those without one.
            let middle = near > 0 ? near.squareRoot() * far.squareRoot() : far / 2
            points.append((middle, held))
            held = 0
        }
        return (points.reversed(), threshold)
    }
}
