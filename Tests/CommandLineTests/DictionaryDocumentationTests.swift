import Foundation
import Testing

/// The page for readers of other tools: what stands in a column `casmodel` is casmodel's language.
@Suite("Documentation for readers of other tools")
struct DictionaryDocumentationTests {
    static let page = "Documentation/From-other-tools.md"

    /// The sections whose columns `casmodel` hold expressions; elsewhere they hold options.
    private static let sections = ["## Ranges and laws", "## Sums, choices and questions"]

    /// The expressions of the page, in its order.
    static let expressions: [String] = {
        guard let text = try? DocumentationTests.text(of: page) else { return [] }
        var found: [String] = []
        var isOfExpressions = false
        var column: Int?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") { isOfExpressions = sections.contains(String(line)) }
            guard isOfExpressions, line.hasPrefix("|") else {
                column = nil
                continue
            }
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard let place = column else {
                // A table without such a column has none of its rows read.
                column = cells.firstIndex(of: "casmodel") ?? -1
                continue
            }
            if place >= 0, cells.indices.contains(place), cells[place].hasPrefix("`") {
                found.append(cells[place].trimmingCharacters(in: ["`"]))
            }
        }
        return found
    }()

    @Test("The page has a row for each thing, and every cell of casmodel's is read")
    func isRead() throws {
        let text = try DocumentationTests.text(of: Self.page)
        for concept in [
            "90 % range", "normal", "log-normal by its mean and sd", "uniform", "triangular",
            "PERT", "beta", "gamma", "Poisson", "binomial", "mixture", "truncated",
            "one of some numbers",
        ] {
            #expect(text.contains("| \(concept)"), "\(concept)")
        }
        #expect(Self.expressions.count > 50)
        #expect(Self.expressions.allSatisfy { !$0.contains("`") })
    }

    @Test("Every expression is checked without a warning and samples", arguments: expressions)
    func samples(expression: String) throws {
        let files = ["days.csv": "days\n3\n5\n9\n"]
        let isCondition = expression.contains(" and ")
        let model = """
            quantities:
              x: 2 to 5
            \(isCondition ? "questions:\n  y: \(expression)" : "  y: \(expression)")

            """
        let example = Example(file: Self.page, line: 1, model: model, files: files)
        let check = try example.run(["check", "mine.yaml"])
        #expect(check.status == 0, "\(check.errors)")
        // Warnings would be counted on the same line.
        #expect(check.output.contains("; no errors\n"), "\(check.output)")
        let simulation = try example.run(["simulate", "mine.yaml", "--runs", "1000"])
        #expect(simulation.status == 0, "\(simulation.errors)")
    }
}
