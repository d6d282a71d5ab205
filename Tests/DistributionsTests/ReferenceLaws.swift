import Distributions
import Foundation
import Testing

/// The values in Tests/Reference/laws.json, computed by generate_laws.py.
struct ReferenceLaw: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let parameters: [Double]
    let mean: Double
    let sd: Double
    /// Rows of x, density, cumulative probability, upper tail.
    let points: [[Double]]

    var testDescription: String { "\(name)\(parameters)" }

    private struct File: Decodable {
        let laws: [ReferenceLaw]
    }

    /// Every law of the file; empty where it cannot be read, which a test reports.
    static let all: [ReferenceLaw] = {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Reference/laws.json")
        guard let data = try? Data(contentsOf: url) else { return [] }
        return (try? JSONDecoder().decode(File.self, from: data))?.laws ?? []
    }()

    func makeLaw() throws -> any Law {
        try #require(LawFamily.named(name)).make(parameters)
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

    @Test("The reference file is there and speaks of every family with a closed set of laws")
    func fileIsComplete() {
        let names = Set(ReferenceLaw.all.map(\.name))
        #expect(names.isSuperset(of: LawFamily.all.map(\.name)))
        #expect(ReferenceLaw.all.allSatisfy { !$0.points.isEmpty })
    }

    @Test("Density and both tails", arguments: ReferenceLaw.all)
    func densityAndTails(_ reference: ReferenceLaw) throws {
        let law = try reference.makeLaw()
        for row in reference.points {
            let (x, density, lower, upper) = (row[0], row[1], row[2], row[3])
            let found = [law.density(x), law.cumulative(x), law.upperTail(x)]
            for (name, value, wanted) in [
                ("density", found[0], density), ("cumulative", found[1], lower),
                ("upperTail", found[2], upper),
            ] {
                #expect(
                    agree(value, wanted, relative: Self.tolerance),
                    "\(name)(\(x)): \(value), not \(wanted): off by \(value / wanted - 1)")
            }
        }
    }

    @Test("Both quantile functions", arguments: ReferenceLaw.all)
    func quantiles(_ reference: ReferenceLaw) throws {
        let law = try reference.makeLaw()
        for row in reference.points {
            let (x, lower, upper) = (row[0], row[2], row[3])
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
        #expect(agree(law.mean, reference.mean, relative: 1e-13))
        #expect(agree(law.standardDeviation, reference.sd, relative: 1e-12))
    }
}
