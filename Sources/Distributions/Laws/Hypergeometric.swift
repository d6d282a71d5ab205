import CGSL
import RandomStreams

/// The hypergeometric law: how many of one kind are among those drawn without putting any back.
///
/// Of n₁ + n₂ things, n₁ of the kind that is counted, `draws` are taken. Probability
/// C(n₁, k) C(n₂, draws−k) / C(n₁+n₂, draws) of k from max(0, draws − n₂) to min(n₁, draws). All
/// three are whole numbers from 0, n₁ + n₂ at most 10⁷, and `draws` at most n₁ + n₂. Mean
/// draws · n₁/(n₁+n₂). The tails are sums of the probabilities, with a relative accuracy of about
/// 1e-12. The parametrisation is that of GSL's `gsl_ran_hypergeometric`.
///
/// **Cost.** Set-up and memory grow with the standard deviation: some 80 probabilities for each
/// unit of it.
package struct HypergeometricLaw {
    /// How many there are of the kind that is counted.
    package let n1: Double
    /// How many there are of the other kind.
    package let n2: Double
    /// How many are drawn.
    package let draws: Double
    private let table: RatioSums

    /// The largest n₁ + n₂: beyond it the binomial law says the same.
    static let largestTotal = 1e7

    /// Makes the law, or throws where a parameter is not a whole number or out of range.
    package init(n1: Double, n2: Double, draws: Double) throws(LawError) {
        disableGSLAborts()
        for (label, value) in [("n1", n1), ("n2", n2), ("draws", draws)] {
            try LawRule.notNegative(value, label, of: "hypergeometric")
            guard value == value.rounded(.down) else {
                throw LawError(
                    "hypergeometric", label, "\(label) must be a whole number", got: value)
            }
        }
        guard n1 + n2 <= Self.largestTotal else {
            throw LawError(
                "hypergeometric", n1 > n2 ? "n1" : "n2", "n1 + n2 must be at most 10000000",
                got: n1 + n2, advice: "write binomial(n: draws, p: n1 / (n1 + n2))")
        }
        guard draws <= n1 + n2 else {
            throw LawError(
                "hypergeometric", "draws",
                "draws must be at most n1 + n2 = \(LawRule.show(n1 + n2))", got: draws)
        }
        self.n1 = n1
        self.n2 = n2
        self.draws = draws
        table = RatioSums(
            in: max(0, draws - n2)...min(n1, draws), mode: Self.mode(n1, n2, draws),
            ratio: { Self.ratio($0, n1, n2, draws) })
    }

    /// The likeliest number.
    static func mode(_ n1: Double, _ n2: Double, _ draws: Double) -> Double {
        let mode = ((n1 + 1) * (draws + 1) / (n1 + n2 + 2)).rounded(.down)
        return min(max(mode, max(0, draws - n2)), min(n1, draws))
    }

    /// The probability of k + 1 divided by that of k.
    static func ratio(_ k: Double, _ n1: Double, _ n2: Double, _ draws: Double) -> Double {
        (n1 - k) / (k + 1) * ((draws - k) / (n2 - draws + k + 1))
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension HypergeometricLaw: Law {
    package var name: String { "hypergeometric" }
    package var parameters: [LawParameterValue] {
        [
            LawParameterValue("n1", n1), LawParameterValue("n2", n2),
            LawParameterValue("draws", draws),
        ]
    }
    package var support: ClosedRange<Double> { max(0, draws - n2)...min(n1, draws) }
    package var isDiscrete: Bool { true }
    package var mean: Double { draws == 0 ? 0 : draws * (n1 / (n1 + n2)) }
    package var standardDeviation: Double {
        let total = n1 + n2
        guard total > 1 else { return 0 }
        let spread = draws * (n1 / total) * (n2 / total)
        return (spread * ((total - draws) / (total - 1))).squareRoot()
    }

    package func density(_ x: Double) -> Double { x.isNaN ? .nan : table.probability(x) }
    package func cumulative(_ x: Double) -> Double { table.tails(x).lower }
    package func upperTail(_ x: Double) -> Double { table.tails(x).upper }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { p in
            smallest(score: gsl_cdf_ugaussian_Pinv(p)) { table.tails($0).lower >= p }
        }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { q in
            smallest(score: gsl_cdf_ugaussian_Qinv(q)) { table.tails($0).upper <= q }
        }
    }

    private func smallest(score: Double, where holds: (Double) -> Bool) -> Double {
        let guess = DiscreteQuantile.guess(
            mean: mean, sd: standardDeviation, skewness: 0, score: score)
        return DiscreteQuantile.smallest(near: guess, in: support, where: holds)
    }
}

extension LawFamily {
    /// `hypergeometric(n1, n2, draws)`. Where parameters vary from run to run they are rounded to
    /// the nearest whole numbers.
    package static let hypergeometric = LawFamily(
        name: "hypergeometric",
        summary: "How many of one kind are among those drawn without putting any back.",
        guide: LawGuide(
            kind: .discrete,
            definition: "probability C(n1, k) C(n2, draws - k) / C(n1 + n2, draws) of k",
            parameters: [
                .init(
                    "n1", "a whole number from 0", .count,
                    "how many are of the kind that is counted; rounded where it varies by run"),
                .init(
                    "n2", "a whole number from 0, n1 + n2 at most 1e7", .count,
                    "how many are not; likewise"),
                .init(
                    "draws", "a whole number from 0 to n1 + n2", .count,
                    "how many are drawn; likewise"),
            ],
            values: "from max(0, draws - n2) to min(n1, draws)",
            mean: "draws n1 / (n1 + n2)",
            sd: "sqrt(mean n2 (n1 + n2 - draws) / ((n1 + n2) (n1 + n2 - 1)))",
            example: "hypergeometric(n1: 40, n2: 460, draws: 60)"),
        forms: [ParameterForm(["n1", "n2", "draws"])],
        percentiles: .unsupported(
            "hypergeometric counts whole numbers, so that percentiles seldom fit it exactly; "
                + "write hypergeometric(n1, n2, draws), or beta with the percentiles of the share"),
        make: { (c) throws(LawError) in
            try HypergeometricLaw(n1: c[0], n2: c[1], draws: c[2])
        },
        conditional: .perRun { generator, parameters in
            let (n1, n2) = (parameters[0].rounded(), parameters[1].rounded())
            let draws = parameters[2].rounded()
            guard n1 >= 0, n2 >= 0, n1 + n2 <= HypergeometricLaw.largestTotal, draws >= 0,
                draws <= n1 + n2
            else { return .nan }
            return HypergeometricLaw.draw(n1, n2, draws, u: gsl_rng_uniform(generator))
        }
    )
}

extension HypergeometricLaw {
    /// One draw, by taking probabilities from u outwards from the likeliest value: some steps for
    /// each unit of the standard deviation, where GSL's sampler takes one for each thing drawn.
    static func draw(_ n1: Double, _ n2: Double, _ draws: Double, u: Double) -> Double {
        let (first, last) = (max(0, draws - n2), min(n1, draws))
        let mode = mode(n1, n2, draws)
        let peak = exp(
            logChoose(n1, mode) + logChoose(n2, draws - mode) - logChoose(n1 + n2, draws))
        var rest = u - peak
        if rest < 0 { return mode }
        var (below, above) = (mode, mode)
        var (massBelow, massAbove) = (peak, peak)
        while below > first || above < last {
            if above < last {
                massAbove *= ratio(above, n1, n2, draws)
                above += 1
                rest -= massAbove
                if rest < 0 { return above }
            }
            if below > first {
                below -= 1
                massBelow /= ratio(below, n1, n2, draws)
                rest -= massBelow
                if rest < 0 { return below }
            }
            // What is left of u by rounding belongs nowhere.
            if massBelow + massAbove < 1e-18 { break }
        }
        return mode
    }

    /// log C(n, k).
    private static func logChoose(_ n: Double, _ k: Double) -> Double {
        var result = gsl_sf_result()
        return gsl_sf_lnchoose_e(UInt32(n), UInt32(k), &result) == 0 ? result.val : .nan
    }
}
