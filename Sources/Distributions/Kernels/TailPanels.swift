import Foundation

/// A monotone function on an interval as Chebyshev polynomials, for a logarithm of a probability that
/// is slow to compute: once tabulated, its values, slopes and inverse take some 100 ns.
///
/// The interval is halved until the polynomial of degree fifteen on each panel has coefficients that
/// have died out: to `tolerance`, or to the rounding of the function's own values. Cost of making it:
/// sixteen evaluations a panel, and usually ten to eighty panels.
struct TailPanels: Sendable {
    /// The ends of the panels, ascending, and the function there.
    private(set) var edges: [Double] = []
    private(set) var values: [Double] = []
    private var coefficients: [Double] = []

    private static let terms = 16
    /// Of the function, and so of the relative error of the probability.
    private static let tolerance = 2e-14
    /// Halvings of one of the given pieces.
    private static let deepest = 40
    /// A limit for functions that are not smooth; usual ones come nowhere near it.
    private static let mostPanels = 1_000

    /// Tabulates a function between the first and the last of ascending points, with panels that end
    /// at each of them.
    init(_ points: [Double], _ function: (Double) -> Double) {
        for (low, high) in zip(points, points.dropFirst()) where low < high {
            add(low, high, depth: 0, parentRest: .infinity, function)
        }
        if let last = points.last, !edges.isEmpty {
            edges.append(last)
            values.append(function(last))
        }
    }

    var isEmpty: Bool { edges.isEmpty }

    private mutating func add(
        _ low: Double, _ high: Double, depth: Int, parentRest: Double,
        _ function: (Double) -> Double
    ) {
        let (center, half) = (0.5 * (low + high), 0.5 * (high - low))
        let samples = Self.nodes.map { function(center + half * $0) }
        var row = [Double](repeating: 0, count: Self.terms)
        for term in 0..<Self.terms {
            var sum = 0.0
            for index in 0..<Self.terms { sum += samples[index] * Self.cosines[term][index] }
            row[term] = sum * (term == 0 ? 1 : 2) / Double(Self.terms)
        }
        let rest = abs(row[13]) + abs(row[14]) + abs(row[15])
        // What halving does not make smaller is the rounding of the function's values.
        let isRounding = rest < 1e-8 && rest > 0.2 * parentRest
        let isFine = rest <= Self.tolerance + 1e-15 * abs(row[0]) || isRounding
        guard isFine || depth >= Self.deepest || edges.count >= Self.mostPanels else {
            add(low, center, depth: depth + 1, parentRest: rest, function)
            add(center, high, depth: depth + 1, parentRest: rest, function)
            return
        }
        edges.append(low)
        values.append(Self.clenshaw(row[...], -1).value)
        coefficients += row
    }

    /// The function and its slope at y, which is taken to the nearest end where it lies outside.
    func callAsFunction(_ y: Double) -> (value: Double, slope: Double) {
        var (first, last) = (0, edges.count - 1)
        while last - first > 1 {
            let middle = (first + last) / 2
            if edges[middle] <= y { first = middle } else { last = middle }
        }
        return panel(first, at: min(max(y, edges[first]), edges[first + 1]))
    }

    /// Where the function takes a value; nil where that lies outside of the interval.
    func inverse(_ target: Double) -> Double? {
        guard let start = values.first, let end = values.last, edges.count > 1 else { return nil }
        let rises = start < end
        guard rises ? target >= start && target <= end : target <= start && target >= end else {
            return nil
        }
        var (first, last) = (0, edges.count - 1)
        while last - first > 1 {
            let middle = (first + last) / 2
            if (values[middle] <= target) == rises { first = middle } else { last = middle }
        }
        var (low, high) = (edges[first], edges[last])
        let share = (target - values[first]) / (values[last] - values[first])
        var y = low + (high - low) * (share.isFinite ? min(max(share, 0), 1) : 0.5)
        for _ in 0..<80 {
            let (value, slope) = panel(first, at: y)
            let excess = value - target
            if excess == 0 { return y }
            if (excess < 0) == rises { low = y } else { high = y }
            let next = y - excess / slope
            // Newton's method, kept inside the shrinking bracket.
            let inside = next > low && next < high
            let step = inside ? next : 0.5 * (low + high)
            if abs(step - y) <= 1e-15 * max(abs(y), 1e-3) || step == low || step == high {
                return step
            }
            y = step
        }
        return y
    }

    private func panel(_ index: Int, at y: Double) -> (value: Double, slope: Double) {
        let (low, high) = (edges[index], edges[index + 1])
        let start = index * Self.terms
        let found = Self.clenshaw(
            coefficients[start..<start + Self.terms], ((y - low) - (high - y)) / (high - low))
        return (found.value, found.slope * 2 / (high - low))
    }

    /// The sum of the Chebyshev series and its derivative at −1 ≤ t ≤ 1 (Clenshaw).
    private static func clenshaw(
        _ row: ArraySlice<Double>, _ t: Double
    ) -> (value: Double, slope: Double) {
        var (a, b) = (0.0, 0.0)
        var (slopeA, slopeB) = (0.0, 0.0)
        for coefficient in row.dropFirst().reversed() {
            (slopeA, slopeB) = (2 * a + 2 * t * slopeA - slopeB, slopeA)
            (a, b) = (coefficient + 2 * t * a - b, a)
        }
        return ((row.first ?? 0) + t * a - b, a + t * slopeA - slopeB)
    }

    private static let nodes: [Double] = (0..<terms).map {
        cos(.pi * (Double($0) + 0.5) / Double(terms))
    }
    private static let cosines: [[Double]] = (0..<terms).map { term in
        (0..<terms).map { cos(.pi * Double(term) * (Double($0) + 0.5) / Double(terms)) }
    }
}
