import Distributions
import Testing

/// Laws given by percentile points go through their points.
@Suite("Percentile points")
struct PercentileFitTests {
    static let pairs: [(Double, Double)] = [
        (0.05, 0.95), (0.01, 0.99), (0.1, 0.9), (0.5, 0.9), (0.025, 0.5), (0.2, 0.25), (1e-4, 0.6),
        (0.7, 0.999),
    ]

    private struct NotByPoints: Error {
        let family: String
    }

    /// Makes the law of a family through two points, in whatever way the family offers.
    static func law(
        _ family: LawFamily, _ low: PercentilePoint, _ high: PercentilePoint
    ) throws -> any Law {
        switch family.percentiles {
        case .closed(let makeForm):
            let form = makeForm(low.probability, high.probability)
            let values = [low.value, high.value]
            try form.validate(values)
            return try family.make(form.canonical.map { $0.evaluate(values) })
        case .fitted(let fit): return try family.make(fit(low, high))
        case .single, .unsupported:
            throw NotByPoints(family: family.name)
        }
    }

    @Test(
        "Laws on the whole line",
        arguments: [
            LawFamily.normal, .uniform, .gumbel, .gumbelMin, .cauchy, .logistic, .laplace, .landau,
        ].map(NamedFamily.init))
    func wholeLine(_ family: NamedFamily) throws {
        for (p, q) in Self.pairs {
            for (a, b) in [
                (-5.0, 10.0), (7000, 15_000), (50_000_800, 50_000_900), (-1e-200, 1e200),
            ] {
                let law = try Self.law(
                    family.family, PercentilePoint(probability: p, value: a),
                    PercentilePoint(probability: q, value: b))
                // The points are kept to 1e-9 of their distance.
                #expect(abs(law.quantile(p) - a) <= 1e-9 * (b - a))
                #expect(abs(law.quantile(q) - b) <= 1e-9 * (b - a))
            }
        }
    }

    @Test(
        "Positive laws",
        arguments: [LawFamily.lognormal, .gamma, .weibull, .frechet, .pareto]
            .map(NamedFamily.init))
    func positive(_ family: NamedFamily) throws {
        let points = [
            (7000.0, 15_000.0), (1, 1.001), (0.02, 0.5), (1e-6, 1e6), (1e-30, 1), (3, 3e9),
            (1e5, 1.00001e5),
        ]
        for (p, q) in Self.pairs {
            for (a, b) in points {
                let law = try Self.law(
                    family.family, PercentilePoint(probability: p, value: a),
                    PercentilePoint(probability: q, value: b))
                #expect(
                    agree(law.quantile(p), a, relative: 1e-9),
                    "p\(p * 100) \(law.quantile(p)), not \(a)")
                #expect(
                    agree(law.quantile(q), b, relative: 1e-9),
                    "p\(q * 100) \(law.quantile(q)), not \(b)")
            }
        }
    }

    @Test("Beta on the unit interval")
    func beta() throws {
        let points = [
            (0.02, 0.18), (0.3, 0.7), (0.001, 0.999), (1e-6, 0.5), (0.5, 0.500_1), (0.9, 0.99),
            (0.999, 0.9999), (1e-8, 1e-7), (0.05, 0.95), (1e-12, 0.01),
        ]
        for (p, q) in Self.pairs {
            for (a, b) in points {
                let law = try Self.law(
                    .beta, PercentilePoint(probability: p, value: a),
                    PercentilePoint(probability: q, value: b))
                #expect(
                    agree(law.quantile(p), a, relative: 1e-9),
                    "\(p) \(q) \(a) \(b): \(law.parameters): \(law.quantile(p)), not \(a)")
                #expect(
                    agree(law.quantile(q), b, relative: 1e-9),
                    "\(p) \(q) \(a) \(b): \(law.parameters): \(law.quantile(q)), not \(b)")
            }
        }
    }

    @Test("Fisher's F through the points of F laws, near and far")
    func fisher() throws {
        for (df1, df2) in [(5.0, 9.0), (0.7, 3), (40, 400), (2, 1e6), (1e4, 12), (300, 0.5)] {
            let law = try FisherFLaw(numerator: df1, denominator: df2)
            for (p, q) in Self.pairs where p < 0.5 {
                let (a, b) = (law.quantile(p), law.quantile(q))
                let found = try Self.law(
                    .fisherF, PercentilePoint(probability: p, value: a),
                    PercentilePoint(probability: q, value: b))
                // The points are kept to 1e-8 of their distance in logarithms.
                #expect(agree(found.quantile(p), a, relative: 1e-7), "\(df1) \(df2) p\(p * 100)")
                #expect(agree(found.quantile(q), b, relative: 1e-7), "\(df1) \(df2) p\(q * 100)")
            }
        }
    }

    @Test("One point gives a law of one parameter", arguments: [0.001, 0.05, 0.5, 0.95, 0.999])
    func single(p: Double) throws {
        for family in [LawFamily.exponential, .rayleigh, .chiSquared] {
            guard case .single(let makeForm) = family.percentiles else {
                Issue.record("\(family.name) is given by one point")
                continue
            }
            for x in [42, 1e-3, 0.9] {
                let form = makeForm(p)
                try form.validate([x])
                let law = try family.make(form.canonical.map { $0.evaluate([x]) })
                #expect(agree(law.quantile(p), x, relative: 1e-10), "\(family.name)")
            }
        }
    }

    @Test("Two points of the exponential power law, on one side of 0 or on both")
    func exponentialPower() throws {
        for (p, q, a, b) in [
            (0.6, 0.9, 1.0, 6.0), (0.1, 0.3, -30, -2), (0.05, 0.9, -7, 3), (0.2, 0.999, -1, 2),
            (0.7, 0.95, 1e-3, 40),
        ] {
            let law = try Self.law(
                .exponentialPower, PercentilePoint(probability: p, value: a),
                PercentilePoint(probability: q, value: b))
            #expect(agree(law.quantile(p), a, relative: 1e-9))
            #expect(agree(law.quantile(q), b, relative: 1e-9))
        }
    }

    @Test("Log-uniform between bounds that points imply")
    func loguniform() throws {
        for (p, q) in Self.pairs {
            for (a, b) in [(7000.0, 15_000.0), (1, 1.001), (0.02, 0.5), (1e-6, 1e6)] {
                let law = try Self.law(
                    .loguniform, PercentilePoint(probability: p, value: a),
                    PercentilePoint(probability: q, value: b))
                #expect(agree(law.quantile(p), a, relative: 1e-9))
                #expect(agree(law.quantile(q), b, relative: 1e-9))
            }
        }
    }
}

