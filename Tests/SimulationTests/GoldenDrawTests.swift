import CasModel
import Foundation
import TestSupport
import Testing

/// The first draws of each sampler branch, kept in a file. A change of any of them breaks users'
/// reproducibility and belongs in the CHANGELOG.
///
/// To renew the file after such a change: `CASMODEL_RENEW_GOLDEN=1 Scripts/test --filter Golden`.
@Suite("Golden draws")
struct GoldenDrawTests {
    static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "golden_draws.json")

    static var branches: [String] {
        (SamplerBranch.continuous + SamplerBranch.discrete).map(\.expression) + [
            "mixture(0.6: 7000 to 15000, 0.4: poisson(3))",
            "exp(z) ^ 1.5 + log(c) / sqrt(e)",
            "empirical('data.csv', column: 'x')",
            "empirical('data.csv', column: 'x', weights: 'w')",
        ] + joint.flatMap { law in (0..<3).map { "\(law) [\($0)]" } }
            + correlated.map { "correlated \($0)" }
    }

    /// Laws of three parts.
    static let joint = [
        "dirichlet(a: 2, b: 0.4, c: 5)", "dirichlet(a: 2 * one, b: 0.4, c: 5)",
        "multinomial(n: 40, a: 2, b: 3, c: 5)", "multinomial(n: 40 * one, a: 2, b: 3, c: 5)",
    ]

    /// Laws that are correlated with one another.
    static let correlated = ["5 to 90", "normal(1, 2)", "poisson(9)", "beta(0.4, 2)"]

    static func draws(_ branch: String) throws -> [Double] {
        if branch.hasPrefix("correlated "),
            let place = correlated.firstIndex(where: { "correlated \($0)" == branch })
        {
            let lines = correlated.enumerated().map { "  x\($0): \($1)\n" }.joined()
            let model = try Models.model(
                "quantities:\n\(lines)correlations:\n  - between: [x0, x1, x2, x3]\n"
                    + "    spearman: 0.5\n")
            return try Models.draws(model, runs: 6, seed: 42)[place]
        }
        // Quotation marks would have to be escaped in the file.
        var expression = branch.replacing("'", with: "\"")
        var column = 4
        if branch.hasSuffix("]"), let part = branch.dropLast().last?.wholeNumberValue {
            expression = String(branch.dropLast(4))
            column += part
        }
        let model = try Models.model(
            quantities: """
                one: \(Models.unfoldedOne)
                c: uniform(0, 1)
                z: normal(0, 1)
                e: exponential(2)
                x: \(expression)
                """)
        return try Models.draws(model, runs: 6, seed: 42)[column]
    }

    @Test func drawsHaveNotChanged() throws {
        if ProcessInfo.processInfo.environment["CASMODEL_RENEW_GOLDEN"] != nil {
            var lines: [String] = []
            for branch in Self.branches {
                let numbers = try Self.draws(branch).map { $0.isFinite ? "\($0)" : "null" }
                lines.append("  \"\(branch)\": [\(numbers.joined(separator: ", "))]")
            }
            try Data("{\n\(lines.joined(separator: ",\n"))\n}\n".utf8).write(to: Self.file)
        }
        let golden = try JSONDecoder().decode(
            [String: [Double?]].self, from: Data(contentsOf: Self.file))
        #expect(Set(golden.keys) == Set(Self.branches))
        for branch in Self.branches {
            let expected = try #require(golden[branch])
            for (draw, number) in zip(try Self.draws(branch), expected) {
                guard let number else {
                    #expect(!draw.isFinite, "\(branch)")
                    continue
                }
                // The C library's and GSL's last digits differ between versions and processors.
                #expect(abs(draw - number) <= 1e-9 * max(abs(number), 1e-30), "\(branch)")
            }
        }
    }
}
