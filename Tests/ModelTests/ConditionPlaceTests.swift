import ModelFile
import Testing

@Suite("Where a condition may not stand for a number")
struct ConditionPlaceTests {
    @Test("Parameters of laws and ends of ranges are numbers")
    func refused() {
        let model = """
            quantities:
              a: 1 to 2
              b: (a > 1.5) to 3
              c: normal(1<2, 1)
              high: a > 1.5
              d: binomial(n: 10, p: high)
              e: truncate(1 to 2, low: not high)

            """
        let expected = """
            m.yaml:3:6: error: an end of a range is a number, and this is a condition
              b: (a > 1.5) to 3
                 ^^^^^^^^^
              help: for 1 or 0 write if(a > 1.5, 1, 0)

            m.yaml:4:13: error: a parameter of normal is a number, and this is a condition
              c: normal(1<2, 1)
                        ^^^
              help: for 1 or 0 write if(1<2, 1, 0)

            m.yaml:6:25: error: a parameter of binomial is a number, and this is a condition
              d: binomial(n: 10, p: high)
                                    ^^^^
              help: for 1 or 0 write if(high, 1, 0)

            m.yaml:7:28: error: a bound is a number, and this is a condition
              e: truncate(1 to 2, low: not high)
                                       ^^^^^^^^
              help: for 1 or 0 write if(not high, 1, 0)
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("The weights of a mixture are numbers")
    func weights() {
        #expect(
            Reading.places("quantities:\n  a: mixture(1 < 2: 3, 0.5: 4)\n")
                == ["2:14 a weight is a number, and this is a condition"])
    }

    @Test(
        "In arithmetic and in functions a condition counts as 1 or 0",
        arguments: [
            ("3 * (2 > 1)", 3), ("3 + (2 < 1)", 3), ("max(2 > 1, 0.5)", 1), ("min(2 < 1, 0.5)", 0),
            ("-(2 > 1)", -1),
        ] as [(String, Double)])
    func counts(text: String, value: Double) {
        #expect(Reading.constant(text) == value)
    }

    @Test("What is proposed instead is accepted")
    func proposal() throws {
        _ = try Reading.quantities("a: 1 to 2", "d: binomial(n: 10, p: if(a > 1.5, 1, 0))")
    }
}
