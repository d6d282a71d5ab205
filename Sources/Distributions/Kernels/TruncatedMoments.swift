import Foundation

/// Probability, mean and standard deviation of a law between two bounds.
///
/// Continuous laws by double-exponential quadrature of the quantile function over the probability,
/// which end singularities do not disturb; discrete laws by summation; mixtures by their parts. Where
/// a tail falls like a power, moments that hardly exist (an exponent within a few hundredths of the
/// moment's order) lose digits.
struct TruncatedMoments {
    private(set) var mass: Double
    private(set) var mean = 0.0
    private(set) var standardDeviation = 0.0

    /// Computes the moments. Cost: about 200 quantiles, or at most some 5,000 probabilities.
    init(of law: any Law, from low: Double, to high: Double) {
        mass = 0
        if let mixture = law as? MixtureLaw {
            combine(mixture, low, high)
            return
        }
        if let choice = law.steps {
            let kept = choice.values.filter { $0.value >= low && $0.value <= high }
            mass = min(kept.reduce(0) { $0 + $1.probability }, 1)
            (mean, standardDeviation) = MixtureLaw.moments(
                kept.map { (share: $0.probability / mass, mean: $0.value, sd: 0) })
            return
        }
        if let truncated = law as? TruncatedLaw {
            self = TruncatedMoments(
                of: truncated.base, from: max(low, truncated.support.lowerBound),
                to: min(high, truncated.support.upperBound))
            mass = min(mass / truncated.mass, 1)
            return
        }
        let first = max(low, law.support.lowerBound)
        let last = min(high, law.support.upperBound)
        guard first <= last else { return }
        let before = law.tailsBefore(first)
        let after = law.tails(last)
        mass = PartialMass.of(law, from: first, to: last, before, after)
        guard mass > 0 else { return }
        if first == law.support.lowerBound, last == law.support.upperBound {
            mean = law.mean
            standardDeviation = law.standardDeviation
        } else if law.isDiscrete {
            sum(law, before, after, first, last)
        } else {
            integrate(law, before, after, first, last)
            admit(law.tailExponents, first, last)
        }
    }

    /// Moments that do not exist, which no quadrature can see.
    private mutating func admit(_ tails: TailExponents, _ low: Double, _ high: Double) {
        let lower = low == -.infinity ? tails.lower : .infinity
        let upper = high == .infinity ? tails.upper : .infinity
        if min(lower, upper) <= 2 { standardDeviation = .infinity }
        if lower <= 1 {
            mean = upper <= 1 ? .nan : -.infinity
        } else if upper <= 1 {
            mean = .infinity
        }
    }

    private mutating func combine(_ mixture: MixtureLaw, _ low: Double, _ high: Double) {
        let parts = mixture.components.map { component in
            (component.weight, TruncatedMoments(of: component.law, from: low, to: high))
        }
        for (weight, part) in parts { mass += weight * part.mass }
        guard mass > 0 else { return }
        let shares = parts.filter { $0.1.mass > 0 }.map {
            (share: $0.0 * $0.1.mass / mass, mean: $0.1.mean, sd: $0.1.standardDeviation)
        }
        (mean, standardDeviation) = MixtureLaw.moments(shares)
    }

    private mutating func integrate(
        _ law: any Law, _ before: TailPair, _ after: TailPair, _ low: Double, _ high: Double
    ) {
        var nodes: [(x: Double, weight: Double)] = []
        let step = 1.0 / 24
        // At t = ±5.4 the smaller probability is 1e-151.
        for index in -130...130 {
            let t = Double(index) * step
            let small = 1 / (1 + exp(Double.pi * sinh(abs(t))))
            let large = 1 - small
            let (p, q) = t < 0 ? (small, large) : (large, small)
            let lower = q * before.lower + p * after.lower
            let upper = q * before.upper + p * after.upper
            let x = lower <= upper ? law.quantile(lower) : law.upperQuantile(upper)
            // Infinite only where a probability is too small for a number, and so is the weight.
            guard x.isFinite else { continue }
            nodes.append((min(max(x, low), high), small * large * cosh(t)))
        }
        average(nodes)
    }

    private mutating func sum(
        _ law: any Law, _ before: TailPair, _ after: TailPair, _ low: Double, _ high: Double
    ) {
        // What lies farther out than this weighs nothing.
        let negligible = 1e-20
        let lower = before.lower + negligible * mass
        let upper = after.upper + negligible * mass
        let first = lower <= 0.5 ? max(low, law.quantile(lower)) : low
        let last = upper <= 0.5 ? min(high, law.upperQuantile(upper)) : high
        let count = last - first
        guard count > 4_000 else {
            average(
                stride(from: first, through: last, by: 1).map { (x: $0, weight: law.density($0)) })
            return
        }
        // The probabilities vary so slowly that a sum is an integral: Simpson's rule over every
        // k-th whole number with Euler and Maclaurin's terms for the ends.
        let spacing = (count / 4_000).rounded(.up)
        let panels = (count / (2 * spacing)).rounded(.down)
        let end = first + 2 * spacing * panels
        var nodes: [(x: Double, weight: Double)] = []
        var x = first
        var isOdd = false
        while x <= end {
            var weight = spacing / 3 * (x == first || x == end ? 1 : isOdd ? 4 : 2)
            if x == first || x == end { weight += 0.5 }
            nodes.append((x, weight * law.density(x)))
            isOdd.toggle()
            x += spacing
        }
        for (at, sign) in [(first, -1.0), (end, 1.0)] {
            nodes.append((at + 1, sign / 24 * law.density(at + 1)))
            nodes.append((at - 1, -sign / 24 * law.density(at - 1)))
        }
        for x in stride(from: end + 1, through: last, by: 1) { nodes.append((x, law.density(x))) }
        average(nodes)
    }

    private mutating func average(_ nodes: [(x: Double, weight: Double)]) {
        var total = 0.0
        for node in nodes { total += node.weight }
        guard total > 0, let center = nodes.first(where: { $0.weight >= total / 1e4 })?.x else {
            return
        }
        var shift = 0.0
        for node in nodes where node.weight != 0 {
            shift += node.weight / total * (node.x - center)
        }
        mean = center + shift
        var variance = 0.0
        for node in nodes where node.weight != 0 {
            let deviation = (node.x - center) - shift
            variance += node.weight / total * deviation * deviation
        }
        standardDeviation = max(variance, 0).squareRoot()
    }
}
