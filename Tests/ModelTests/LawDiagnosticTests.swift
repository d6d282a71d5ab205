import Testing

@Suite("Problems of laws, to the letter")
struct LawDiagnosticTests {
    @Test("A range that reaches below zero")
    func aRangeThatReachesBelowZero() {
        let model = """
            quantities:
              a: -5 to 10
              b: 0 to 10

            """
        let expected = """
            m.yaml:2:6: error: a range is log-normal and needs positive ends, got -5
              a: -5 to 10
                 ^^
              help: write `normal(p5: -5, p95: 10)` or `uniform(-5, 10)`

            m.yaml:3:6: error: a range is log-normal and needs positive ends, got 0
              b: 0 to 10
                 ^
              help: write `normal(p5: 0, p95: 10)` or `uniform(0, 10)`
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A range from high to low, and one of no width")
    func aRangeFromHighToLowAndOneOfNoWidth() {
        let model = """
            quantities:
              a: 10 to 5
              b: 3 to 3
              c: 2 * 3 to 1

            """
        let expected = """
            m.yaml:2:6: error: the range runs from high to low
              a: 10 to 5
                 ^^^^^^^
              help: write `5 to 10`

            m.yaml:3:6: error: both ends of the range are 3
              b: 3 to 3
                 ^^^^^^
              help: for a fixed number write 3 alone

            m.yaml:4:6: error: the range runs from high to low
              c: 2 * 3 to 1
                 ^^^^^^^^^^
              help: write `1 to 2 * 3`
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Counts of parameters")
    func countsOfParameters() {
        let model = """
            quantities:
              a: normal(3)
              b: normal(1, 2, 3)
              c: normal()
              d: exponential(1, 2)

            """
        let expected = """
            m.yaml:2:6: error: normal has 2 parameters, got 1
              a: normal(3)
                 ^^^^^^^^^
              help: write normal(mean: ..., sd: ...)

            m.yaml:3:6: error: normal has 2 parameters, got 3
              b: normal(1, 2, 3)
                 ^^^^^^^^^^^^^^^
              help: write normal(mean: ..., sd: ...)

            m.yaml:4:6: error: normal has 2 parameters, got 0
              c: normal()
                 ^^^^^^^^
              help: write normal(mean: ..., sd: ...)

            m.yaml:5:6: error: exponential has 1 parameter, got 2
              d: exponential(1, 2)
                 ^^^^^^^^^^^^^^^^^
              help: write exponential(mean: ...) or exponential(rate: ...)
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Names of parameters")
    func namesOfParameters() {
        let model = """
            quantities:
              a: normal(mean: 3)
              b: normal(mean: 3, sd: 4, mean: 5)
              c: normal(3, sd: 4)
              d: normal(men: 3, sd: 4)
              e: normal(mean: 3, spread: 4)
              f: normal(mean=3, sd=4)
              g: normal(3: 4, sd: 5)

            """
        let expected = """
            m.yaml:2:6: error: normal: `sd` is missing
              a: normal(mean: 3)
                 ^^^^^^^^^^^^^^^
              help: write normal(mean: ..., sd: ...)

            m.yaml:3:29: error: `mean` is given twice
              b: normal(mean: 3, sd: 4, mean: 5)
                                        ^^^^

            m.yaml:4:13: error: the parameters of normal are either all named or all in order
              c: normal(3, sd: 4)
                        ^
              help: write normal(mean: ..., sd: ...)

            m.yaml:5:13: error: normal has no parameter `men`
              d: normal(men: 3, sd: 4)
                        ^^^
              help: did you mean `mean`?

            m.yaml:6:22: error: normal has no parameter `spread`
              e: normal(mean: 3, spread: 4)
                                 ^^^^^^
              help: write normal(mean: ..., sd: ...)

            m.yaml:7:17: error: `=` is not an operator here
              f: normal(mean=3, sd=4)
                            ^
              help: write == to compare, or a colon after the name of a parameter

            m.yaml:8:13: error: the name of a parameter is expected before the colon
              g: normal(3: 4, sd: 5)
                        ^
              help: write normal(mean: ..., sd: ...)
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Parameters that do not go together")
    func parametersThatDoNotGoTogether() {
        let model = """
            quantities:
              a: lognormal(mean: 3, sigma: 1)
              b: lognormal(median: 3, sd: 1)

            """
        let expected = """
            m.yaml:2:16: error: `mean` does not go with the other parameters of lognormal
              a: lognormal(mean: 3, sigma: 1)
                           ^^^^
              help: write lognormal(median: ..., sigma: ...) or lognormal(mu: ..., sigma: ...) or lognormal(mean: ..., sd: ...)

            m.yaml:3:27: error: `sd` does not go with the other parameters of lognormal
              b: lognormal(median: 3, sd: 1)
                                      ^^
              help: write lognormal(median: ..., sigma: ...) or lognormal(mu: ..., sigma: ...) or lognormal(mean: ..., sd: ...)
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Values that break a law's rules")
    func valuesThatBreakALawRules() {
        let model = """
            quantities:
              a: normal(mean: 3, sd: -2)
              b: normal(3, 0)
              c: uniform(5, 5)
              d: beta(mean: 2, sd: 0.1)

            """
        let expected = """
            m.yaml:2:26: error: normal: sd must be positive and finite, got -2
              a: normal(mean: 3, sd: -2)
                                     ^^

            m.yaml:3:16: error: normal: sd must be positive and finite, got 0
              b: normal(3, 0)
                           ^

            m.yaml:4:17: error: uniform: low must be less than high, got 5 and 5
              c: uniform(5, 5)
                            ^

            m.yaml:5:17: error: beta: mean must be between 0 and 1, got 2
              d: beta(mean: 2, sd: 0.1)
                            ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Percentile points")
    func percentilePoints() {
        let model = """
            quantities:
              a: normal(p5: 3)
              b: normal(p5: 3, p5.0: 4)
              c: normal(p5: 3, p105: 4)
              d: normal(p5: 3, mean: 4)
              e: normal(p95: 3, p5: 4)
              f: normal(p5: 1, p50: 2, p95: 3)
              g: exponential(p5: 1, p95: 3)
              h: normal(p0: 1, p95: 3)

            """
        let expected = """
            m.yaml:2:6: error: normal needs two percentile points, got 1
              a: normal(p5: 3)
                 ^^^^^^^^^^^^^
              help: write normal(p5: ..., p95: ...)

            m.yaml:3:26: error: the same percentile is given twice
              b: normal(p5: 3, p5.0: 4)
                                     ^

            m.yaml:4:20: error: a percentile lies between p0 and p100, both excluded
              c: normal(p5: 3, p105: 4)
                               ^^^^

            m.yaml:5:20: error: percentile points cannot be combined with other parameters of normal
              d: normal(p5: 3, mean: 4)
                               ^^^^

            m.yaml:6:18: error: normal: p5 must be less than p95, got 4 and 3
              e: normal(p95: 3, p5: 4)
                             ^

            m.yaml:7:6: error: normal needs two percentile points, got 3
              f: normal(p5: 1, p50: 2, p95: 3)
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: write normal(p5: ..., p95: ...)

            m.yaml:8:6: error: exponential needs one percentile point, got 2
              g: exponential(p5: 1, p95: 3)
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: write exponential(p50: ...)

            m.yaml:9:13: error: a percentile lies between p0 and p100, both excluded
              h: normal(p0: 1, p95: 3)
                        ^^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A fit to numbers that vary")
    func aFitToNumbersThatVary() {
        let model = """
            quantities:
              a: 1 to 2
              b: gamma(p5: a, p95: 30)

            """
        let expected = """
            m.yaml:3:16: error: gamma is fitted to fixed numbers, and this one varies
              b: gamma(p5: a, p95: 30)
                           ^
              help: write gamma(shape: ..., scale: ...) or gamma(mean: ..., sd: ...)
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Misspelt laws")
    func misspeltLaws() {
        let model = """
            quantities:
              a: nromal(3, 4)
              b: lognormall(3, 4)

            """
        let expected = """
            m.yaml:2:6: error: there is no function or law `nromal`
              a: nromal(3, 4)
                 ^^^^^^
              help: did you mean `normal`?

            m.yaml:3:6: error: there is no function or law `lognormall`
              b: lognormall(3, 4)
                 ^^^^^^^^^^
              help: did you mean `lognormal`?
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Mixtures")
    func mixtures() {
        let model = """
            quantities:
              a: 1 to 2
              b: mixture(0.5: 1)
              c: mixture(1, 2)
              d: mixture(0.5: a, -1: 3)
              e: mixture(0.5: a, a: 3)
              f: mixture(0.5: a, 0: 3)

            """
        let expected = """
            m.yaml:3:6: error: mixture has 2 to 100 components, got 1
              b: mixture(0.5: 1)
                 ^^^^^^^^^^^^^^^
              help: write mixture(0.6: a, 0.4: b)

            m.yaml:4:14: error: a component of a mixture has its weight before it
              c: mixture(1, 2)
                         ^
              help: write mixture(0.6: a, 0.4: b)

            m.yaml:5:22: error: the weight of a component must be positive, got -1
              d: mixture(0.5: a, -1: 3)
                                 ^^

            m.yaml:6:22: error: the weight of a component must be a fixed number
              e: mixture(0.5: a, a: 3)
                                 ^

            m.yaml:7:22: error: the weight of a component must be positive, got 0
              f: mixture(0.5: a, 0: 3)
                                 ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Truncation")
    func truncation() {
        let model = """
            quantities:
              a: 1 to 2
              b: truncate(a, low: 3)
              c: truncate(a * 2, low: 3)
              d: truncate(1 to 2)
              e: truncate(1 to 2, 3)
              f: truncate(1 to 2, min: 3)
              g: truncate(1 to 2, low: 3, low: 4)
              h: truncate(1 to 2, low: 4, high: 3)
              i: truncate(low: 4)

            """
        let expected = """
            m.yaml:3:15: error: truncate takes a law written in place, and `a` is a quantity
              b: truncate(a, low: 3)
                          ^
              help: to keep a quantity within bounds, write clamp(a, low, high)

            m.yaml:4:15: error: truncate takes a law, such as `7000 to 15000`, and this is not one
              c: truncate(a * 2, low: 3)
                          ^^^^^
              help: to keep a value within bounds, write clamp(a * 2, low, high)

            m.yaml:5:6: error: truncate needs a bound
              d: truncate(1 to 2)
                 ^^^^^^^^^^^^^^^^
              help: write truncate(7000 to 15000, low: 5000, high: 20000)

            m.yaml:6:23: error: the bounds of truncate are named
              e: truncate(1 to 2, 3)
                                  ^
              help: write truncate(7000 to 15000, low: 5000, high: 20000)

            m.yaml:7:23: error: truncate has no parameter `min`
              f: truncate(1 to 2, min: 3)
                                  ^^^
              help: its bounds are `low` and `high`

            m.yaml:8:31: error: `low` is given twice
              g: truncate(1 to 2, low: 3, low: 4)
                                          ^^^

            m.yaml:9:6: error: truncate: low must be less than high, got 4 and 3
              h: truncate(1 to 2, low: 4, high: 3)
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            m.yaml:10:6: error: truncate begins with the law to truncate
              i: truncate(low: 4)
                 ^^^^^^^^^^^^^^^^
              help: write truncate(7000 to 15000, low: 5000, high: 20000)
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Laws where none may stand")
    func lawsWhereNoneMayStand() {
        let model = """
            quantities:
              a: 1 to 2
              b: mixture((1 to 2): a, 1: 3)
            questions:
              c: a > normal(3, 1)
              d: a > 1 to 2

            """
        let expected = """
            m.yaml:3:14: error: the weight of a component must be a fixed number
              b: mixture((1 to 2): a, 1: 3)
                         ^^^^^^^^

            m.yaml:5:10: error: a question cannot hold a law of its own
              c: a > normal(3, 1)
                     ^^^^^^^^^^^^
              help: name `normal(3, 1)` as a quantity and use that name

            m.yaml:6:10: error: a question cannot hold a law of its own
              d: a > 1 to 2
                     ^^^^^^
              help: name `1 to 2` as a quantity and use that name
            """
        #expect(Reading.problems(model) == expected)
    }
}
