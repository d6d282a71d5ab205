import Distributions
import Foundation
import Testing

/// The law through percentile points, against mpmath.
@Suite("Metalog laws")
struct MetalogTests {
    struct Reference: Decodable, Sendable, CustomTestStringConvertible {
        let points: [[Double]]
        let low: Double?
        let high: Double?
        /// Rows of x, density, cumulative probability, upper tail.
        let rows: [[Double]]

        var testDescription: String { "\(points) \(low ?? .nan) \(high ?? .nan)" }

        private struct File: Decodable { let metalog: [Reference] }

        static let all: [Reference] = {
            let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .deletingLastPathComponent().appendingPathComponent("Reference/laws.json")
            let decoder = JSONDecoder()
            decoder.nonConformingFloatDecodingStrategy = .convertFromString(
                positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
            guard let data = try? Data(contentsOf: url) else { return [] }
            return (try? decoder.decode(File.self, from: data).metalog) ?? []
        }()

        func law() throws -> MetalogLaw {
            try MetalogLaw(
                points.map { PercentilePoint(probability: $0[0], value: $0[1]) }, low: low,
                high: high)
        }
    }

    @Test("The reference file has laws with every kind of bounds")
    func fileIsComplete() {
        let kinds = Set(Reference.all.map { [$0.low == nil, $0.high == nil] })
        #expect(kinds.count == 4)
    }

    @Test("Density, tails and quantiles", arguments: Reference.all)
    func values(_ reference: Reference) throws {
        let law = try reference.law()
        for row in reference.rows {
            let (x, lower, upper) = (row[0], row[2], row[3])
            // Next to a bound, the distance from it is rounded to an ulp of x.
            let edge = min(x - law.support.lowerBound, law.support.upperBound - x)
            let tolerance = 1e-10 + 4 * x.ulp / edge
            #expect(agree(law.density(x), row[1], relative: tolerance), "density at \(x)")
            #expect(agree(law.cumulative(x), lower, relative: tolerance), "cumulative at \(x)")
            #expect(agree(law.upperTail(x), upper, relative: tolerance), "upperTail at \(x)")
            let found = lower <= upper ? law.quantile(lower) : law.upperQuantile(upper)
            #expect(agree(found, x, relative: 1e-10), "quantile: \(found), not \(x)")
        }
        for point in reference.points {
            #expect(agree(law.quantile(point[0]), point[1], relative: 1e-12))
        }
    }

    @Test("Points of a logistic law give the logistic law")
    func logistic() throws {
        let logistic = try LogisticLaw(location: 5, scale: 2)
        let probabilities = [0.02, 0.2, 0.4, 0.7, 0.99]
        let law = try MetalogLaw(
            probabilities.map { PercentilePoint(probability: $0, value: logistic.quantile($0)) })
        for p in [1e-12, 1e-3, 0.3, 0.5] {
            #expect(agree(law.quantile(p), logistic.quantile(p), relative: 1e-11))
            #expect(agree(law.upperQuantile(p), logistic.upperQuantile(p), relative: 1e-11))
        }
        #expect(agree(law.mean, 5, relative: 1e-10))
        #expect(agree(law.standardDeviation, logistic.standardDeviation, relative: 1e-9))
    }

    static let errors: [([(Double, Double)], Double?, Double?, String)] = [
        (
            [(0.1, 1), (0.5, 2)], nil, nil, "metalog: there must be 3 to 12 points, got 2"
        ),
        (
            [(0.1, 1), (0.5, 3), (0.9, 2)], nil, nil,
            "metalog: p50 must be less than p90, got 3 and 2"
        ),
        (
            [(0.1, 1), (0.5, 3), (0.9, 4)], 1, nil,
            "metalog: p10 must be more than low, got 1 and 1"
        ),
        (
            [(0.1, 1), (0.5, 3), (0.9, 4)], nil, 2,
            "metalog: p50 must be less than high, got 3 and 2"
        ),
        (
            [(0.1, 1), (0.5, 1.5), (0.9, 100)], nil, nil,
            "metalog: no such law goes through these points: its quantile function would fall near "
                + "p0.0001; give points that rise more evenly, or fewer of them"
        ),
    ]

    @Test("Points without a law, and broken rules", arguments: errors.indices)
    func message(_ index: Int) {
        let (points, low, high, message) = Self.errors[index]
        let error = #expect(throws: LawError.self) {
            try MetalogLaw(
                points.map { PercentilePoint(probability: $0.0, value: $0.1) }, low: low,
                high: high)
        }
        #expect(error?.description == message)
    }
}
