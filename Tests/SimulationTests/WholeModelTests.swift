import CasModel
import Foundation
import TestSupport
import Testing

/// Whole models against closed forms and quadrature by an independent program.
///
/// Each figure must lie within 4.9 of its own Monte Carlo standard errors, which a right one misses
/// with probability 10⁻⁶; with about 350 figures, the family-wise α is below 0.0004. Seeds are
/// fixed.
@Suite("Whole models against exact figures")
struct WholeModelTests {
    struct Reference: Decodable {
        let cases: [Case]
    }

    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let name: String
        let quantities: String
        let of: String
        let mean: Double?
        let sd: Double?
        let quantiles: [String: Double]
        let questions: [Question]
        var testDescription: String { name }

        struct Question: Decodable, Sendable {
            let condition: String
            let probability: Double
            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                condition = try container.decode(String.self)
                probability = try container.decode(Double.self)
            }
        }
    }

    static let cases: [Case] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Reference/whole_models.json")
        guard let data = try? Data(contentsOf: file),
            let reference = try? JSONDecoder().decode(Reference.self, from: data)
        else { return [] }
        return reference.cases
    }()

    static let limit = 4.9

    @Test func referenceIsThere() {
        #expect(Self.cases.count > 20)
    }

    @Test(arguments: cases)
    func figures(reference: Case) throws {
        let questions = reference.questions.enumerated().map {
            "  q\($0.offset): \($0.element.condition)\n"
        }
        let quantities = reference.quantities.split(separator: "\n").map { "  \($0)\n" }
        var text = "quantities:\n" + quantities.joined()
        if !questions.isEmpty { text += "questions:\n" + questions.joined() }
        let runs = 2_000_000
        let result = try Models.simulate(try Models.model(text), runs: runs, seed: 2022)
        let quantity = try #require(result.quantities.first { $0.name == reference.of })
        if let mean = reference.mean {
            #expect(
                abs(quantity.mean.value - mean) <= Self.limit * quantity.mean.standardError,
                "mean \(quantity.mean) against \(mean)")
        }
        if let sd = reference.sd {
            // The error of an sd depends on the fourth moment, which is large for skewed laws:
            // 1 % is more than ten standard errors for the log-normals here.
            #expect(abs(quantity.standardDeviation / sd - 1) < 0.01)
        }
        for estimate in quantity.quantiles {
            guard let exact = reference.quantiles["\(estimate.probability)"] else { continue }
            // A discrete quantity's quantile is a whole number, right or wrong.
            let isWhole = exact == exact.rounded() && estimate.value == estimate.value.rounded()
            let error = isWhole ? 0 : estimate.standardError
            #expect(
                abs(estimate.value - exact) <= Self.limit * error + 1e-9 * abs(exact),
                "\(estimate) against \(exact)")
        }
        for (question, answer) in zip(reference.questions, result.questions) {
            #expect(
                abs(answer.probability.value - question.probability)
                    <= Self.limit * answer.probability.standardError, "\(question.condition)")
        }
    }

    /// Quantiles right to 1 % of the sd where plain histograms are not.
    @Test(arguments: ["far from zero", "straddling zero"])
    func resolution(name: String) throws {
        let reference = try #require(Self.cases.first { $0.name == name })
        let sd = try #require(reference.sd)
        let result = try Models.simulate(
            try Models.model(quantities: reference.quantities), runs: 4_000_000)
        for estimate in result.quantities[0].quantiles {
            guard estimate.probability >= 0.01, estimate.probability <= 0.99,
                let exact = reference.quantiles["\(estimate.probability)"]
            else { continue }
            #expect(abs(estimate.value - exact) < 0.01 * sd)
        }
    }

    @Test func fiveIntegers() throws {
        let result = try Models.simulate(
            try Models.model(quantities: "x: floor(uniform(0, 5)) - 2"), runs: 1_000_000)
        let x = result.quantities[0]
        let expected = [-2.0, -2, -2, -2, -2, -1, 0, 1, 2, 2, 2, 2, 2]
        #expect(x.quantiles.map(\.value) == expected)
        #expect(x.minimum == -2 && x.maximum == 2)
        #expect(abs(x.mean.value) < 4.9 * x.mean.standardError)
    }

    /// The killed of the default model: 7,000 and 15,000 at 5 % and 95 %.
    @Test func reportedRange() throws {
        let result = try Models.simulate(
            try Models.model(quantities: "killed: 7000 to 15000"), runs: 10_000_000)
        let killed = result.quantities[0]
        let low = killed.quantile(0.05)
        let high = killed.quantile(0.95)
        #expect(abs(low.value - 7000) < Self.limit * low.standardError)
        #expect(abs(high.value - 15_000) < Self.limit * high.standardError)
        #expect(low.standardError < 2 && high.standardError < 4)
    }
}
