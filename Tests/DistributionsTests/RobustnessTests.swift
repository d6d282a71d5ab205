import CGSL
import Distributions
import Testing

/// No parameter that a model can hold traps or hangs: each gives a law that answers, or an error.
@Suite("Extreme parameters")
struct RobustnessTests {
    static let extremes: [Double] = [
        0, .leastNonzeroMagnitude, 1e-300, 1e-160, 1e-20, 0.3, 1, 3, 1e9, 1.5e9, 1e20, 1e160, 1e300,
        .greatestFiniteMagnitude, .infinity, .nan, -1e-300, -2, -1e300, -.infinity,
    ]

    /// Every tuple of `count` extremes, thinned to at most some thousands.
    static func tuples(_ count: Int) -> [[Double]] {
        var all: [[Double]] = [[]]
        for _ in 0..<count { all = all.flatMap { head in extremes.map { head + [$0] } } }
        return all.count <= 8000
            ? all : stride(from: 0, to: all.count, by: 31).map { all[$0] }
    }

    /// Asks the law everything and tells the first answer that is no answer.
    static func fault(of law: any Law) -> String? {
        var points = extremes
        for p in [1e-300, 1e-12, 0.05, 0.5, 0.95, 1 - 1e-12] {
            for x in [law.quantile(p), law.upperQuantile(p)] {
                guard law.support.contains(x) else { return "quantile \(p): \(x)" }
                points.append(x)
            }
        }
        for x in points where !x.isNaN {
            let (lower, upper, density) = (law.cumulative(x), law.upperTail(x), law.density(x))
            guard lower >= 0, upper >= 0, abs(lower + upper - 1) < 1e-9, density >= 0 else {
                return "at \(x): \(lower), \(upper), density \(density)"
            }
        }
        let tails = law.tailExponents
        guard law.mean.isNaN == (max(tails.lower, tails.upper) <= 1), law.standardDeviation >= 0
        else {
            return "mean \(law.mean), sd \(law.standardDeviation)"
        }
        return nil
    }

    @Test("Every form of every family", arguments: LawFamily.all.map(NamedFamily.init))
    func forms(_ named: NamedFamily) {
        let family = named.family
        let start = ContinuousClock.now
        for form in family.forms {
            for values in Self.tuples(form.labels.count) {
                do throws(LawError) {
                    try form.validate(values)
                    let law = try family.make(form.canonical.map { $0.evaluate(values) })
                    #expect(Self.fault(of: law) == nil, "\(family.name) \(form.labels) \(values)")
                } catch {
                    #expect(error.description.hasPrefix("\(family.name): "))
                }
            }
        }
        // A few hundred thousand evaluations: a hang is a thousand times longer.
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test("Every percentile form", arguments: LawFamily.all.map(NamedFamily.init))
    func percentiles(_ named: NamedFamily) {
        let family = named.family
        let start = ContinuousClock.now
        for (p, q) in [(0.05, 0.95), (1e-9, 0.2), (0.5, 0.500_001)] {
            for values in Self.tuples(2) {
                do throws(LawError) {
                    let canonical: [Double]
                    switch family.percentiles {
                    case .closed(let makeForm):
                        try makeForm(p, q).validate(values)
                        canonical = makeForm(p, q).canonical.map { $0.evaluate(values) }
                    case .single(let makeForm):
                        try makeForm(p).validate([values[0]])
                        canonical = makeForm(p).canonical.map { $0.evaluate([values[0]]) }
                    case .fitted(let fit):
                        canonical = try fit(
                            PercentilePoint(probability: p, value: values[0]),
                            PercentilePoint(probability: q, value: values[1]))
                    case .unsupported(let sentence):
                        #expect(sentence.hasPrefix(family.name))
                        return
                    }
                    #expect(Self.fault(of: try family.make(canonical)) == nil, "\(values)")
                } catch {
                    #expect(error.description.hasPrefix("\(family.name): "))
                    #expect(!error.description.contains("mu "), "\(error)")
                }
            }
        }
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test("Truncations anywhere", arguments: SampleLaw.all)
    func truncations(_ sample: SampleLaw) {
        let start = ContinuousClock.now
        let bounds = Self.extremes + [0.05, 0.5, 0.95].map { sample.law.quantile($0) }
        for low in bounds {
            for high in bounds {
                do throws(LawError) {
                    let law = try TruncatedLaw(sample.law, low: low, high: high)
                    #expect(Self.fault(of: law) == nil, "\(sample.testDescription) \(low) \(high)")
                } catch {
                    #expect(error.description.hasPrefix("truncate: "))
                }
            }
        }
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test("Mixtures of anything")
    func mixtures() throws {
        let start = ContinuousClock.now
        for a in SampleLaw.all {
            for b in SampleLaw.all {
                for weight in [1e-300, 0.5, 1e300] {
                    let law = try MixtureLaw([(weight, a.law), (1, b.law)])
                    #expect(Self.fault(of: law) == nil, "\(a.testDescription) \(b.testDescription)")
                }
            }
        }
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test("Draws with varying parameters", arguments: LawFamily.all.map(NamedFamily.init))
    func conditionalDraws(_ named: NamedFamily) throws {
        let family = named.family
        let canonicalCount = try #require(family.forms.first).canonical.count
        let generator = try #require(gsl_rng_alloc(gsl_rng_env_setup()))
        defer { gsl_rng_free(generator) }
        let start = ContinuousClock.now
        for values in Self.tuples(canonicalCount) {
            let law = try? family.make(values)
            switch family.conditional {
            case .transformed(let standard, let formula):
                for p in [1e-6, 0.3, 0.95] {
                    let x = formula.evaluate(values + [standard.quantile(p)])
                    if let law, law.standardDeviation < .infinity {
                        #expect(agree(x, law.quantile(p), relative: 1e-9), "\(values)")
                    } else if law == nil {
                        _ = x
                    }
                }
            case .perRun(let sample):
                let x = sample(generator, values)
                if let law, !x.isNaN { #expect(law.support.contains(x), "\(values): \(x)") }
                if values.contains(where: \.isNaN) { #expect(x.isNaN, "\(values): \(x)") }
            }
        }
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test("A varying number of trials is rounded to the nearest whole number")
    func conditionalBinomial() throws {
        let generator = try #require(gsl_rng_alloc(gsl_rng_env_setup()))
        defer { gsl_rng_free(generator) }
        guard case .perRun(let sample) = LawFamily.binomial.conditional else {
            Issue.record("binomial draws run by run")
            return
        }
        #expect(sample(generator, [2.6, 1]) == 3)
        #expect(sample(generator, [-0.4, 0.5]) == 0)
        #expect(sample(generator, [-0.6, 0.5]).isNaN)
        #expect(sample(generator, [5, 1.000_001]).isNaN)
        #expect(sample(generator, [4e9, 0.5]).isNaN)
    }
}
