import Distributions
import Foundation
import Testing

/// The values in Tests/Reference/laws.json, computed by generate_laws.py.
struct ReferenceLaw: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let parameters: [Double]
    let mean: Double
    let sd: Double
    /// The bounds and the probability between them, for a truncated law.
    let low: Double?
    let high: Double?
    let mass: Double?
    /// Rows of x, density, cumulative probability, upper tail.
    let points: [[Double]]

    var testDescription: String {
        "\(name)\(parameters)" + (low.map { " low \($0)" } ?? "")
            + (high.map { " high \($0)" } ?? "")
    }

    private struct File: Decodable {
        let laws: [ReferenceLaw]
        let truncated: [ReferenceLaw]
    }

    /// Every law of the file; empty where it cannot be read, which a test reports.
    static let all: [ReferenceLaw] = {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Reference/laws.json")
        // Moments that do not exist stand in the file as texts.
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        guard let data = try? Data(contentsOf: url),
            let file = try? decoder.decode(File.self, from: data)
        else { return [] }
        return file.laws + file.truncated
    }()

    func makeLaw() throws -> any Law {
        let law = try #require(LawFamily.named(name)).make(parameters)
        guard mass != nil else { return law }
        return try TruncatedLaw(law, low: low ?? -.infinity, high: high ?? .infinity)
    }
}

/// Whether two numbers agree to a relative tolerance; equal infinities and zeros agree.
func agree(_ a: Double, _ b: Double, relative tolerance: Double) -> Bool {
    a == b || abs(a - b) <= tolerance * max(abs(a), abs(b))
}

@Suite("Laws against mpmath")
struct ReferenceLawTests {
    /// The best agreement that rounding allows is about 1e-13 (an exponent of a few hundred).
    static let tolerance = 1e-10
    /// Tabulated laws keep their density to less, which is the slope of a polynomial.
    static let tabulatedTolerance = 1e-9

    @Test("The reference file is there and speaks of every family with a closed set of laws")
    func fileIsComplete() {
        let names = Set(ReferenceLaw.all.map(\.name))
        #expect(names.isSuperset(of: LawFamily.all.map(\.name)))
        #expect(ReferenceLaw.all.contains { $0.mass != nil })
        #expect(ReferenceLaw.all.allSatisfy { !$0.points.isEmpty })
    }

    @Test("Density and both tails", arguments: ReferenceLaw.all)
    func densityAndTails(_ reference: ReferenceLaw) throws {
        let law = try reference.makeLaw()
        for row in reference.points {
            let (x, density, lower, upper) = (row[0], row[1], row[2], row[3])
            let found = [law.density(x), law.cumulative(x), law.upperTail(x)]
            // Close to a bound, arguments inside the law are rounded to an ulp of x.
            let isTabulated = ["levy_stable", "landau"].contains(reference.name)
            let tolerance =
                (isTabulated ? Self.tabulatedTolerance : Self.tolerance)
                + (reference.mass == nil ? 0 : x.ulp / law.standardDeviation)
            for (name, value, wanted) in [
                ("density", found[0], density), ("cumulative", found[1], lower),
                ("upperTail", found[2], upper),
            ] {
                #expect(
                    agree(value, wanted, relative: tolerance),
                    "\(name)(\(x)): \(value), not \(wanted): off by \(value / wanted - 1)")
            }
        }
    }

    @Test("Both quantile functions", arguments: ReferenceLaw.all)
    func quantiles(_ reference: ReferenceLaw) throws {
        let law = try reference.makeLaw()
        for row in reference.points {
            let (x, lower, upper) = (row[0], row[2], row[3])
            if law.isDiscrete {
                // A hair away from the step on either side, where rounding has no say.
                if lower <= upper {
                    #expect(law.quantile(lower * (1 - 1e-10)) == x)
                } else {
                    #expect(law.upperQuantile(upper * (1 + 1e-10)) == x)
                }
                continue
            }
            // From the smaller tail, the only one that determines x to the last digits.
            let found = lower <= upper ? law.quantile(lower) : law.upperQuantile(upper)
            #expect(
                agree(found, x, relative: Self.tolerance),
                "quantile at tail \(min(lower, upper)): \(found), not \(x): off by \(found / x - 1)"
            )
        }
    }

    @Test("Mean and standard deviation", arguments: ReferenceLaw.all)
    func moments(_ reference: ReferenceLaw) throws {
        let law = try reference.makeLaw()
        // In closed form to the last digits, by quadrature where the law is truncated.
        let tolerance = reference.mass == nil ? 1e-13 : 1e-10
        #expect(
            reference.mean.isNaN
                ? law.mean.isNaN : agree(law.mean, reference.mean, relative: tolerance))
        #expect(agree(law.standardDeviation, reference.sd, relative: 10 * tolerance))
        if let mass = reference.mass, let law = law as? TruncatedLaw {
            #expect(agree(law.mass, mass, relative: Self.tolerance))
        }
    }
}
