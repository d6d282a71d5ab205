import ModelFile
import ModelLanguage
import Testing

@Suite("What is proposed for slips")
struct SuggestionTests {
    /// The only problem of an expression, as its message and what is proposed.
    private func problem(_ text: String) -> (message: String, suggestion: String?)? {
        do {
            _ = try Reading.model("quantities:\n  a: 2\n  x: \(text)\n")
            return nil
        } catch {
            guard let error = error as? ModelErrors, error.diagnostics.count == 1 else {
                return nil
            }
            return (error.diagnostics[0].message, error.diagnostics[0].suggestion)
        }
    }

    @Test(
        "A proposal fits what was written",
        arguments: [
            ("3 a", "to multiply, write 3 * a"), ("3a", "to multiply, write 3 * a"),
            ("3 sqrt(a)", "to multiply, write 3 * sqrt(...)"), ("(3) a", "to multiply, write *"),
            ("7 % 2", "for a remainder write mod(7, 2)"),
            ("7 k", "write 7k for thousands"), ("1.5 million", "write 1.5M for millions"),
            ("a ± 3", "for a mean and its standard deviation write normal(mean: a, sd: 3)"),
            ("(50±2.5)", "for a mean and its standard deviation write normal(mean: 50, sd: 2.5)"),
            (
                "2 * a ± 3",
                "for a mean and its standard deviation write normal(mean: 7000, sd: 500)"
            ),
            ("7000..15000", "for a range write `7000 to 15000`"),
            ("7000 ... 15000", "for a range write `7000 to 15000`"),
            ("a..15k", "for a range write `a to 15k`"),
        ])
    func proposed(text: String, suggestion: String) {
        #expect(problem(text)?.suggestion == suggestion)
    }

    @Test(
        "Without a good guess nothing is proposed",
        arguments: [
            "3 people", "3people", "(3) people", "a..", "..3", "30% k",
        ])
    func silent(text: String) {
        let problem = problem(text)
        #expect(problem != nil)
        #expect(problem?.suggestion == nil)
    }

    @Test("A mixture to truncate has laws as components")
    func mixture() {
        let found = problem("truncate(mixture(0.5: 1 to 2, 0.5: 3), low: 0)")
        #expect(
            found?.message
                == "a mixture to truncate needs laws as its components, and `3` is not one")
        #expect(found?.suggestion == nil)
    }
}
