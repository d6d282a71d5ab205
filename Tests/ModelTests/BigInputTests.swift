import ModelFile
import ModelLanguage
import Testing

/// Inputs that would exhaust the stack, the memory or the patience of a careless reader.
///
/// Each must end in its first message well before the time limit, which is far above what any
/// takes even unoptimised, and far below what one of quadratic or exponential cost would take.
@Suite("Inputs of great size or depth", .timeLimit(.minutes(5)))
struct BigInputTests {
    private static func value(_ expression: String) -> String {
        "quantities:\n  a: " + expression + "\n"
    }

    private static func many(_ count: Int, _ text: (Int) -> String) -> String {
        (0..<count).map(text).joined()
    }

    private static let deep = "an expression may nest at most 100 levels deep"
    private static let long = "an expression may have at most 500 operators in a row"
    private static let nested = "lists and mappings nest too deep here; a model needs four levels"
    private static let anchors = "anchors and aliases cannot stand in a model"

    /// What an expression is made of, and what it must end in.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: @Sendable () -> String
        let message: String
        var testDescription: String { name }
    }

    private static func repeated(_ part: String, _ count: Int = 100_000) -> String {
        String(repeating: part, count: count)
    }

    private static let arguments = "a call may have at most 200 arguments"
    private static let large = "the number is too large; the largest is about 1.8e308"

    static let expressionCases: [Case] = [
        Case(name: "parentheses", text: { repeated("(") + "1" + repeated(")") }, message: deep),
        Case(name: "signs", text: { repeated("-") + "1" }, message: deep),
        Case(name: "not", text: { repeated("not ") + "1" }, message: deep),
        Case(name: "powers", text: { repeated("2^") + "1" }, message: deep),
        Case(name: "calls", text: { repeated("max(") }, message: deep),
        Case(name: "branches", text: { repeated("if(1<2,") }, message: deep),
        Case(name: "sum", text: { repeated("1 + ") + "1" }, message: long),
        Case(name: "product", text: { repeated("2*") + "1" }, message: long),
        Case(name: "alternatives", text: { repeated("1<2 or ") + "1<2" }, message: long),
        Case(name: "arguments", text: { "max(" + repeated("1,") + "1)" }, message: arguments),
        Case(
            name: "parameters", text: { "normal(" + repeated("a: 1,") + "1)" }, message: arguments),
        Case(name: "digits", text: { repeated("9", 900_000) }, message: large),
        Case(name: "exponent", text: { "1e" + repeated("9", 900_000) }, message: large),
    ]

    @Test("Expressions", arguments: expressionCases)
    func expressions(_ example: Case) {
        let found = Reading.places(Self.value(example.text()))
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix(example.message) ?? false, "\(found.first ?? "no problem")")
    }

    @Test("The deepest and the longest expressions that are allowed are read")
    func limits() throws {
        let parentheses = Self.repeated("(", 100) + "1" + Self.repeated(")", 100)
        let sum = Self.repeated("1 + ", 499) + "1"
        let model = try Reading.quantities("a: \(parentheses)", "b: \(sum)")
        #expect(model.quantities.count == 2)
        #expect(Reading.constant(sum) == 500)
        #expect(Reading.constant("0." + Self.repeated("1")) == 1.0 / 9)
    }

    static let yamlCases: [Case] = [
        Case(name: "lists", text: { repeated("[") }, message: nested),
        Case(name: "mappings", text: { repeated("{a: ") }, message: nested),
        Case(name: "dashes", text: { repeated("- ") }, message: nested),
        Case(name: "keys", text: { repeated("? ") }, message: nested),
        Case(
            name: "indentation",
            text: { many(1300) { String(repeating: " ", count: $0) + "a:\n" } }, message: nested),
        Case(
            name: "closed lists",
            text: { "quantities: {a: " + repeated("[", 100) + repeated("]", 100) + "}" },
            message: nested),
    ]

    @Test("YAML", arguments: yamlCases)
    func yaml(_ example: Case) {
        let found = Reading.places(example.text())
        #expect(found.first?.hasSuffix(example.message) ?? false, "\(found.first ?? "no problem")")
    }

    @Test(
        "Nested aliases, as values, as keys and as merged mappings",
        arguments: [
            "z: *t", "? *t\n: 1\n? *s\n: 2", "<<: *t", "quantities:\n  a: *t", "? {x: *t}\n: 1",
        ])
    func aliases(end: String) {
        let names = "abcdefghijklmnopqrst".map(String.init)
        var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (name, previous) in zip(names.dropFirst(), names) {
            let item = "*\(previous)"
            text +=
                "\(name): &\(name) [\(Array(repeating: item, count: 9).joined(separator: ", "))]\n"
        }
        #expect(Reading.places(text + end).first == "1:4 " + Self.anchors)
    }

    @Test("Five thousand quantities in a chain, in a circle and all misspelt")
    func manyQuantities() throws {
        let count = 5000
        let chain =
            "report: [q0]\nquantities:\n"
            + Self.many(count - 1) { "  q\($0): q\($0 + 1) + 1\n" } + "  q\(count - 1): 1 to 2\n"
        #expect(try Reading.model(chain).evaluationOrder == Array((0..<count).reversed()))
        let circle =
            "report: [q0]\nquantities:\n"
            + Self.many(count) { "  q\($0): q\(($0 + 1) % count) + 1\n" }
        #expect(
            Reading.places(circle) == [
                "3:7 these quantities depend on each other in a circle: q0 -> q1 -> q2 -> q3 -> "
                    + "q4 -> q5 -> (4988 more) -> q4994 -> q4995 -> q4996 -> q4997 -> q4998 -> "
                    + "q4999 -> q0"
            ])
        let misspelt =
            "report: [quantity_0]\nquantities:\n"
            + Self.many(count) { "  quantity_\($0): quantty_\($0) + 1\n" }
        let places = Reading.places(misspelt)
        #expect(places.count == 201)
        #expect(places[200].hasSuffix("there are 4800 more problems"))
    }

    @Test("Limits of a model")
    func modelLimits() {
        let quantities = "quantities:\n" + Self.many(6000) { "  q\($0): 1\n" }
        #expect(Reading.places(quantities) == ["5002:3 a model has at most 5000 quantities"])
        let reported = "quantities:\n" + Self.many(1001) { "  q\($0): 1\n" }
        #expect(
            Reading.places(reported) == [
                "1:1 at most 1000 quantities are reported, and the model has 1001"
            ])
        #expect(
            Reading.places(reported + "report: [\(Self.many(1001) { "q\($0)," })]") == [
                "1003:4900 at most 1000 quantities are reported"
            ])
        let questions = "quantities: {a: 1}\nquestions:\n" + Self.many(1001) { "  q\($0): a > 1\n" }
        #expect(Reading.places(questions) == ["1003:3 a model has at most 1000 questions"])
        let laws =
            "quantities:\n"
            + Self.many(21) { "  q\($0): " + Self.repeated("(1 to 2)+", 490) + "1\n" }
        #expect(Reading.places(laws) == ["22:3 a model has at most 10000 laws in all"])
    }

    @Test("A key that stands twice ten thousand times")
    func duplicates() {
        let places = Reading.places("quantities:\n" + Self.repeated("  a: 1\n", 10_000))
        #expect(places.count == 201)
        #expect(places[0] == "3:3 `a` is given twice; the first is on line 2")
        #expect(places[200].hasSuffix("there are 9799 more problems"))
    }

    @Test("A whole file on one line is shown in pieces")
    func oneLine() {
        let text =
            "{title: " + String(repeating: "x", count: 400_000) + ", quantities: {"
            + Self.many(3000) { "q\($0): foo\($0), " } + "}, report: [q0]}"
        let rendered = Reading.problems(text)
        #expect(rendered.utf8.count < 100_000)
        #expect(rendered.hasPrefix("m.yaml:1:400028: error: there is no quantity `foo0`\n...xxx"))
    }

    @Test("More than a mebibyte is not looked at")
    func tooBig() {
        let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: 1_048_577)
        #expect(
            Reading.problems(bytes)
                == "m.yaml:1:1: error: a model file has at most 1 MiB, and this one is larger"
        )
    }
}
