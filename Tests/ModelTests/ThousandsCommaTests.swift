import ModelFile
import Testing

@Suite("Commas inside the numbers of a call")
struct ThousandsCommaTests {
    @Test("Where any number of arguments is allowed, a comma without a space is refused")
    func anyNumber() {
        let model = """
            quantities:
              x: 3
              a: max(1 to 2, 7,500)
              b: min(9,999, x)
              c: max(x, 2 * 1,234,567)
              d: mixture(0.5: 7,500, 0.5: 3)

            """
        let expected = """
            m.yaml:3:18: error: a number is written without commas
              a: max(1 to 2, 7,500)
                             ^^^^^
              help: write 7500 or 7_500; between arguments put a space after the comma

            m.yaml:4:10: error: a number is written without commas
              b: min(9,999, x)
                     ^^^^^
              help: write 9999 or 9_999; between arguments put a space after the comma

            m.yaml:5:17: error: a number is written without commas
              c: max(x, 2 * 1,234,567)
                            ^^^^^^^^^
              help: write 1234567 or 1_234_567; between arguments put a space after the comma

            m.yaml:6:19: error: a number is written without commas
              d: mixture(0.5: 7,500, 0.5: 3)
                              ^^^^^
              help: write 7500 or 7_500; between arguments put a space after the comma
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test(
        "Where the number of arguments is fixed, a comma that makes them too many is pointed at",
        arguments: [
            "log(7,500)", "clamp(3, 1,500, 9000)", "if(1 < 2, 7,500, 3)", "poisson(7,500)",
            "normal(7,500, 100)", "normal(mean: 7,500, sd: 3)", "lognormal(p5: 7,500, p95: 9000)",
            "truncate(1 to 2, low: 1,500)", "pert(1,200, 3,400, 5,600)",
        ])
    func tooMany(text: String) {
        let problems = Reading.problems("quantities:\n  x: \(text)\n")
        #expect(problems.contains("error: a number is written without commas"))
        #expect(problems.contains("between arguments put a space after the comma"))
    }

    @Test(
        "Commas that can separate arguments do",
        arguments: [
            "uniform(0,100)", "normal(5,100)", "clamp(3,0,100)", "mod(7,500)", "pow(2,100)",
            "max(7, 500)", "max(1,50)", "max(1,5000)", "min(0.5,100)", "max(a_7,500)",
            "max(1234,500)", "max((7),500)", "if(1 < 2,3,400)", "triangular(1,200,300)",
        ])
    func separators(text: String) {
        #expect(Reading.problems("quantities:\n  a_7: 2\n  x: \(text)\n") == "")
    }

    @Test("All numbers with commas are named at once, and what else is wrong beside them")
    func allAtOnce() {
        #expect(
            Reading.places(
                "quantities:\n  x: 1,000 to 2,000 + 3,000\n  y: max(7,500, kild, 8,500)\n"
                    + "  z: 0,5 * (1,000 to kild)\n") == [
                    "2:6 a number is written without commas",
                    "2:15 a number is written without commas",
                    "2:23 a number is written without commas",
                    "3:10 a number is written without commas",
                    "3:23 a number is written without commas",
                    "4:6 a number is written without commas",
                    "4:13 a number is written without commas",
                    "4:22 there is no quantity `kild`",
                ])
        #expect(
            Reading.places(
                "quantities:\n  x: 1 to 2\nevidence:\n  - name: r\n    about: x\n"
                    + "    report: 7,000 to 15,000\n") == [
                    "6:13 a number is written without commas",
                    "6:22 a number is written without commas",
                ])
    }

    @Test("Too many arguments are named as such where no comma explains them")
    func notExplained() {
        let problems = Reading.places("quantities:\n  x: log(1, 2, 3)\n  y: mod(1,200, 3, 4)\n")
        #expect(
            problems == [
                "2:6 `log` takes one or two arguments, got 3", "3:6 `mod` takes 2 arguments, got 4",
            ])
    }
}
