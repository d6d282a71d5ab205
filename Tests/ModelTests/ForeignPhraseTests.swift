import Testing

@Suite("Signs, words and phrases from elsewhere, to the letter")
struct ForeignPhraseTests {
    @Test("Two slashes")
    func slashes() {
        let model = """
            quantities:
              a: 7 // 2
              b: a // a
              c: 7 to 9 // a guess
              d: 7 // guess

            """
        let expected = """
            m.yaml:2:8: error: `//` is not an operator here
              a: 7 // 2
                   ^^
              help: for a quotient without its fraction write floor(7 / 2)

            m.yaml:3:8: error: `//` is not an operator here
              b: a // a
                   ^^
              help: for a quotient without its fraction write floor(a / a)

            m.yaml:4:13: error: `//` is not an operator here
              c: 7 to 9 // a guess
                        ^^
              help: for a quotient without its fraction write floor(a / b); a comment begins with #

            m.yaml:5:8: error: `//` is not an operator here
              d: 7 // guess
                   ^^
              help: for a quotient without its fraction write floor(a / b); a comment begins with #
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Functions of other programs")
    func functions() {
        let model = """
            quantities:
              a: mx(2, 3)
              b: truncateLeft(3 to 9, 4)
              c: truncateRight(normal(3, 1), 4)
              d: truncateLeft(3 to 9)
              e: sigmoid(0.3)
              f: logOdds(0.3)
              g: 0.001..0.02
              h: 2pi + pi(3)

            """
        let expected = """
            m.yaml:2:6: error: there is no function or law `mx`
              a: mx(2, 3)
                 ^^
              help: did you mean `max`?

            m.yaml:3:6: error: there is no function or law `truncateLeft`
              b: truncateLeft(3 to 9, 4)
                 ^^^^^^^^^^^^
              help: write truncate(3 to 9, low: 4)

            m.yaml:4:6: error: there is no function or law `truncateRight`
              c: truncateRight(normal(3, 1), 4)
                 ^^^^^^^^^^^^^
              help: write truncate(normal(3, 1), high: 4)

            m.yaml:5:6: error: there is no function or law `truncateLeft`
              d: truncateLeft(3 to 9)
                 ^^^^^^^^^^^^
              help: write truncate(7000 to 15000, low: 5000, high: 20000)

            m.yaml:6:6: error: there is no function or law `sigmoid`
              e: sigmoid(0.3)
                 ^^^^^^^
              help: write 1 / (1 + exp(-x))

            m.yaml:7:6: error: there is no function or law `logOdds`
              f: logOdds(0.3)
                 ^^^^^^^
              help: write logit(x)

            m.yaml:8:11: error: `..` is not an operator here
              g: 0.001..0.02
                      ^^
              help: for a range write `0.001 to 0.02`

            m.yaml:9:6: error: `2pi` is neither a number nor a name; a number may end in k, M, B or %
              h: 2pi + pi(3)
                 ^^^
              help: to multiply, write 2 * pi
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A number is no function")
    func numberAsFunction() {
        let expected = """
            m.yaml:2:6: error: `pi` is a number, not a function
              a: pi(3)
                 ^^
              help: to multiply, write pi * (...)
            """
        #expect(Reading.problems("quantities:\n  a: pi(3)\n") == expected)
    }

    @Test(
        "Forms of reports under quantities",
        arguments: [
            ("about 1300", "about", "about 1300"), ("at least 121", "at least", "at least 121"),
            ("at most 40k", "at most", "at most 40k"), ("exactly 12", "exactly", "exactly 12"),
            ("12 of 40", "12 of 40", "12 of 40"), ("7 counted", "7 counted", "7 counted"),
            ("up to 900", "up to", "at most 900"), ("more than 900", "more than", "at least 900"),
            ("roughly 900", "roughly", "about 900"), ("over 3 * 4", "over", "at least 3 * 4"),
        ])
    func reports(value: String, words: String, report: String) {
        let expected = """
            m.yaml:2:6: error: `\(words)` stands in a report, not in an expression
              a: \(value)
                 \(String(repeating: "^", count: words.count))
              help: for a quantity write a range, such as `7000 to 15000`, or a law; a report stands under \
            `evidence:`, as `report: \(report)`
            """
        #expect(Reading.problems("quantities:\n  a: \(value)\n") == expected)
    }

    @Test("A range in words, and words that name quantities")
    func words() {
        let expected = """
            m.yaml:2:6: error: `between` is not a word of expressions
              a: between 3 and 9
                 ^^^^^^^
              help: for a range write `3 to 9`
            """
        #expect(Reading.problems("quantities:\n  a: between 3 and 9\n") == expected)
        #expect(
            Reading.problems("quantities:\n  about: 3\n  over: about * 2\n  x: over + about\n")
                == "")
        #expect(
            Reading.places("quantities:\n  about: 3\n  x: about 4\n") == [
                "3:12 an operator is expected before `4`"
            ])
    }

    @Test("Trust that is no probability")
    func trust() {
        let model = """
            sources:
              s:
                title: T
            quantities:
              a: 3 to 9
            evidence:
              - name: r
                about: a
                report: about 4
                trust: 40
                source: s
              - name: q
                about: a
                report: about 4
                trust: B3
                source: s
              - name: p
                about: a
                report: about 4
                trust: 400
            trust:
              B2: 80

            """
        let expected = """
            m.yaml:10:12: error: `trust` must be a probability from 0 to 1, got 40
                trust: 40
                       ^^
              help: write `trust: 40%`

            m.yaml:15:12: error: `trust` is a probability, and B3 is the grade of a source
                trust: B3
                       ^^
              help: write `grade: B3` in the report's source, or a probability such as `trust: 60%`

            m.yaml:20:12: error: `trust` must be a probability from 0 to 1, got 400
                trust: 400
                       ^^^

            m.yaml:22:7: error: `B2` must be a probability from 0 to 1, got 80
              B2: 80
                  ^^
              help: write `B2: 80%`
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A form of a report within a report")
    func nested() {
        let model = """
            quantities:
              a: 3 to 9
            evidence:
              - name: r
                about: a
                report: at least about 121

            """
        let expected = """
            m.yaml:6:22: error: a number is expected here
                report: at least about 121
                                 ^^^^^
              help: a report has one form, such as `about 1300` or `at least 121`
            """
        #expect(Reading.problems(model) == expected)
    }
}
