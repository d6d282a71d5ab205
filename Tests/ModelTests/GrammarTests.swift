import ModelLanguage
import Testing

@Suite("The grammar of expressions")
struct GrammarTests {
    @Test(
        "Numbers are the doubles nearest to what is written",
        arguments: [
            ("7000", 7000), ("7_000", 7000), ("1_000_000", 1e6), ("7e3", 7000), ("7E3", 7000),
            ("7e+3", 7000), ("7e-3", 0.007), ("7k", 7000), ("7.1k", 7100), ("1.5M", 1.5e6),
            ("2B", 2e9), ("30%", 0.3), ("30 %", 0.3), ("0.1%", 0.001), ("2.5%", 0.025),
            ("3k%", 30), (".5", 0.5), ("0.1", 0.1), ("0e99999999999", 0),
            ("00012", 12), ("1.7976931348623157e308", Double.greatestFiniteMagnitude),
        ] as [(String, Double)])
    func numbers(text: String, value: Double) {
        #expect(Reading.constant(text) == value)
    }

    @Test(
        "Operators bind as in mathematics",
        arguments: [
            ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("10 - 4 - 3", 3), ("100 / 10 / 5", 2),
            ("2 ^ 3 ^ 2", 512), ("-2 ^ 2", -4), ("(-2) ^ 2", 4), ("2 ^ -1", 0.5), ("--3", 3),
            ("+3 - -3", 6), ("2 * -3", -6), ("-2 * 3 + 1", -5), ("2 * 3 ^ 2", 18),
            ("1 < 2", 1), ("2 <= 1", 0), ("2 >= 2", 1), ("1 == 2", 0), ("1 != 2", 1),
            ("1 + 1 < 3 and 2 > 1", 1), ("1 > 2 or 2 > 1", 1), ("not 1 > 2", 1),
            ("not 1 > 2 and 1 > 2", 0), ("1 > 2 and 1 > 2 or 2 > 1", 1),
            ("2 > 1 or 1 > 2 and 1 > 2", 1), ("(1 < 2) + (3 < 4)", 2), ("(1 < 2) == (4 > 3)", 1),
            ("if(2 > 1, 10, 20)", 10), ("if(1 > 2, 1 / 0, 20)", 20),
            ("if(1 < 2, if(1 > 2, 1, 2), 3)", 2),
        ] as [(String, Double)])
    func precedence(text: String, value: Double) {
        #expect(Reading.constant(text) == value)
    }

    @Test(
        "Functions have their usual values",
        arguments: [
            ("exp(0)", 1), ("log(1)", 0), ("log10(1000)", 3), ("log2(8)", 3), ("sqrt(16)", 4),
            ("abs(-3)", 3), ("min(3, 1, 2)", 1), ("max(3, 1, 2)", 3), ("floor(-1.5)", -2),
            ("ceil(-1.5)", -1), ("round(2.5)", 3), ("round(-2.5)", -3), ("round(2.4)", 2),
            ("sign(-7)", -1), ("sign(0)", 0), ("sign(7)", 1), ("pow(2, 10)", 1024), ("sin(0)", 0),
            ("cos(0)", 1), ("tan(0)", 0), ("tanh(0)", 0), ("mod(7, 3)", 1), ("mod(-7, 3)", 2),
            ("mod(7, -3)", -2), ("clamp(5, 1, 3)", 3), ("clamp(-5, 1, 3)", 1),
            ("clamp(2, 1, 3)", 2), ("sum(1, 2, 3.5)", 6.5), ("sum(3, -3)", 0), ("log1p(0)", 0),
            ("expm1(0)", 0), ("logit(0.5)", 0), ("log(1000, 10)", 3), ("log(1e15, 10)", 15),
            ("log(8, 2)", 3), ("log(0.25, 2)", -2), ("log(64, 8)", 2), ("log(7, 7)", 1),
            ("log(4, 0.5)", -2), ("pi", Double.pi), ("2 * pi", 2 * Double.pi), ("cos(pi)", -1),
            ("log1p(1e-20)", 1e-20), ("expm1(-1e-20)", -1e-20),
        ] as [(String, Double)])
    func functions(text: String, value: Double) {
        #expect(Reading.constant(text) == value)
    }

    @Test(
        "A logarithm to no base has no value",
        arguments: [
            "log(5, 0)", "log(5, 1)", "log(5, -2)", "log(1, 1)", "log(0, 2)", "log(-1, 10)",
        ])
    func noBase(text: String) {
        #expect(Reading.constant(text) == nil)
    }

    @Test("Words that became names later may still name quantities")
    func yieldingNames() throws {
        let model = try Reading.quantities(
            "pi: 3.2", "sum: pi + 1", "logit: 2 * sum", "log1p: 1", "expm1: sum(pi, sum, log1p)",
            "x: logit(0.5) + log1p(0)")
        let values = model.quantities.indices.map { index in
            Scope(model.quantities.map { Declaration(name: $0.name, text: $0.text) })
                .outcomes[index].value?.constant
        }
        #expect(values == [3.2, 4.2, 8.4, 1, 8.4, 0])
    }

    @Test("Every function has a value at one half, and none traps without arguments")
    func everyFunction() {
        for function in Function.allCases {
            let halves = [Double](repeating: 0.5, count: function.argumentCount.lowerBound)
            #expect(function.evaluate(halves).isFinite, "\(function)")
            #expect(function.evaluate([]).isNaN)
            #expect(function.evaluate([.nan, .nan, .nan]).isNaN, "\(function)")
        }
    }

    @Test("`to` binds looser than arithmetic and tighter than comparisons")
    func rangePrecedence() throws {
        let model = try Reading.quantities("a: 2 * 3 to 4 + 5", "b: (1 to 2) < 3", "c: 1 to 2 < 3")
        let law = try #require(Inputs.fixedLaw(model, "a"))
        // The quantile function of a log-normal is good to a few units in the last place.
        #expect(abs(law.quantile(0.05) - 6) < 1e-12)
        #expect(abs(law.quantile(0.95) - 9) < 1e-12)
        for index in [1, 2] {
            guard case .binary(.less, let left, _) = model.quantities[index].expression.kind,
                case .draw = left.kind
            else {
                Issue.record("\(model.quantities[index].name) is not a compared range")
                continue
            }
        }
    }
}
