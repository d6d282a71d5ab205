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
        ]
    }

    static func draws(_ expression: String) throws -> [Double] {
        let model = try Models.model(
            quantities: """
                one: 1 + 0 * uniform(0, 1)
                c: uniform(0, 1)
                z: normal(0, 1)
                e: exponential(2)
                x: \(expression)
                """)
        return try Models.draws(model, runs: 6, seed: 42)[4]
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
