import CGSL
import RandomStreams

/// The binomial law: how many of n, each with the same probability p.
///
/// Probability C(n, k) p^k (1−p)^(n−k) of k = 0 … n, with n a whole number from 0 to 10⁹ and p from
/// 0 to 1. With n = 0, p = 0 or p = 1 the law is one certain value. The tails are incomplete beta
/// functions, with a relative accuracy of about 1e-13 each.
package struct BinomialLaw {
    /// How many there are.
    package let n: Double
    /// The probability of each.
    package let p: Double

    /// The largest n: beyond it the normal law says the same.
    static let largestN = 1e9

    /// Makes the law, or throws where n is not a whole number from 0 to 10⁹ or p not a
    /// probability.
    package init(n: Double, p: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.notNegative(n, "n", of: "binomial")
        guard n == n.rounded(.down) else {
            throw LawError("binomial", "n", "n must be a whole number", got: n)
        }
        guard p >= 0, p <= 1 else {
            throw LawError("binomial", "p", "p must be between 0 and 1", got: p)
        }
        guard n <= Self.largestN else {
            let sd = (n * p * (1 - p)).squareRoot()
            throw LawError(
                "binomial", "n", "n must be at most 1000000000", got: n,
                advice: "\(LawRule.normalInstead(mean: n * p, sd: sd))")
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
    package var name: String { "binomial" }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("n", n), LawParameterValue("p", p)]
    }
    package var support: ClosedRange<Double> { certain.map { $0...$0 } ?? 0...n }
    package var isDiscrete: Bool { true }
    package var mean: Double { n * p }
    package var standardDeviation: Double { (n * p * (1 - p)).squareRoot() }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        if let certain { return x == certain ? 1 : 0 }
        guard x >= 0, x <= n, x == x.rounded(.down) else { return 0 }
        let kernel = IncompleteBeta(x + 1, n - x + 1, forTails: false)
        return kernel.logitDensity(p, 1 - p) / p / (1 - p) / (n + 1)
    }
    package func cumulative(_ x: Double) -> Double { tails(x).lower }
    package func upperTail(_ x: Double) -> Double { tails(x).upper }
    package func quantile(_ probability: Double) -> Double {
        quantile(probability, else: support) { probability in
            smallest(score: gsl_cdf_ugaussian_Pinv(probability)) {
                tails($0).lower >= probability
            }
        }
    }
    package func upperQuantile(_ q: Double) -> Double {
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

extension BinomialLaw {
    /// One draw of n and p that make a law: GSL's where that is right, else by inversion.
    ///
    /// GSL squares the distance from the mean in 32 bits, so that it may be 46,340 at most. It
    /// proposes values from exponential tails that reach 20 standard deviations with a probability
    /// of 1e-18. And where p or 1 − p is as small as a rounding of the other, it has another p.
    static func draw(
        _ generator: UnsafeMutablePointer<gsl_rng>, _ n: Double, _ p: Double
    ) -> Double {
        if n == 0 || p == 0 { return 0 }
        if p == 1 { return n }
        if n * p * (1 - p) < 5e6, min(p, 1 - p) > 1e-9 {
            return Double(gsl_ran_binomial(generator, p, UInt32(n)))
        }
        guard let law = try? BinomialLaw(n: n, p: p) else { return .nan }
        return law.quantile(gsl_rng_uniform_pos(generator))
    }
}

extension LawFamily {
    /// `binomial(n, p)` or `binomial(mean: …, sd: …)`. Where n varies from run to run it is rounded to the nearest whole number.
    package static let binomial = LawFamily(
        name: "binomial",
        summary: "How many of n, each with the same probability p.",
        guide: LawGuide(
            kind: .discrete,
            definition: "probability C(n, k) p^k (1 - p)^(n - k) of k",
            parameters: [
                .init(
                    "n", "a whole number from 0 to 1e9", .count,
                    "how many there are; rounded where it varies by run"),
                .init("p", "from 0 to 1", .share, "the probability of each"),
                .init("mean", "positive", .count, "the expected number"),
                .init(
                    "sd", "positive, less than sqrt(mean)", .count,
                    "the standard deviation; met as well as a whole n can"),
            ],
            values: "0, 1, ..., n",
            mean: "n p",
            sd: "sqrt(n p (1 - p))",
            example: "binomial(n: 120, p: 0.3)"),
        forms: [ParameterForm(["n", "p"]), momentForm],
        percentiles: .unsupported(
            "binomial counts whole numbers, so that percentiles seldom fit it exactly; "
                + "write binomial(n, p), or beta with the percentiles of the share, times n"),
        make: { (c) throws(LawError) in try BinomialLaw(n: c[0], p: c[1]) },
        conditional: .perRun { generator, parameters in
            let n = parameters[0].rounded()
            let p = parameters[1]
            guard n >= 0, n <= BinomialLaw.largestN, p >= 0, p <= 1 else { return .nan }
            return BinomialLaw.draw(generator, n, p)
        }
    )

    /// n is the whole number nearest to m²/(m − s²) that is not less than the mean m, and p = m/n: the
    /// mean is met exactly, the standard deviation s as well as a whole n can.
    private static var momentForm: ParameterForm {
        let mean = ParameterTerm.positive(.argument(0))
        let square = ParameterTerm.argument(1) * .argument(1)
        let n = ParameterTerm.function(
            { $0.rounded() }, mean / ParameterTerm.positive(1 - square / mean))
        return ParameterForm(
            ["mean", "sd"], canonical: [n, mean / n],
            validate: { (values) throws(LawError) in
                try LawRule.positive(values[0], "mean", of: "binomial")
                try LawRule.positive(values[1], "sd", of: "binomial")
                let (mean, sd) = (values[0], values[1])
                guard sd * sd < mean else {
                    throw LawError(
                        "binomial", "sd",
                        "sd must be less than the square root of the mean \(LawRule.show(mean))",
                        got: sd)
                }
                let size = max(n.evaluate(values), mean.rounded(.up))
                let nearest = (mean * (1 - mean / size)).squareRoot()
                guard size <= BinomialLaw.largestN, abs(nearest - sd) <= 0.01 * sd else {
                    throw LawError(
                        "binomial", "sd",
                        "no whole n has mean \(LawRule.show(mean)) and sd \(LawRule.show(sd)) to one per cent",
                        advice:
                            "the nearest is n \(LawRule.show(size)) with sd \(LawRule.show(nearest))"
                    )
                }
            })
    }
}
