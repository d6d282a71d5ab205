import ModelLanguage
import Testing

@Suite("Series of values")
struct NumberSeriesTests {
    private func values(_ text: String) throws -> [Double] { try NumberSeries(text).values }

    @Test("Equal steps are the numbers that a person would write")
    func steps() throws {
        #expect(try values("0 to 1 in 11") == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
        #expect(
            try values("0.001 to 0.02 in 20")
                == (1...20).map { Double("0.0\($0 < 10 ? "0" : "")\($0)") })
        #expect(try values("-0.1 to 0.3 in 5") == [-0.1, 0, 0.1, 0.2, 0.3])
        #expect(try values("-7k to -6.5k in 2") == [-7000, -6500])
        #expect(try values("30%to 50 % in 3") == [0.3, 0.4, 0.5])
        #expect(try values("-1.7e308 to 1.7e308 in 3") == [-1.7e308, 0, 1.7e308])
        #expect(try NumberSeries("1 to 2 in 3").isLogarithmic == false)
    }

    @Test("Equal ratios")
    func ratios() throws {
        #expect(try values("1 to 1000 in 4 log") == [1, 10, 100, 1000])
        #expect(
            try values("1e-3 to 0.1 in 5 log") == [
                1e-3, 3.162277660168e-3, 0.01, 0.03162277660168, 0.1,
            ])
        #expect(try NumberSeries("1 to 2 in 3 log").isLogarithmic)
    }

    @Test("Lists stay in their order, with or without spaces")
    func lists() throws {
        #expect(try values("5, 1,2") == [5, 1, 2])
        #expect(try values("1,2,-5") == [1, 2, -5])
        #expect(try values("7k, 30%, 1e-3, 1_000") == [7000, 0.3, 0.001, 1000])
        #expect(try values("100,200,300") == [100, 200, 300])
        #expect(try !NumberSeries("1, 2, 50").isLogarithmic)
        #expect(try NumberSeries("1, 100, 10").isLogarithmic)
        #expect(try !NumberSeries("0, 1, 100").isLogarithmic)
    }

    @Test("Six digits tell most values apart, more the others")
    func digits() throws {
        #expect(try NumberSeries("1 to 2 in 1000").digits == 6)
        #expect(try NumberSeries("1 to 1.001 in 1000").digits == 13)
    }

    @Test(
        "What is no series",
        arguments: [
            ("", .form), ("foo", .form), ("1 to 5 in", .form), ("1 to 5 in 3 logs", .form),
            ("(1, 2)", .form), ("1, 2)", .form), ("1 2", .form), ("1,", .form), ("1, x", .form),
            ("1 to 2 in 3, 4", .form), ("1\" to 2", .number("a quotation mark is not closed")),
            ("1 to 5", .noCount(from: 1, to: 5)), ("5 to 1 in 9", .descending(from: 5, to: 1)),
            ("1 to 1 in 9", .descending(from: 1, to: 1)), ("1 to 5 in 1", .count(1)),
            ("1 to 5 in 2.5", .count(2.5)), ("1 to 5 in -3", .count(-3)),
            ("1 to 5 in 1001", .count(1001)), ("1", .count(1)),
            ("0 to 1 in 5 log", .notPositive(0)), ("1, 2, 1", .repeated(1)),
            ("0, -0", .repeated(0)), ("1 to 1.0000000000000002 in 5", .repeated(1)),
            ("7,000, 8", .number("a number is written without commas; write 7000 or 7_000")),
            ("1e999, 2", .number("the number is too large; the largest is about 1.8e308")),
        ] as [(String, NumberSeries.Problem)])
    func problems(text: String, problem: NumberSeries.Problem) {
        #expect(throws: problem) { try NumberSeries(text) }
    }
}
