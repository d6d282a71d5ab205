import CGSL
import RandomStreams

/// The binomial law: how many of n, each with the same probability p.
///
/// Probability C(n, k) p^k (1−p)^(n−k) of k = 0 … n, with n a whole number from 0 to 10⁹ and p from
/// 0 to 1. With n = 0, p = 0 or p = 1 the law is one certain value. The tails are incomplete beta
/// functions, with a relative accuracy of about 1e-13 each.
public struct BinomialLaw {
    /// How many there are.
    public let n: Double
    /// The probability of each.
    public let p: Double

    /// The largest n: beyond it the normal law says the same.
    static let largestN = 1e9

    /// Makes the law, or throws where n is not a whole number from 0 to 10⁹ or p not a
    /// probability.
    public init(n: Double, p: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.notNegative(n, "n", of: "binomial")
        guard n == n.rounded(.down) else {
            throw LawError(
                parameter: "n", "binomial: n must be a whole number, got \(LawRule.show(n))")
        }
        guard p >= 0, p <= 1 else {
            throw LawError(
                parameter: "p", "binomial: p must be between 0 and 1, got \(LawRule.show(p))")
        }
        guard n <= Self.largestN else {
            let sd = (n * p * (1 - p)).squareRoot()
            throw LawError(
                parameter: "n",
                "binomial: n must be at most 1000000000, got \(LawRule.show(n)); "
                    + LawRule.normalInstead(mean: n * p, sd: sd))
        }
        self.n = n
        self.p = p
    }

    /// The only value, where there is only one.
    private var certain: Double? { n == 0 || p == 0 ? 0 : p == 1 ? n : nil }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension BinomialLaw: Law {
    public var name: String { "binomial" }
    public var parameters: [LawParameterValue] {
        [LawParameterValue("n", n), LawParameterValue("p", p)]
    }
    public var support: ClosedRange<Double> { certain.map { $0...$0 } ?? 0...n }
    public var isDiscrete: Bool { true }
    public var mean: Double { n * p }
    public var standardDeviation: Double { (n * p * (1 - p)).squareRoot() }

    public func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        if let certain { return x == certain ? 1 : 0 }
        guard x >= 0, x <= n, x == x.rounded(.down) else { return 0 }
        let kernel = IncompleteBeta(x + 1, n - x + 1, forTails: false)
        return kernel.logitDensity(p, 1 - p) / p / (1 - p) / (n + 1)
    }
    public func cumulative(_ x: Double) -> Double { tails(x).lower }
    public func upperTail(_ x: Double) -> Double { tails(x).upper }
    public func quantile(_ probability: Double) -> Double {
        quantile(probability, else: support) { probability in
            smallest(score: gsl_cdf_ugaussian_Pinv(probability)) {
                tails($0).lower >= probability
            }
        }
    }
    public func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { q in
            smallest(score: gsl_cdf_ugaussian_Qinv(q)) { tails($0).upper <= q }
        }
    }

    private func tails(_ x: Double) -> TailPair {
        if x.isNaN { return .undefined }
        if let certain { return x < certain ? .allAbove : .allBelow }
        if x < 0 { return .allAbove }
        if x >= n { return .allBelow }
        let k = x.rounded(.down)
        return IncompleteBeta(k + 1, n - k).tails(p, 1 - p).mirrored
    }
    private func smallest(score: Double, where holds: (Double) -> Bool) -> Double {
        let sd = standardDeviation
        let guess = DiscreteQuantile.guess(
            mean: mean, sd: sd, skewness: sd > 0 ? (1 - 2 * p) / sd : 0, score: score)
        return DiscreteQuantile.smallest(near: guess, in: support, where: holds)
    }
}

extension LawFamily {
    /// `binomial(n, p)`. Where n varies from run to run it is rounded to the nearest whole number.
    public static let binomial = LawFamily(
        name: "binomial",
        summary: "How many of n, each with the same probability p.",
        forms: [ParameterForm(["n", "p"])],
        percentiles: .unsupported(
            "binomial counts whole numbers, so that percentiles seldom fit it exactly; "
                + "write binomial(n, p), or beta with the percentiles of the share, times n"),
        make: { (c) throws(LawError) in try BinomialLaw(n: c[0], p: c[1]) },
        conditional: .perRun { generator, parameters in
            let n = parameters[0].rounded()
            let p = parameters[1]
            guard n >= 0, n <= BinomialLaw.largestN, p >= 0, p <= 1 else { return .nan }
            if n == 0 || p == 0 { return 0 }
            return p == 1 ? n : Double(gsl_ran_binomial(generator, p, UInt32(n)))
        }
    )
}
