import Distributions
import Testing

/// The exact wording of every broken rule.
@Suite("Messages of laws")
struct LawErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let family: LawFamily
        let labels: [String]
        let values: [Double]
        let message: String
        var testDescription: String { message }

        init(_ family: LawFamily, _ labels: [String], _ values: [Double], _ message: String) {
            self.family = family
            self.labels = labels
            self.values = values
            self.message = message
        }
    }

    static let forms: [Case] = [
        Case(.normal, ["mean", "sd"], [.infinity, 1], "normal: mean must be finite, got inf"),
        Case(
            .normal, ["mean", "sd"], [3, -2], "normal: sd must be positive and finite, got -2"),
        Case(
            .lognormal, ["median", "sigma"], [0, 1],
            "lognormal: median must be positive and finite, got 0"),
        Case(
            .lognormal, ["median", "sigma"], [3, -2],
            "lognormal: sigma must be positive and finite, got -2"),
        Case(
            .lognormal, ["mu", "sigma"], [800, 1],
            "lognormal: mu must be between -700 and 700, got 800"),
        Case(
            .lognormal, ["mean", "sd"], [3, 0],
            "lognormal: sd must be positive and finite, got 0"),
        Case(
            .uniform, ["low", "high"], [2, 1], "uniform: low must be less than high, got 2 and 1"),
        Case(
            .uniform, ["low", "high"], [-1.5e308, 1.5e308],
            "uniform: high - low must be between 1e-300 and 1e300, got -1.5e308 and 1.5e308"),
        Case(
            .triangular, ["low", "mode", "high"], [1, 5, 4],
            "triangular: mode must be between 1 and 4, got 5"),
        Case(
            .pert, ["low", "mode", "high"], [1, 0.5, 4],
            "pert: mode must be between 1 and 4, got 0.5"),
        Case(
            .pert, ["low", "mode", "high", "shape"], [1, 2, 4, 0],
            "pert: shape must be positive and finite, got 0"),
        Case(
            .beta, ["alpha", "beta"], [0, 1],
            "beta: alpha must be positive and finite, got 0"),
        Case(
            .beta, ["alpha", "beta"], [1, 1e301],
            "beta: beta must be between 1e-300 and 1e300, got 1e301"),
        Case(.beta, ["mean", "sd"], [1.2, 0.1], "beta: mean must be between 0 and 1, got 1.2"),
        Case(
            .beta, ["mean", "sd"], [0.5, 0.6],
            "beta: sd must be less than 0.5 for mean 0.5, got 0.6"),
        Case(
            .gamma, ["shape", "scale"], [1, .nan],
            "gamma: scale must be positive and finite, got nan"),
        Case(
            .gamma, ["mean", "sd"], [1, 1e200],
            "gamma: sd must be between 1e-150 and 1e150 times the mean, got 1e200 and 1"),
        Case(
            .exponential, ["mean"], [0], "exponential: mean must be positive and finite, got 0"),
        Case(
            .exponential, ["rate"], [-1], "exponential: rate must be positive and finite, got -1"),
        Case(.poisson, ["mean"], [-1], "poisson: mean must be finite and not negative, got -1"),
        Case(
            .poisson, ["mean"], [1e30],
            "poisson: mean must be at most 1000000000, got 1e30; "
                + "write normal(mean: 1e30, sd: 1e15)"),
        Case(
            .poisson, ["mean"], [4e10],
            "poisson: mean must be at most 1000000000, got 40000000000; "
                + "write normal(mean: 40000000000, sd: 200000)"),
        Case(.binomial, ["n", "p"], [2.5, 0.1], "binomial: n must be a whole number, got 2.5"),
        Case(.binomial, ["n", "p"], [2, 1.1], "binomial: p must be between 0 and 1, got 1.1"),
        Case(
            .binomial, ["n", "p"], [-2, 0.1],
            "binomial: n must be finite and not negative, got -2"),
        Case(
            .binomial, ["n", "p"], [1e10, 0.5],
            "binomial: n must be at most 1000000000, got 10000000000; "
                + "write normal(mean: 5000000000, sd: 50000)"),
    ]

    @Test("Parameters", arguments: forms + furtherForms)
    func parameters(_ test: Case) {
        let error = #expect(throws: LawError.self) {
            try ParameterFormTests.law(test.family, test.labels, test.values)
        }
        #expect(error?.description == test.message)
        #expect(error?.parameter.map { test.labels.contains($0) } == true)
    }

    static let points: [Case] = [
        Case(.normal, [], [10, 5], "normal: p5 must be less than p95, got 10 and 5"),
        Case(.lognormal, [], [-5, 5], "lognormal: p5 must be positive and finite, got -5"),
        Case(.uniform, [], [5, .infinity], "uniform: p95 must be finite, got inf"),
        Case(
            .uniform, [], [-1.5e308, 1.5e308],
            "uniform: no such law can be computed with p5 -1.5e308 and p95 1.5e308"),
        Case(.loguniform, [], [0, 5], "loguniform: p5 must be positive and finite, got 0"),
        Case(
            .loguniform, [], [1e-290, 1e290],
            "loguniform: no such law can be computed with p5 1e-290 and p95 1e290"),
        Case(.weibull, [], [-1, 5], "weibull: p5 must be positive and finite, got -1"),
        Case(.pareto, [], [5, 5], "pareto: p5 must be less than p95, got 5 and 5"),
        Case(.gumbel, [], [5, 4], "gumbel: p5 must be less than p95, got 5 and 4"),
        Case(
            .cauchy, [], [-1e300, 1e300],
            "cauchy: p95 - p5 must be less than 1e300, got -1e300 and 1e300"),
        Case(
            .exponentialPower, [], [3, 5],
            "exponential_power: p5 must be negative, got 3"),
        Case(
            .exponentialPower, [], [-3, 5],
            "exponential_power: no such law can be computed with p5 -3 and p95 5"),
        Case(
            .fisherF, [], [3, 5],
            "fisher_f: no such law has p5 3 and p95 5, as its middle is close to 1; "
                + "write lognormal or gamma with the percentiles"),
        Case(.gamma, [], [0, 5], "gamma: p5 must be positive and finite, got 0"),
        Case(.beta, [], [0.2, 1], "beta: p95 must be between 0 and 1, got 1"),
        Case(
            .beta, [], [0.5, 0.5.nextUp],
            "beta: no such law can be computed with p5 0.5 and p95 0.5000000000000001"),
    ]

    @Test("Percentile points", arguments: points)
    func percentiles(_ test: Case) {
        let error = #expect(throws: LawError.self) {
            try PercentileFitTests.law(
                test.family, PercentilePoint(probability: 0.05, value: test.values[0]),
                PercentilePoint(probability: 0.95, value: test.values[1]))
        }
        #expect(error?.description == test.message)
    }

    @Test("Truncations and mixtures")
    func combinations() {
        let cases: [(Double, Double, String)] = [
            (5, 4, "truncate: low must be less than high, got 5 and 4"),
            (.nan, 4, "truncate: low must be a number, got nan"),
            (50, .infinity, "truncate: normal has no probability, or less than 1e-290, above 50"),
            (
                -60, -50,
                "truncate: normal has no probability, or less than 1e-290, between -60 and -50"
            ),
        ]
        for (low, high, message) in cases {
            let error = #expect(throws: LawError.self) {
                try TruncatedLaw(NormalLaw.standard, low: low, high: high)
            }
            #expect(error?.description == message)
        }
        let none = #expect(throws: LawError.self) { try MixtureLaw([]) }
        #expect(none?.description == "mixture: there must be at least one component")
        let weight = #expect(throws: LawError.self) {
            try MixtureLaw([(1, NormalLaw.standard), (0, NormalLaw.standard)])
        }
        #expect(weight?.description == "mixture: weight must be positive and finite, got 0")
    }

    @Test("Laws that percentiles cannot give say what to write instead")
    func unsupported() {
        var names: [String] = []
        for family in LawFamily.all {
            guard case .unsupported(let sentence) = family.percentiles else { continue }
            names.append(family.name)
            #expect(sentence.hasPrefix(family.name))
            #expect(sentence.contains("; write \(family.name)("))
        }
        #expect(
            names == [
                "triangular", "pert", "student_t", "levy_stable", "skew_normal",
                "poisson", "binomial",
                "negative_binomial", "geometric", "hypergeometric", "bernoulli", "integers",
            ])
    }
}
