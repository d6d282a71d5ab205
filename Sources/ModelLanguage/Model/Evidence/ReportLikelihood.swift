import Arithmetic

/// What a report says about the value v that it speaks of, as numbers: how probable the report is, given
/// v.
///
/// On the report's scale (the logarithm of v, or v itself) let d be the distance of v from what was
/// reported. A report that is right has the likelihood L(d) of its `statement`; with probability
/// 1 − `trust` it is `wrong`. Both are taken as densities of the report (of a bound and of a count as
/// probabilities), so that their mixture weighs them against each other:
///
///     trust · density of the report if right + (1 − trust) · density of the report if wrong
///
/// `logLikelihood` is the logarithm of this up to a constant that does not depend on v.
package struct ReportLikelihood: Sendable, Equatable {
    /// The scale of distances.
    package enum Scale: Sendable, Equatable {
        /// The logarithm of the value: errors by a factor. Values of 0 and below are infinitely low.
        case logarithmic
        /// The value itself: errors by an amount.
        case linear
    }

    /// How a report comes about that is wrong.
    package enum Wrong: Sendable, Equatable {
        /// Unrelated to the truth: of this density on the scale, for a bound or a count of this
        /// probability, whatever v is.
        case unrelated(Double)
        /// Wrong, but around the truth: a normal law of this sd on the scale.
        case around(sd: Double)
    }

    /// What was reported, on the scale.
    package enum Statement: Sendable, Equatable {
        /// About the centre, with a normal error of this sd: exp(−d²/2 sd²).
        case near(centre: Double, sd: Double)
        /// Between two bounds for sure: 1 inside, 0 outside.
        case within(low: Double, high: Double)
        /// At least the bound, known up to a normal error of this sd: Φ(d/sd); with sd 0, 1 from the
        /// bound on and 0 below.
        case atLeast(bound: Double, sd: Double)
        /// At most the bound, likewise.
        case atMost(bound: Double, sd: Double)
        /// This value and no other, on the linear scale: 1 where it is equal, 0 elsewhere.
        case exactly(Double)
        /// So many of a total, v being the probability of each: the binomial probability.
        case share(count: Double, total: Double)
        /// So many, v being the number that was to be expected: the Poisson probability.
        case count(Double)
    }

    /// The scale of distances.
    package let scale: Scale
    /// What was reported, on the scale.
    package let statement: Statement
    /// The values themselves that a report allows which is never wrong, both ends included; nil where
    /// the report may be off. Ends on the scale would be off by the rounding of their logarithms.
    package let allowed: ClosedRange<Double>?
    /// How the report comes about if it is wrong.
    package let wrong: Wrong
    /// The probability that the report is right.
    package let trust: Double
    /// The power of the likelihood: 1/k for one of k reports of one origin.
    package let power: Double

    /// The relative error of a point or a bound where the model states none: a standard deviation of
    /// 10 %.
    package static let defaultRelativeError = 0.1
    /// The width, in logarithms, of what a wrong report may say: a factor of ten either way.
    private static let wrongWidth = 2 * VectorMath.log(10)

    /// Assembles a likelihood from its parts.
    package init(
        scale: Scale, statement: Statement, wrong: Wrong, trust: Double, power: Double,
        allowed: ClosedRange<Double>? = nil
    ) {
        self.allowed = allowed
        self.scale = scale
        self.statement = statement
        self.wrong = wrong
        self.trust = trust
        self.power = power
    }

    /// What a report means.
    ///
    /// - Parameters:
    ///   - trust: the probability that it is right.
    ///   - power: 1/k for one of k reports of one origin.
    ///   - rangeLevel: how sure a range is.
    init(_ evidence: Evidence, trust: Double, power: Double, rangeLevel: RangeLevel = .usual) {
        self.trust = trust
        self.power = power
        if let count = Self.count(evidence) {
            statement = count
            scale = .linear
            wrong = .unrelated(Self.wrongProbability(count))
            allowed = nil
            return
        }
        let relative = evidence.relativeError ?? Self.defaultRelativeError
        let (low, high) = Self.ends(evidence, relative)
        let isLogarithmic =
            evidence.error == .lognormal || evidence.error == .hard && (low ?? high ?? 0) > 0
        scale = isLogarithmic ? .logarithmic : .linear
        func onScale(_ x: Double) -> Double { isLogarithmic ? VectorMath.log(x) : x }
        // The unit of `if_wrong` and of c on the linear scale: how far the report's largest number is from 0.
        let size = isLogarithmic ? 1 : max(abs(low ?? 0), abs(high ?? 0))
        let isHard = evidence.error == .hard
        allowed = isHard ? (low ?? -.infinity)...(high ?? .infinity) : nil
        var right = 0.0
        switch evidence.report {
        case .atLeast(let x):
            right = isHard ? 0 : isLogarithmic ? relative : relative * size
            statement = .atLeast(bound: onScale(x), sd: right)
        case .atMost(let x):
            right = isHard ? 0 : isLogarithmic ? relative : relative * size
            statement = .atMost(bound: onScale(x), sd: right)
        default:
            let ends = (onScale(low ?? 0), onScale(high ?? 0))
            if isHard {
                statement = .within(low: ends.0, high: ends.1)
                right = (ends.1 - ends.0) / 2
            } else if case .range = evidence.report {
                right = (ends.1 - ends.0) / (2 * rangeLevel.halfWidth)
                statement = .near(centre: ends.0 / 2 + ends.1 / 2, sd: right)
            } else {
                right = isLogarithmic ? relative : relative * size
                statement = .near(centre: ends.0, sd: right)
            }
        }
        wrong = Self.wrong(
            isBound: evidence.report.isBound, ifWrong: evidence.ifWrong, size: size, right: right,
            width: isLogarithmic ? Self.wrongWidth : 4 * size)
    }

    /// How a report that is no count comes about if it is wrong.
    ///
    /// - Parameters:
    ///   - ifWrong: the sd around the truth in units of `size`; nil where it has nothing to do with it.
    ///   - right: the sd if it is right: a report that is wrong is not more exact.
    ///   - width: how wide the numbers lie, on the scale, that an unrelated report may name.
    private static func wrong(
        isBound: Bool, ifWrong: Double?, size: Double, right: Double, width: Double
    ) -> Wrong {
        guard let ifWrong else { return .unrelated(isBound ? 0.5 : 1 / width) }
        // No share of a bound of 0 is another number.
        return size > 0 ? .around(sd: max(ifWrong * size, right)) : .unrelated(0.5)
    }

    /// What a report says that is a count; a bare number that is never wrong is that number.
    private static func count(_ evidence: Evidence) -> Statement? {
        switch evidence.report {
        case .exactly(let x): return .exactly(x)
        case .share(let count, let total): return .share(count: count, total: total)
        case .count(let count): return .count(count)
        case .point(let x) where evidence.isExact: return .exactly(x)
        case .point(0) where evidence.error == .hard, .about(0) where evidence.error == .hard:
            // No share of 0 is another number.
            return .exactly(0)
        default: return nil
        }
    }

    /// The least and the largest number that a report names; a hard point reaches as far as its relative
    /// error.
    private static func ends(_ evidence: Evidence, _ relative: Double) -> (Double?, Double?) {
        switch evidence.report {
        case .range(let low, let high): return (low, high)
        case .point(let x), .about(let x):
            guard evidence.error == .hard else { return (x, x) }
            return (x - relative * abs(x), x + relative * abs(x))
        case .atLeast(let x): return (x, nil)
        case .atMost(let x): return (nil, x)
        case .exactly(let x), .count(let x): return (x, x)
        case .share(let count, let total): return (count / total, count / total)
        }
    }

    /// The probability of a count if it is wrong.
    ///
    /// Of a total, any count is as likely. Other numbers x are taken to lie anywhere within a factor of
    /// ten either way, counted from 1 so that 0 has its place: 1/(2 log 10 · (|x| + 1)).
    private static func wrongProbability(_ count: Statement) -> Double {
        switch count {
        case .share(_, let total): 1 / (total + 1)
        default: 1 / (wrongWidth * (abs(count.number) + 1))
        }
    }

    /// Whether the report is a count, which has a probability and no density.
    package var isCount: Bool {
        switch statement {
        case .share, .count, .exactly: true
        case .near, .within, .atLeast, .atMost: false
        }
    }

    /// The height of the wrong report's kernel beside the right one's, whose highest is 1: the ratio of
    /// their densities there. A bound and a count have no density; their probabilities are compared as
    /// they are.
    package var wrongRatio: Double {
        /// √2π.
        let root = 2.5066282746310002
        return switch (statement, wrong) {
        case (.near(_, let sd), .around(let wide)): sd / wide
        case (.near(_, let sd), .unrelated(let density)): sd * root * density
        case (.within(let low, let high), .around(let wide)): (high - low) / (wide * root)
        case (.within(let low, let high), .unrelated(let density)): (high - low) * density
        case (_, .unrelated(let probability)): probability
        case (_, .around): 1
        }
    }

    /// The middle of what was reported, on the scale.
    package var centre: Double { statement.number }
}

extension ReportLikelihood.Statement {
    /// The number that it names, of two the middle.
    fileprivate var number: Double {
        switch self {
        case .near(let centre, _): centre
        case .within(let low, let high): low / 2 + high / 2
        case .atLeast(let bound, _), .atMost(let bound, _): bound
        case .exactly(let x), .count(let x): x
        case .share(let count, let total): count / total
        }
    }
}
