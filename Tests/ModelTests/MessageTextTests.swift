import ModelLanguage
import Testing

@Suite("What messages repeat of a model")
struct MessageTextTests {
    static let long = String(repeating: "a", count: 100_000)

    @Test(
        "Names that no letter begins are refused",
        arguments: [
            "\u{663}", "\u{663}x y", "\u{FF11}a", "\u{301}a", "\u{200D}a", "\u{B7}a", "\u{B7}",
            "\u{301} \u{663}", "\u{200D}", "5", "a b", "-", " ", "\u{1F600}",
        ])
    func names(name: String) throws {
        #expect(try #require(NameRule.problem(quantity: name)).message.hasPrefix("the name of a"))
    }

    @Test("A better name is told where there is one")
    func repaired() {
        #expect(NameRule.problem(quantity: "killed men")?.suggestion == "write killed_men")
        #expect(NameRule.problem(quantity: "\u{301} a")?.suggestion == nil)
        #expect(
            NameRule.problem(quantity: "\u{663}")?.message
                == "the name of a quantity does not begin with a digit")
        #expect(
            NameRule.problem(quantity: "\u{301}a")?.message
                == "the name of a quantity begins with a letter or an underscore")
    }

    @Test(
        "A long piece of a model is cut, whatever the message says of it",
        arguments: [
            "\(long): 1\n", "quantities: {\(long): 1}\n", "quantities: {a: \(long)}\n",
            "quantities: {a: 1}\nas_of: \(long)\n", "quantities: {a: \(long)(2)}\n",
            "quantities: {a: \"empirical(\\\"\(long)\\\", column: \\\"\(long)\\\")\"}\n",
            "quantities: {a: 1}\nsources: {s: {title: t, grade: \(long)}}\n",
            "quantities: {a: 1}\nreport: [\(long)]\n", "quantities: {a: 1.2.\(long)}\n",
            "quantities: {a: \(String(repeating: "1.", count: 30_000))}\n",
            "quantities: {a: 5 \(long)}\n", "quantities: {\(long): b, b: \(long)}\n",
            "quantities: {a: 1 < \(String(long.prefix(3000))) < 2}\n",
        ])
    func cut(text: String) {
        let problems = Reading.problems(text)
        #expect(!problems.isEmpty)
        #expect(problems.utf8.count < 2000)
        #expect(!problems.contains(String(repeating: "a", count: 260)))
    }

    @Test("Pieces of usual length stay whole")
    func whole() {
        let name = String(repeating: "a", count: 60)
        let problem = Diagnostic(
            "no `\(name)`, `\(name)b`", suggestion: "did you mean `\(name)b`?",
            place: SourcePlace(file: "f", line: 1, column: 1))
        #expect(problem.message == "no `\(name)`, `\(name)\u{2026}`")
        #expect(problem.suggestion == "did you mean `\(name)b`?")
    }

    @Test("Nothing of a model steers the terminal by way of a message")
    func control() {
        let problem = Diagnostic(
            "no key `\u{9B}31m\u{202E}\u{2066}a`\n", suggestion: "did you mean `\u{200F}b`?",
            place: SourcePlace(
                file: "a\u{1B}[31m\u{202E}.yaml", line: 1, column: 1), sourceLine: "x")
        let shown = problem.rendered()
        let allowed = shown.unicodeScalars.allSatisfy {
            $0 == "\n" || DisplayWidth.visible($0) == $0
        }
        #expect(allowed && shown.split(separator: "\n").count == 4)
        #expect(problem.message.contains("\u{202E}"))
    }
}
