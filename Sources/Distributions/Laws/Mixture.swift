import CGSL
import RandomStreams

/// One of several laws, each chosen with a given probability.
///
/// Density Σ wᵢ fᵢ(x) with the weights scaled to a sum of 1. Components may be discrete or
/// continuous and lie any distance apart. Where both kinds are mixed, `density` is that of the
/// continuous ones alone: a whole number's own probability is no density. Quantiles are found in
/// the bracket of the components' quantiles, to the last digit that the tails determine.
package struct MixtureLaw {
    /// The weights, which sum to 1, and the laws.
    package let components: [(weight: Double, law: any Law)]
    /// Whether every component is discrete.
    package let isDiscrete: Bool
    /// The smallest interval that holds every component's.
    package let support: ClosedRange<Double>
    /// The expected value, in closed form.
    package let mean: Double
    /// The standard deviation, in closed form.
    package let standardDeviation: Double
    private let hasSteps: Bool

    /// Makes the law, or throws where there is no component or a weight is not positive and finite.
    package init(_ components: [(weight: Double, law: any Law)]) throws(LawError) {
        disableGSLAborts()
        guard let first = components.first else {
            throw LawError("mixture", "there must be at least one component")
        }
        for component in components {
            try LawRule.positive(component.weight, "weight", of: "mixture")
        }
        // Divided by the largest first, so that the sum cannot overflow.
        let largest = components.reduce(0) { max($0, $1.weight) }
        let total = components.reduce(0) { $0 + $1.weight / largest }
        self.components = components.map { ($0.weight / largest / total, $0.law) }
        isDiscrete = components.allSatisfy { $0.law.isDiscrete }
        hasSteps = components.contains { $0.law.hasAtoms }
        support = components.reduce(first.law.support) { range, component in
            let other = component.law.support
            return min(range.lowerBound, other.lowerBound)...max(range.upperBound, other.upperBound)
        }
        (mean, standardDeviation) = Self.moments(
            self.components.map { ($0.weight, $0.law.mean, $0.law.standardDeviation) })
    }

    /// Mean and standard deviation of parts with these shares, without overflow of squares.
    static func moments(
        _ parts: [(share: Double, mean: Double, sd: Double)]
    ) -> (mean: Double, sd: Double) {
        let mean = parts.reduce(0) { $0 + $1.share * $1.mean }
        let scale = parts.reduce(0) { max($0, $1.sd, abs($1.mean - mean)) }
        guard scale > 0, scale < .infinity else { return (mean, scale) }
        let square = parts.reduce(0) { sum, part in
            let (spread, distance) = (part.sd / scale, (part.mean - mean) / scale)
            return sum + part.share * (spread * spread + distance * distance)
        }
        return (mean, scale * square.squareRoot())
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension MixtureLaw: Law {
    package var name: String { "mixture" }
    package var parameters: [LawParameterValue] {
        components.enumerated().map { LawParameterValue("weight \($0 + 1)", $1.weight) }
    }
    package var tailExponents: TailExponents {
        components.reduce(TailExponents()) { tails, component in
            let other = component.law.tailExponents
            return TailExponents(
                lower: min(tails.lower, other.lower), upper: min(tails.upper, other.upper))
        }
    }

    package func density(_ x: Double) -> Double {
        components.reduce(0) { sum, component in
            guard isDiscrete || !component.law.isDiscrete && component.law.steps == nil else {
                return sum
            }
            return sum + component.weight * component.law.density(x)
        }
    }
    package func cumulative(_ x: Double) -> Double {
        min(components.reduce(0) { $0 + $1.weight * $1.law.cumulative(x) }, 1)
    }
    package func upperTail(_ x: Double) -> Double {
        min(components.reduce(0) { $0 + $1.weight * $1.law.upperTail(x) }, 1)
    }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { p in
            search(components.map { $0.law.quantile(p) }, target: p, rising: true)
        }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { q in
            search(components.map { $0.law.upperQuantile(q) }, target: q, rising: false)
        }
    }

    private func tail(_ x: Double, rising: Bool) -> Double {
        rising ? cumulative(x) : upperTail(x)
    }

    private func search(_ points: [Double], target: Double, rising: Bool) -> Double {
        let low = points.reduce(.infinity) { min($0, $1) }
        let high = points.reduce(-.infinity) { max($0, $1) }
        guard low < high else { return low }
        func reached(_ x: Double) -> Bool {
            rising ? cumulative(x) >= target : upperTail(x) <= target
        }
        if isDiscrete {
            return DiscreteQuantile.smallest(near: low, in: low...high, where: reached)
        }
        if hasSteps { return OrderedBisection.smallest(in: low...high, where: reached) }
        return newton(low, high, target: target, rising: rising, reached)
    }

    /// Newton's method on the logarithm of the tail, in a bracket that bisection shrinks where a
    /// step fails, as it does in the gap between distant components.
    private func newton(
        _ low: Double, _ high: Double, target: Double, rising: Bool, _ reached: (Double) -> Bool
    ) -> Double {
        var (low, high) = (low, high)
        var x = OrderedBisection.middle(low, high)
        for iteration in 0..<160 {
            let tail = tail(x, rising: rising)
            if tail == target { return x }
            let isReached = rising ? tail > target : tail < target
            if isReached { high = x } else { low = x }
            let slope = density(x)
            let step = log(target / tail) * (tail / (rising ? slope : -slope))
            let next = x + step
            if abs(step) <= 2e-16 * abs(x) { return next }
            // Every fourth step halves, so that slow progress from one side ends too.
            if next > low, next < high, iteration % 4 != 3 {
                x = next
            } else {
                let middle = OrderedBisection.middle(low, high)
                if middle <= low || middle >= high { return high }
                x = middle
            }
        }
        return x
    }
}
