import CasModel
import Foundation
import Testing

/// The page of the output says of it what is written.
@Suite("Output page", .serialized)
struct OutputPageTests {
    static let page = DocumentationTests.root.appending(path: "Documentation/The-JSON-output.md")

    static func part(_ name: String) -> MadePart {
        MadePart(
            start:
                "<!-- Made by a test: CASMODEL_RENEW_PAGE=1 Scripts/test --filter OutputPage -->\n",
            end: "<!-- end of \(name) -->\n")
    }

    @Test("Every member has its place in a table")
    func members() throws { try Self.part("members").holds(Self.page, OutputTables.json) }

    @Test("Every column has its place in a table")
    func columns() throws { try Self.part("columns").holds(Self.page, OutputTables.columns) }

    /// Figures may differ in their last digits between C libraries.
    @Test("The example is what its model gives")
    func example() throws {
        let example = try #require(
            DocumentationTests.examples.first { $0.file.hasSuffix("The-JSON-output.md") })
        let outcome = try example.run(
            ["simulate", "mine.yaml", "--runs", "10000", "--json", "-"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        var text = outcome.output
        for member in ["reports", "prior"] { text = shortened(text, member) }
        for (member, usual) in [("elapsed_seconds", "0.002"), ("runs_per_second", "5000000")] {
            text = text.replacing(
                try Regex("\"\(member)\": [^,]+,"), with: "\"\(member)\": \(usual),")
        }
        try Self.part("example").holds(
            Self.page, "```json\n\(text)```\n", isSame: isNearlySame)
    }

    /// The text with `...` for what stands in a member of the evidence.
    private func shortened(_ text: String, _ member: String) -> String {
        let indent = "    "
        guard let start = text.range(of: "\n\(indent)\"\(member)\": ") else { return text }
        let opening = text[start.upperBound]
        let closing: Character = opening == "{" ? "}" : "]"
        guard
            let end = text.range(
                of: "\n\(indent)\(closing)", range: start.upperBound..<text.endIndex)
        else { return text }
        return text.replacingCharacters(
            in: start.upperBound..<end.upperBound, with: "\(opening)...\(closing)")
    }

    /// Whether two texts are the same but for the last digits of their numbers.
    private func isNearlySame(_ written: Substring, _ made: String) -> Bool {
        let number = /-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?/
        func numbers(_ text: some StringProtocol) -> [Double] {
            String(text).matches(of: number).compactMap { Double($0.output.0) }
        }
        let (old, new) = (numbers(written), numbers(made))
        return String(written).replacing(number, with: "#") == made.replacing(number, with: "#")
            && old.count == new.count
            // What looks like a number in a digest may be infinite.
            && zip(old, new).allSatisfy {
                $0 == $1 || abs($0 - $1) <= 1e-9 * max(abs($0), abs($1))
            }
    }
}
