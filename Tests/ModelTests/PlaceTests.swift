import Testing

@Suite("Places of problems in every style of YAML text")
struct PlaceTests {
    @Test(
        "The caret stands under the wrong word",
        arguments: [
            ("a: 1 + qq", "2:10"), ("a:    1 + qq", "2:13"), ("\"a\": 1 + qq", "2:12"),
            ("a: 'qq'", "2:7"), ("a: \"1 + qq\"", "2:11"), ("a: '1 +\n\n    qq'", "4:5"),
            ("a: \"1 + \\\n     qq\"", "3:6"), ("a: \"\\x31 + \\\n     qq\"", "3:6"),
            ("a: \"1 +\\n qq\"", "2:13"), ("a: \"1 + \\u0071q\"", "2:11"),
            ("a: 1 +\n    qq", "3:5"),
            ("a: 1\n    + 2\n    + qq", "4:7"), ("a: |\n    1 +\n    qq", "4:5"),
            ("a: |2-  # why\n     1 +\n      qq", "4:7"), ("a: >\n    1 +\n    qq\n", "4:5"),
            ("a: >+\n\n    1 +\n\n    qq\n\n", "6:5"), ("a: {value: 1 + qq, unit: x}", "2:18"),
            ("a:\n    value: 1 + qq", "3:16"),
            ("a: lognormal(\n      median: 3,\n      sigma: qq)", "4:14"),
            ("\u{434}\u{430}: 3 * qq", "2:11"), ("\u{65E5}\u{672C}: 3 * qq", "2:11"),
        ])
    func quantities(line: String, place: String) {
        for (ending, isWindows) in [("\n", false), ("\r\n", true)] {
            let text = "quantities:\n  \(line)\n"
            let found = Reading.places(
                isWindows ? text.replacingLineEnds(with: ending) : text)
            #expect(found == ["\(place) there is no quantity `qq`"], "line ends \(ending.count)")
        }
    }

    @Test("A byte order mark does not move the first line")
    func byteOrderMark() {
        #expect(
            Reading.places("\u{FEFF}quantitis: 3\nquantities: {a: 1}") == [
                "1:1 a model has no key `quantitis`"
            ])
    }

    @Test("A quote inside single quotes counts twice in the file")
    func singleQuotes() {
        #expect(
            Reading.places("quantities:\n  a: '1 + ''x'\n")
                == ["2:11 `'` has no meaning in an expression"])
    }

    @Test("Old Macintosh line ends are line ends")
    func carriageReturns() {
        #expect(
            Reading.places("quantities:\r  a: 1\r  b: qq\r") == ["3:6 there is no quantity `qq`"])
    }
}

extension String {
    fileprivate func replacingLineEnds(with ending: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: ending)
    }
}
