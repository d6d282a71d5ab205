import CGSL
import RandomStreams

/// Another law restricted to values between two bounds, both included.
///
/// Density f(x)/m between `low` and `high`, where m is the base law's probability of lying there.
/// Each function works in whichever tail of the base law is the smaller, so that a truncation far
/// out keeps its digits: `low: 8` of a standard normal law, of which 6e-16 is left, is as exact as
/// `low: 0`. Where a probability is a small part of that tail, as it is close to a bound, it is
/// integrated from the density of a smooth base law and not subtracted; a mixture or another
/// truncated law as base loses digits there, by the ratio of the tail to the part.
package struct TruncatedLaw {
    /// The law that is truncated.
    package let base: any Law
    /// The base law's probability of lying between the bounds.
    package let mass: Double
    /// The bounds, narrowed to values that the base law takes.
    package let support: ClosedRange<Double>
    /// The expected value, by quadrature or summation.
    package let mean: Double
    /// The standard deviation, by quadrature or summation.
    package let standardDeviation: Double
    private let before: TailPair
    private let after: TailPair

    /// The least probability between the bounds with which the law can be computed.
    static let smallestMass = 1e-290

    /// Makes the law; a bound that is infinite does not bound.
    ///
    /// - Throws: `LawError` where a bound is not a number, the bounds are not in order, or the base
    ///   law has less than 1e-290 of its probability between them.
    package init(
        _ base: any Law, low: Double = -.infinity, high: Double = .infinity
    ) throws(LawError) {
        disableGSLAborts()
        for (label, bound) in [("low", low), ("high", high)] where bound.isNaN {
            throw LawError("truncate", label, "\(label) must be a number", got: .nan)
        }
        guard low <= high else {
            throw LawError("truncate", "high", "low must be less than high", got: low, high)
        }
        self.base = base
        let first = max(base.isDiscrete ? low.rounded(.up) : low, base.support.lowerBound)
        let last = min(base.isDiscrete ? high.rounded(.down) : high, base.support.upperBound)
        var mass = 0.0
        if first <= last {
            before = base.tailsBefore(first)
            after = base.tails(last)
            mass = PartialMass.of(base, from: first, to: last, before, after)
        } else {
            (before, after) = (.undefined, .undefined)
        }
        guard first <= last, mass >= Self.smallestMass else {
            throw LawError(
                "truncate",
                "\(base.name) has no probability, or less than 1e-290, \(Self.place(low, high))")
        }
        self.mass = mass
        support = first...last
        let moments = TruncatedMoments(of: base, from: first, to: last)
        mean = moments.mean.isNaN ? .nan : min(max(moments.mean, first), last)
        standardDeviation = moments.standardDeviation
    }

    private static func place(_ low: Double, _ high: Double) -> String {
        if low == -.infinity { return "below \(LawRule.show(high))" }
        if high == .infinity { return "above \(LawRule.show(low))" }
        return "between \(LawRule.show(low)) and \(LawRule.show(high))"
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension TruncatedLaw: Law {
    package var name: String { "truncate" }
    package var parameters: [LawParameterValue] {
        base.parameters + [
            LawParameterValue("low", support.lowerBound),
            LawParameterValue("high", support.upperBound),
        ]
    }
    package var isDiscrete: Bool { base.isDiscrete }
    package var tailExponents: TailExponents {
        let tails = base.tailExponents
        return TailExponents(
            lower: support.lowerBound == -.infinity ? tails.lower : .infinity,
            upper: support.upperBound == .infinity ? tails.upper : .infinity)
    }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        return support.contains(x) ? base.density(x) / mass : 0
    }

    package func cumulative(_ x: Double) -> Double {
        guard x >= support.lowerBound else { return x.isNaN ? .nan : 0 }
        guard x < support.upperBound else { return 1 }
        let part = PartialMass.of(base, from: support.lowerBound, to: x, before, base.tails(x))
        return min(max(part / mass, 0), 1)
    }

    package func upperTail(_ x: Double) -> Double {
        guard x >= support.lowerBound else { return x.isNaN ? .nan : 1 }
        guard x < support.upperBound else { return 0 }
        let part = PartialMass.of(base, from: x, to: support.upperBound, base.tails(x), after)
        return min(max(part / mass, 0), 1)
    }

    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { p in
            let x = point(below: p, above: 1 - p)
            guard isDiscrete else { return p < 1e-3 ? polished(x) { cumulative($0) - p } : x }
            // The mixing of the bounds' tails may be rounded across a step.
            if cumulative(x) < p { return min(x + 1, support.upperBound) }
            return x > support.lowerBound && cumulative(x - 1) >= p ? x - 1 : x
        }
    }

    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { q in
            let x = point(below: 1 - q, above: q)
            guard isDiscrete else { return q < 1e-3 ? polished(x) { q - upperTail($0) } : x }
            if upperTail(x) > q { return min(x + 1, support.upperBound) }
            return x > support.lowerBound && upperTail(x - 1) <= q ? x - 1 : x
        }
    }

    private func point(below p: Double, above q: Double) -> Double {
        let lower = q * before.lower + p * after.lower
        let upper = q * before.upper + p * after.upper
        let x = lower <= upper ? base.quantile(lower) : base.upperQuantile(upper)
        return min(max(x, support.lowerBound), support.upperBound)
    }

    /// Two steps of Newton's method close to a bound, where the base law's quantile has lost the
    /// digits of the distance to the bound.
    private func polished(_ start: Double, _ excess: (Double) -> Double) -> Double {
        guard PartialMass.isSmooth(base) else { return start }
        var x = start
        for _ in 0..<2 {
            let step = excess(x) / density(x)
            guard step.isFinite else { return x }
            x = min(max(x - step, support.lowerBound), support.upperBound)
        }
        return x
    }
}
