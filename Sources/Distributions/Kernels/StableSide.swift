import Foundation

/// One side of a stable law, seen from a point on its axis: the probability beyond each distance, and
/// that between the point and each distance.
///
/// Tabulated by `TailPanels`; beyond the tables the probabilities are continued as powers of the
/// distance, as the law's own expansions say. Making one takes some 20 ms.
struct StableSide: Sendable {
    /// The probability of the whole side.
    let whole: Double
    private let coordinate: Coordinate
    /// log of the probability between, up to where it is half of the side; may be empty.
    private let inner: TailPanels
    /// log of the probability beyond, from there on.
    private let outer: TailPanels

    /// What an integral says of a distance.
    struct Values {
        var inner: Double
        var outer: Double
    }

    /// The variable in which a side is tabulated.
    enum Coordinate {
        /// The logarithm of the distance: for sides on which both probabilities are known exactly.
        case logarithm
        /// The inverse hyperbolic sine: for sides on which only the probability beyond is.
        case inverseSine

        func of(_ distance: Double) -> Double {
            self == .logarithm ? log(distance) : asinh(distance)
        }
        func distance(_ y: Double) -> Double { self == .logarithm ? exp(y) : sinh(y) }
        /// The change of the distance with y.
        func rate(_ y: Double) -> Double { self == .logarithm ? exp(y) : cosh(y) }
    }

    /// Tabulates a side.
    ///
    /// - Parameters:
    ///   - whole: Its probability.
    ///   - first: The coordinate of a distance up to which the density does not change.
    ///   - values: The probabilities at a distance.
    init(
        whole: Double, first: Double, coordinate: Coordinate, _ values: (Double) -> Values
    ) {
        self.whole = whole
        self.coordinate = coordinate
        guard whole > 0 else {
            inner = TailPanels([]) { _ in 0 }
            outer = inner
            return
        }
        // e^−700 is about the least probability, and e^690 the largest distance, of a number.
        let tiny = exp(-700.0)
        func at(_ y: Double) -> Values { values(coordinate.distance(y)) }
        let last = Self.bisect(first, 690) { at($0).outer <= tiny }.low
        guard coordinate == .logarithm else {
            inner = TailPanels([]) { _ in 0 }
            outer = TailPanels([first, last]) { log(at($0).outer) }
            return
        }
        let start = Self.bisect(first, last) { at($0).inner > tiny }.high
        let middle = Self.bisect(start, last) {
            let found = at($0)
            return found.inner >= found.outer
        }.high
        inner = TailPanels([start, middle]) { log(at($0).inner) }
        outer = TailPanels([middle, last]) { log(at($0).outer) }
    }

    /// Neighbours, one before and one from which on a condition holds; the ends where it does not
    /// change.
    private static func bisect(
        _ low: Double, _ high: Double, _ holds: (Double) -> Bool
    ) -> (low: Double, high: Double) {
        if holds(low) { return (low, low) }
        if !holds(high) { return (high, high) }
        var (low, high) = (low, high)
        while high - low > 1e-9 * max(1, abs(low)) {
            let middle = 0.5 * (low + high)
            if holds(middle) { high = middle } else { low = middle }
        }
        return (low, high)
    }

    /// The probabilities at a distance, and the density.
    func values(_ distance: Double) -> (values: Values, density: Double) {
        guard whole > 0 else { return (Values(inner: 0, outer: 0), 0) }
        let y = coordinate.of(distance)
        if let end = inner.edges.last, y <= end {
            // Powers of the distance before the table.
            let (part, density) = continued(inner, y, isBeyond: y < (inner.edges.first ?? y))
            return (Values(inner: part, outer: whole - part), density)
        }
        let (part, density) = continued(outer, y, isBeyond: y > (outer.edges.last ?? y))
        return (Values(inner: whole - part, outer: part), -density)
    }

    /// The probability and its change with the distance, by the table or by its tangent.
    private func continued(
        _ panels: TailPanels, _ y: Double, isBeyond: Bool
    ) -> (probability: Double, change: Double) {
        let (value, slope) = panels(y)
        guard isBeyond else {
            let probability = exp(value)
            return (probability, probability * slope / coordinate.rate(y))
        }
        let end = min(max(y, panels.edges[0]), panels.edges[panels.edges.count - 1])
        let extended = value + slope * (y - end)
        // Both powers in one exponential, so that their product cannot overflow.
        return (exp(extended), slope * exp(extended - y) * (coordinate == .logarithm ? 1 : 2))
    }

    /// The density at the point from which the side is seen.
    var densityAtStart: Double {
        guard whole > 0 else { return 0 }
        guard coordinate == .logarithm else { return values(0).density }
        guard let first = inner.edges.first else { return 0 }
        let (value, slope) = inner(first)
        // Where the side begins with an essential singularity, its slope there is large.
        return slope < 1.5 ? exp(value - first) : 0
    }

    /// The distance beyond which there is one probability and before which the other; the smaller
    /// one decides.
    func distance(inner within: Double, outer beyond: Double) -> Double {
        guard whole > 0, within > 0 else { return 0 }
        let isInner = within <= beyond && !inner.isEmpty
        let panels = isInner ? inner : outer
        let target = log(isInner ? within : beyond)
        if let y = panels.inverse(target) { return coordinate.distance(y) }
        guard let first = panels.edges.first, let last = panels.edges.last else { return 0 }
        let (end, other) = isInner ? (first, last) : (last, first)
        let (value, slope) = panels(end)
        // By rounding at the end where the probabilities are large.
        guard target < value, slope != 0 else { return coordinate.distance(other) }
        return coordinate.distance(end + (target - value) / slope)
    }
}
