import Testing

@Suite("Problems of expressions, to the letter")
struct ExpressionDiagnosticTests {
    @Test("A number with commas")
    func aNumberWithCommas() {
        let model = """
            quantities:
              killed: 7,000 to 15,000

            """
        let expected = """
            m.yaml:2:11: error: a number is written without commas
              killed: 7,000 to 15,000
                      ^^^^^
              help: write 7000 or 7_000

            m.yaml:2:20: error: a number is written without commas
              killed: 7,000 to 15,000
                               ^^^^^^
              help: write 15000 or 15_000
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A decimal comma")
    func aDecimalComma() {
        let model = """
            quantities:
              share: 0,5

            """
        let expected = """
            m.yaml:2:10: error: a number is written without commas
              share: 0,5
                     ^^^
              help: for a decimal fraction write 0.5
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Points that group digits")
    func pointsThatGroupDigits() {
        let model = """
            quantities:
              force: 1.000.000

            """
        let expected = """
            m.yaml:2:10: error: a number has at most one decimal point
              force: 1.000.000
                     ^^^^^^^^^
              help: without the points it is 1000000
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Digits grouped by a space")
    func digitsGroupedByASpace() {
        let model = """
            quantities:
              force: 190 000

            """
        let expected = """
            m.yaml:2:10: error: an operator is expected between two numbers
              force: 190 000
                     ^^^^^^^
              help: if it is one number, write 190000 or 190_000
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A comma inside a call that only a number can mean")
    func aCommaInsideACallThatOnlyANumberCanMean() {
        let model = """
            quantities:
              killed: uniform(7,000, 15,000)

            """
        let expected = """
            m.yaml:2:19: error: a number is written without commas
              killed: uniform(7,000, 15,000)
                              ^^^^^
              help: write 7000 or 7_000

            m.yaml:2:26: error: a number is written without commas
              killed: uniform(7,000, 15,000)
                                     ^^^^^^
              help: write 15000 or 15_000
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Two numbers in a row")
    func twoNumbersInARow() {
        let model = """
            quantities:
              killed: 7000 15000

            """
        let expected = """
            m.yaml:2:11: error: an operator is expected between two numbers
              killed: 7000 15000
                      ^^^^^^^^^^
              help: for a range write `7000 to 15000`
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A dash from an article between two numbers")
    func aDashFromAnArticleBetweenTwoNumbers() {
        let model = """
            quantities:
              killed: 7000–15000

            """
        let expected = """
            m.yaml:2:15: error: `–` is not an operator here
              killed: 7000–15000
                          ^
              help: for a range write `7000 to 15000`
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A subtraction that looks like a range")
    func aSubtractionThatLooksLikeARange() {
        let model = """
            quantities:
              killed: 7000-15000

            """
        let expected = """
            m.yaml:2:11: error: this is a subtraction, with the result -8000
              killed: 7000-15000
                      ^^^^^^^^^^
              help: for a range write `7000 to 15000`
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Signs from other places")
    func signsFromOtherPlaces() {
        let model = """
            quantities:
              a: 3 × 4
              b: 3 ÷ 4
              c: 2 ** 3
              d: 3 − 4
              e: 1 ≤ 2
              f: a && b
              g: a = b
              h: 10 ± 2
              i: (1; 2)

            """
        let expected = """
            m.yaml:2:8: error: `×` is not an operator here
              a: 3 × 4
                   ^
              help: write *

            m.yaml:3:8: error: `÷` is not an operator here
              b: 3 ÷ 4
                   ^
              help: write /

            m.yaml:4:8: error: `**` is not an operator here
              c: 2 ** 3
                   ^^
              help: write ^

            m.yaml:5:8: error: `−` is not an operator here
              d: 3 − 4
                   ^
              help: write -

            m.yaml:6:8: error: `≤` is not an operator here
              e: 1 ≤ 2
                   ^
              help: write <=

            m.yaml:7:8: error: `&&` is not an operator here
              f: a && b
                   ^^
              help: write and

            m.yaml:8:8: error: `=` is not an operator here
              g: a = b
                   ^
              help: write == to compare, or a colon after the name of a parameter

            m.yaml:9:9: error: `±` is not an operator here
              h: 10 ± 2
                    ^
              help: for a mean and its standard deviation write normal(mean: 10, sd: 2)

            m.yaml:10:8: error: `;` is not an operator here
              i: (1; 2)
                   ^
              help: write a comma between arguments
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Unknown characters")
    func unknownCharacters() {
        let model = """
            quantities:
              a: 3 $
              b: a.b
              c: "3 # 4"
              d: "3 \\u200b+ 4"

            """
        let expected = """
            m.yaml:2:8: error: `$` has no meaning in an expression
              a: 3 $
                   ^

            m.yaml:3:6: error: there is no quantity `a.b`
              b: a.b
                 ^^^

            m.yaml:4:9: error: `#` has no meaning in an expression
              c: "3 # 4"
                    ^

            m.yaml:5:9: error: the character U+200B has no meaning in an expression
              d: "3 \\u200b+ 4"
                    ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Suffixes")
    func suffixes() {
        let model = """
            quantities:
              a: 7m
              b: 7K
              c: 3x
              d: 2bn
              e: 7_
              f: 5.

            """
        let expected = """
            m.yaml:2:6: error: `7m` is neither a number nor a name; a number may end in k, M, B or %
              a: 7m
                 ^^
              help: write 7M for millions

            m.yaml:3:6: error: `7K` is neither a number nor a name; a number may end in k, M, B or %
              b: 7K
                 ^^
              help: write 7k for thousands

            m.yaml:4:6: error: `3x` is neither a number nor a name; a number may end in k, M, B or %
              c: 3x
                 ^^

            m.yaml:5:6: error: `2bn` is neither a number nor a name; a number may end in k, M, B or %
              d: 2bn
                 ^^^
              help: write 2B for thousand millions

            m.yaml:6:7: error: an underscore stands between two digits, as in 7_000
              e: 7_
                  ^

            m.yaml:7:6: error: a digit must follow the decimal point
              f: 5.
                 ^^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Numbers beyond all bounds")
    func numbersBeyondAllBounds() {
        let model = """
            quantities:
              a: 1e999

            """
        let expected = """
            m.yaml:2:6: error: the number is too large; the largest is about 1.8e308
              a: 1e999
                 ^^^^^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Missing parts")
    func missingParts() {
        let model = """
            quantities:
              a: 1 +
              b: (1 + 2
              c: 1 + 2)
              d: max(1, , 2)
              e: and 3
              f: 2 * * 3
              g: if
              h: ()

            """
        let expected = """
            m.yaml:2:9: error: a number, a name or a parenthesis is expected, found the end of the expression
              a: 1 +
                    ^

            m.yaml:3:6: error: the parenthesis is not closed; `)` is missing
              b: (1 + 2
                 ^

            m.yaml:4:11: error: `)` closes nothing; there is no `(` before it
              c: 1 + 2)
                      ^

            m.yaml:5:13: error: a value is expected before the comma
              d: max(1, , 2)
                        ^

            m.yaml:6:6: error: a number, a name or a parenthesis is expected, found `and`
              e: and 3
                 ^^^

            m.yaml:7:10: error: a number, a name or a parenthesis is expected, found `*`
              f: 2 * * 3
                     ^

            m.yaml:8:6: error: `if` is written if(condition, value, other value)
              g: if
                 ^^

            m.yaml:9:7: error: a number, a name or a parenthesis is expected, found `)`
              h: ()
                  ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A forgotten operator")
    func aForgottenOperator() {
        let model = """
            quantities:
              a: 1 to 2
              b: 3 a
              c: 3 (4)
              d: (3)(4)
              e: a if

            """
        let expected = """
            m.yaml:3:8: error: an operator is expected before `a`
              b: 3 a
                   ^
              help: to multiply, write 3 * a

            m.yaml:4:8: error: an operator is expected before `(`
              c: 3 (4)
                   ^
              help: to multiply, write *

            m.yaml:5:9: error: an operator is expected before `(`
              d: (3)(4)
                    ^
              help: to multiply, write *

            m.yaml:6:8: error: an operator is expected before `if`
              e: a if
                   ^^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Words that are not values")
    func wordsThatAreNotValues() {
        let model = """
            quantities:
              a: true
              b: false

            """
        let expected = """
            m.yaml:2:6: error: `true` is not a value here
              a: true
                 ^^^^
              help: write 1 == 1

            m.yaml:3:6: error: `false` is not a value here
              b: false
                 ^^^^^
              help: write 1 == 0
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A chain of comparisons")
    func aChainOfComparisons() {
        let model = """
            quantities:
              a: 1 to 2
              b: 0 < a <= 3 * 2

            """
        let expected = """
            m.yaml:3:6: error: comparisons cannot be chained
              b: 0 < a <= 3 * 2
                 ^^^^^^^^^^^^^^
              help: write `0 < a and a <= 3 * 2`
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A range with three ends")
    func aRangeWithThreeEnds() {
        let model = """
            quantities:
              a: 1 to 2 to 3

            """
        let expected = """
            m.yaml:2:13: error: a range has two ends; this is a third
              a: 1 to 2 to 3
                        ^^
              help: for low, best and high write triangular or pert
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Misspelt and unknown names")
    func misspeltAndUnknownNames() {
        let model = """
            quantities:
              killed: 1 to 2
              a: kiled * 2
              b: KILLED * 2
              c: klilled
              d: something_else
              e: lgo(3)
              f: whatever(3)
              g: killed(3)
              h: log
              i: normal

            """
        let expected = """
            m.yaml:3:6: error: there is no quantity `kiled`
              a: kiled * 2
                 ^^^^^
              help: did you mean `killed`?

            m.yaml:4:6: error: there is no quantity `KILLED`
              b: KILLED * 2
                 ^^^^^^
              help: did you mean `killed`?

            m.yaml:5:6: error: there is no quantity `klilled`
              c: klilled
                 ^^^^^^^
              help: did you mean `killed`?

            m.yaml:6:6: error: there is no quantity `something_else`
              d: something_else
                 ^^^^^^^^^^^^^^

            m.yaml:7:6: error: there is no function or law `lgo`
              e: lgo(3)
                 ^^^
              help: did you mean `log`?

            m.yaml:8:6: error: there is no function or law `whatever`
              f: whatever(3)
                 ^^^^^^^^

            m.yaml:9:6: error: `killed` is a quantity, not a function
              g: killed(3)
                 ^^^^^^
              help: to multiply, write killed * (...)

            m.yaml:10:6: error: `log` is a function and needs its arguments
              h: log
                 ^^^
              help: write log(x)

            m.yaml:11:6: error: `normal` is a law and needs its parameters
              i: normal
                 ^^^^^^
              help: write normal(mean: ..., sd: ...)
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Names of the wrong kind")
    func namesOfTheWrongKind() {
        let model = """
            quantities:
              a: mixture
              b: max + 1

            """
        let expected = """
            m.yaml:2:6: error: `mixture` is a law and needs its parameters
              a: mixture
                 ^^^^^^^
              help: write mixture(0.6: a, 0.4: b)

            m.yaml:3:6: error: `max` is a function and needs its arguments
              b: max + 1
                 ^^^
              help: write max(a, b, ...)
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Functions with the wrong arguments")
    func functionsWithTheWrongArguments() {
        let model = """
            quantities:
              a: max(1)
              b: log(1, 2, 3)
              c: clamp(1, 2)
              d: sqrt(x: 3)
              e: if(1 < 2, 3)
              f: if(1 < 2, a: 3, 4)

            """
        let expected = """
            m.yaml:2:6: error: `max` takes at least 2 arguments, got 1
              a: max(1)
                 ^^^^^^
              help: write max(a, b, ...)

            m.yaml:3:6: error: `log` takes one or two arguments, got 3
              b: log(1, 2, 3)
                 ^^^^^^^^^^^^
              help: write log(x)

            m.yaml:4:6: error: `clamp` takes 3 arguments, got 2
              c: clamp(1, 2)
                 ^^^^^^^^^^^
              help: write clamp(x, low, high)

            m.yaml:5:11: error: the arguments of `sqrt` have no names
              d: sqrt(x: 3)
                      ^
              help: write sqrt(x)

            m.yaml:6:6: error: `if` has three parts, got 2
              e: if(1 < 2, 3)
                 ^^^^^^^^^^^^
              help: write if(condition, value, other value)

            m.yaml:7:16: error: the parts of `if` have no names
              f: if(1 < 2, a: 3, 4)
                           ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Numbers where a condition is needed")
    func numbersWhereAConditionIsNeeded() {
        let model = """
            quantities:
              a: 1 to 2
              b: if(a, 1, 2)
              c: a and a > 1
              d: not a
            questions:
              e: a
              f: a + 1

            """
        let expected = """
            m.yaml:3:9: error: `if` needs a condition, and this is a number
              b: if(a, 1, 2)
                    ^
              help: compare it, as in `a > 0`

            m.yaml:4:6: error: `and` needs a condition, and this is a number
              c: a and a > 1
                 ^
              help: compare it, as in `a > 0`

            m.yaml:5:10: error: `not` needs a condition, and this is a number
              d: not a
                     ^
              help: compare it, as in `a > 0`

            m.yaml:7:6: error: a question needs a condition, and this is a number
              e: a
                 ^
              help: compare it, as in `a > 0`

            m.yaml:8:6: error: a question needs a condition, and this is a number
              f: a + 1
                 ^^^^^
              help: compare it, as in `a + 1 > 0`
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Fixed values that are none")
    func fixedValuesThatAreNone() {
        let model = """
            quantities:
              a: 1 / 0
              b: 1 + log(-1)
              c: 0 ^ -1
              d: 1e200 * 1e200
              e: if(1 < 2, 3, 1 / 0)

            """
        let expected = """
            m.yaml:2:6: error: the value of `1 / 0` is infinite
              a: 1 / 0
                 ^^^^^

            m.yaml:3:10: error: the value of `log(-1)` is not a number
              b: 1 + log(-1)
                     ^^^^^^^

            m.yaml:4:6: error: the value of `0 ^ -1` is infinite
              c: 0 ^ -1
                 ^^^^^^

            m.yaml:5:6: error: the value of `1e200 * 1e200` is infinite
              d: 1e200 * 1e200
                 ^^^^^^^^^^^^^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A circle, one that leads to itself, and those that rest on it")
    func aCircleOneThatLeadsToItselfAndThoseThatRestOnIt() {
        let model = """
            quantities:
              a: b + 1
              b: c * 2
              c: 3 / a
              d: d
              e: a + d + foo
              f: e + 1

            """
        let expected = """
            m.yaml:2:6: error: these quantities depend on each other in a circle: a -> b -> c -> a
              a: b + 1
                 ^
              help: one of them must not depend on the others

            m.yaml:5:6: error: `d` depends on itself
              d: d
                 ^

            m.yaml:6:14: error: there is no quantity `foo`
              e: a + d + foo
                         ^^^
            """
        #expect(Reading.problems(model) == expected)
    }
}