/// A family with a name for the test log.
struct NamedFamily: Sendable, CustomTestStringConvertible {
    let family: LawFamily
    var testDescription: String { family.name }
}

/// The other ways to write parameters.
@Suite("Parameter forms")
struct ParameterFormTests {
    static func law(_ family: LawFamily, _ labels: [String], _ values: [Double]) throws -> any Law {
        let form = try #require(family.forms.first { $0.labels == labels })
        try form.validate(values)
        return try family.make(form.canonical.map { $0.evaluate(values) })
    }

    @Test("Mean and sd give a law with that mean and sd")
    func moments() throws {
        let positive: [(Double, Double)] = [
            (3, 0.4), (1, 1e-9), (0.001, 5), (1e200, 1e190), (7, 7e-12),
        ]
        for (mean, sd) in positive {
            for family in [LawFamily.lognormal, .gamma] {
                let law = try Self.law(family, ["mean", "sd"], [mean, sd])
                #expect(agree(law.mean, mean, relative: 1e-13))
                #expect(agree(law.standardDeviation, sd, relative: 1e-12), "\(family.name) \(sd)")
            }
        }
        // Laws for which the ratio is bounded, and where the sd asks for a shape close to 2.
        for (mean, sd) in [(3.0, 0.4), (1, 1e-9), (0.001, 0.005), (1e200, 1e190), (7, 40)] {
            // Bounds close to each other do not tell their distance to the last digit.
            for family in [LawFamily.loguniform, .weibull, .frechet, .pareto]
            where sd / mean > 1e-3 || family.name != "loguniform" {
                let law = try Self.law(family, ["mean", "sd"], [mean, sd])
                #expect(agree(law.mean, mean, relative: 1e-12), "\(family.name) \(mean) \(sd)")
                #expect(
                    agree(law.standardDeviation, sd, relative: 1e-10),
                    "\(family.name) \(mean) \(sd): \(law.standardDeviation)")
            }
        }
        for (mean, sd) in [(3, 0.4), (-5e6, 30), (0, 1e-200)] {
            for family in [LawFamily.gumbel, .gumbelMin, .logistic, .laplace] {
                let law = try Self.law(family, ["mean", "sd"], [mean, sd])
                #expect(abs(law.mean - mean) <= 1e-12 * max(sd, abs(mean)))
                #expect(agree(law.standardDeviation, sd, relative: 1e-12))
            }
        }
        for (mean, sd) in [(1.25, 0.9), (1.1, 3), (1.9, 12.3)] {
            let law = try Self.law(.fisherF, ["mean", "sd"], [mean, sd])
            #expect(agree(law.mean, mean, relative: 1e-12))
            #expect(agree(law.standardDeviation, sd, relative: 1e-10))
        }
        for (mean, sd) in [(12.0, 5.0), (0.01, 3), (1e6, 1e5)] {
            let law = try Self.law(.negativeBinomial, ["mean", "sd"], [mean, sd])
            #expect(agree(law.mean, mean, relative: 1e-12))
            #expect(agree(law.standardDeviation, sd, relative: 1e-12))
        }
        for (mean, sd) in [(0.06, 0.03), (0.5, 0.4999), (1e-9, 1e-9), (0.999, 0.001)] {
            let law = try Self.law(.beta, ["mean", "sd"], [mean, sd])
            #expect(agree(law.mean, mean, relative: 1e-12))
            #expect(agree(law.standardDeviation, sd, relative: 1e-12))
        }
        let law = try Self.law(.beta, ["mean", "sd", "low", "high"], [2, 0.5, -1, 9])
        #expect(agree(law.mean, 2, relative: 1e-12))
        #expect(agree(law.standardDeviation, 0.5, relative: 1e-12))
    }

    @Test("Mean and sd together with a shape, and of whole numbers")
    func momentsWithShape() throws {
        for (mean, sd) in [(3, 0.4), (-5e6, 30), (0, 1e-200)] {
            for law in [
                try Self.law(.studentT, ["df", "mean", "sd"], [4, mean, sd]),
                try Self.law(.studentT, ["df", "mean", "sd"], [2.01, mean, sd]),
                try Self.law(.skewNormal, ["mean", "sd", "shape"], [mean, sd, -7]),
                try Self.law(.uniform, ["mean", "sd"], [mean, sd]),
            ] {
                #expect(abs(law.mean - mean) <= 1e-12 * max(sd, abs(mean)), "\(law.name)")
                // Bounds and locations are rounded to the size of the mean.
                let rounding = 1e-15 * abs(mean) / sd
                #expect(
                    agree(law.standardDeviation, sd, relative: 1e-12 + rounding), "\(law.name)")
            }
        }
        for shape in [0.4, 1, 2, 80] {
            let law = try Self.law(.exponentialPower, ["sd", "shape"], [250, shape])
            #expect(agree(law.standardDeviation, 250, relative: 1e-12))
        }
        for (n, p) in [(12.0, 0.3), (190_000, 0.08), (1, 0.5), (40, 1e-3)] {
            let wanted = try BinomialLaw(n: n, p: p)
            let law = try Self.law(
                .binomial, ["mean", "sd"], [wanted.mean, wanted.standardDeviation])
            #expect(law.parameters[0].value == n)
            #expect(agree(law.parameters[1].value, p, relative: 1e-12))
        }
        // A whole n that comes close: the mean is kept, the sd to one per cent.
        let law = try Self.law(.binomial, ["mean", "sd"], [20, 3.6])
        #expect(agree(law.mean, 20, relative: 1e-15))
        #expect(agree(law.standardDeviation, 3.6, relative: 0.01))
    }

    @Test("Every other form")
    func others() throws {
        #expect(try agree(Self.law(.exponential, ["rate"], [4]).mean, 0.25, relative: 1e-15))
        let median = try Self.law(.lognormal, ["median", "sigma"], [3, 0.4])
        #expect(agree(median.quantile(0.5), 3, relative: 1e-14))
        let pert = try Self.law(.pert, ["low", "mode", "high"], [0, 3, 10])
        #expect(agree(pert.mean, 22.0 / 6, relative: 1e-14))
        let flat = try Self.law(.pert, ["low", "mode", "high", "shape"], [0, 3, 10, 2])
        #expect(agree(flat.mean, 16.0 / 4, relative: 1e-14))
        #expect(try agree(Self.law(.rayleigh, ["mean"], [4]).mean, 4, relative: 1e-15))
        #expect(try agree(Self.law(.geometric, ["mean"], [4]).mean, 4, relative: 1e-15))
        let poisson = try #require(LawFamily.poisson.forms.first)
        #expect(poisson.aliases["rate"] == "mean")
    }

    @Test("The first form with each number of parameters is the positional one")
    func positional() {
        for family in LawFamily.all {
            #expect(LawFamily.named(family.name)?.name == family.name)
            for form in family.forms {
                #expect(!form.labels.isEmpty || family.name == "landau")
                #expect(!form.canonical.isEmpty)
            }
        }
        #expect(LawFamily.beta.forms.first { $0.labels.count == 2 }?.labels == ["alpha", "beta"])
        #expect(LawFamily.gamma.forms.first?.labels == ["shape", "scale"])
        #expect(LawFamily.lognormal.forms.first?.labels == ["median", "sigma"])
    }
}
