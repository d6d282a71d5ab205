import CGSL
import CasModel
import Foundation
import TestSupport
import Testing

/// Which assumptions an answer hangs on, against closed forms.
@Suite("What an answer hangs on")
struct AnswerGroundTests {
    private func ground(_ text: String, headline: Int, threads: Int = 2) throws -> AnswerGround {
        try #require(
            try AnswerGround(
                of: Models.model(text), headline: headline, level: 0.9, seed: 42, threads: threads))
    }

    /// Of two normal numbers with Pearson's ρ, Spearman's is 6/π · asin(ρ/2).
    @Test func rankCorrelation() throws {
        let model = try Models.model("quantities: {a: \"normal(0, 1)\", b: a + 2 * normal(0, 1)}")
        let expressions = [0, 1].map { CheckedExpression(.quantity($0), span: 0..<0) }
        let sample = try #require(try AnswerSample(of: model, expressions, seed: 1, threads: 2))
        let exact = 6 / Double.pi * asin(1 / 5.0.squareRoot() / 2)
        // 16,384 draws: five standard errors.
        #expect(abs(sample.rankCorrelation(0, 1) - exact) < 5 / 128.0)
        #expect(abs(sample.rankCorrelation(0, 0) - 1) < 1e-12)
        let quantiles = try #require(sample.quantiles(0, [0.05, 0.5, 0.95]))
        for (found, p) in zip(quantiles, [0.05, 0.5, 0.95]) {
            #expect(abs(gsl_cdf_ugaussian_P(found) - p) < 5 * (p * (1 - p)).squareRoot() / 128)
        }
    }

    @Test("The strongest come first, and those without any influence not at all")
    func order() throws {
        let text = """
            quantities:
              small: normal(0, 1)
              idle: normal(0, 9)
              large: normal(0, 3)
              inner: large + 2 * normal(0, 1)
              total: small + inner
            """
        #expect(try ground(text, headline: 4).strongest == [2, 3, 0])
        #expect(try ground(text, headline: 4, threads: 1).strongest == [2, 3, 0])
        #expect(try ground("quantities: {x: 5}", headline: 0).strongest.isEmpty)
    }

    @Test("What the answer says of each report's subject")
    func subjects() throws {
        let found = try ground(
            """
            quantities: {x: "normal(3, 2)"}
            evidence:
              - {name: r, about: 2 * x + 1, report: 7 to 13, error: normal}
              - {name: open, report: about 4, readings: {a: {about: x}, b: {about: x + 1}}}
            """, headline: 0)
        #expect(found.subjects.count == 2 && found.subjects[1] == nil)
        let points = try #require(found.subjects[0])
        #expect(points[0] < points[1] && points[1] < points[2])
    }
}
