import Foundation

/// From a value to another one.
typealias DensityRange = (low: Double, high: Double)

/// The density of a distribution per unit of its values, as a line from knot to knot.
struct DensityProfile {
    private typealias Knot = (x: Double, density: Double)

    /// Ascending; the line leaps where two have the same x.
    private let knots: [Knot]
    /// The greatest finite density; 0 without values.
    let highest: Double

    /// More single values than this are estimated as a smooth curve.
    private static let mostAtoms = 80

    /// Estimates the density of a distribution.
    init(_ distribution: BinnedDistribution) {
        let (atoms, smooth) = AtomSeparation.separate(
            distribution, maximumAtoms: Self.mostAtoms)
        let total = Double(distribution.total)
        var knots: [Knot]
        if smooth.total == 0 {
            knots = Self.steps(atoms.map { ($0.x, Double($0.count) / total) })
        } else {
            knots = Self.curve(of: smooth, share: Double(smooth.total) / total)
            for atom in atoms { Self.insert(atom.x, into: &knots) }
        }
        self.knots = knots
        highest = knots.reduce(0) { $1.density.isFinite ? max($0, $1.density) : $0 }
    }

    /// The ranges in which the density is at least this, ascending.
    func ranges(atLeast density: Double) -> [DensityRange] {
        var ranges: [DensityRange] = []
        var start: Double?
        var previous: Knot?
        for knot in knots {
            let isDense = knot.density >= density
            let crossing = previous.map { Self.crossing($0, knot, density) } ?? knot.x
            if isDense, start == nil { start = crossing }
            if !isDense, let low = start {
                ranges.append((low, crossing))
                start = nil
            }
            previous = knot
        }
        if let start, let last = previous { ranges.append((start, last.x)) }
        return ranges
    }

    private static func crossing(_ left: Knot, _ right: Knot, _ density: Double) -> Double {
        guard left.density.isFinite, right.density.isFinite, left.density != right.density else {
            return right.x
        }
        let part = (density - left.density) / (right.density - left.density)
        return left.x * (1 - part) + right.x * part
    }

    // MARK: The line

    private static func curve(of smooth: BinnedDistribution, share: Double) -> [Knot] {
        let isWide = smooth.spansOrdersOfMagnitude
        return SmoothDensity.stretches(of: smooth).flatMap { stretch -> [Knot] in
            let knots =
                isWide
                ? self.knots(of: smooth, in: stretch, over: RatioAxis()) { 1 / $0 }
                : {
                    let axis = TailAxis(stretch, of: smooth)
                    return self.knots(of: smooth, in: stretch, over: axis, slope: axis.slope)
                }()
            guard let first = knots.first, let last = knots.last else { return [] }
            return [(first.x, 0)] + knots.map { ($0.x, $0.density * share) } + [(last.x, 0)]
        }
    }

    /// - Parameter slope: the units of the axis for each of a value.
    private static func knots(
        of smooth: BinnedDistribution, in stretch: SmoothDensity.Stretch,
        over axis: some DensityAxis, slope: (Double) -> Double
    ) -> [Knot] {
        SmoothDensity(
            of: smooth, over: axis, from: stretch.lowest, to: stretch.highest,
            span: axis.position(stretch.highest) - axis.position(stretch.lowest), isExact: true
        ).points.map { ($0.x, $0.height * slope($0.x)) }.filter(\.density.isFinite)
    }

    /// Each value as wide as the step between them.
    private static func steps(_ atoms: [(x: Double, share: Double)]) -> [Knot] {
        let gaps = zip(atoms, atoms.dropFirst()).map { $1.x - $0.x }
        guard let least = gaps.min(), least > 0, least.isFinite else { return [] }
        let isWhole = atoms.allSatisfy { $0.x == $0.x.rounded() && abs($0.x) < 0x1p52 }
        let step =
            isWhole
            ? Double(gaps.reduce(0) { WholeLattice.greatestDivisor(UInt64($1), $0) }) : least
        return atoms.flatMap { x, share -> [Knot] in
            let density = share / step
            let (low, high) = (x - step / 2, x + step / 2)
            return [(low, 0), (low, density), (high, density), (high, 0)]
        }
    }

    /// Makes the density at a value infinite.
    private static func insert(_ x: Double, into knots: inout [Knot]) {
        let place = knots.firstIndex { $0.x >= x } ?? knots.count
        var beside = 0.0
        if place > 0, place < knots.count, knots[place].x > knots[place - 1].x {
            let (left, right) = (knots[place - 1], knots[place])
            let part = (x - left.x) / (right.x - left.x)
            beside = left.density * (1 - part) + right.density * part
        }
        knots.insert(
            contentsOf: [(x, beside), (x, .infinity), (x, .infinity), (x, beside)], at: place)
    }
}

/// An axis with equal steps for equal ratios.
private struct RatioAxis: DensityAxis {
    func position(_ x: Double) -> Double { log(x) }
    func value(at position: Double) -> Double { exp(position) }
}
