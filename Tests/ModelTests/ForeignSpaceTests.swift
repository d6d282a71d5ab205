import Testing

/// Characters that look like spaces or ends of lines and are none for YAML, or the other way round.
@Suite("Foreign spaces in model files")
struct ForeignSpaceTests {
    static let spaces = ["\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}", "\u{3000}"]

    @Test(
        "Where the structure of a file asks for spaces",
        arguments: [
            ("quantities:\n__killed: 7000\n", 2, 1), ("quantities:\n  _killed: 7000\n", 2, 3),
            ("quantities:\n  killed:_7000\n", 2, 10), ("quantities:\n  killed_: 7000\n", 2, 9),
            ("quantities:\n  killed:_7000\n  wounded: 3 * killed\n", 2, 10),
            ("quantities:\n  a: 1\n__b: 2\n", 3, 1), ("quantities:_{a: 1}\n", 1, 12),
            ("quantities: {a: 1}\nreport:\n  -_a\n", 3, 4),
            ("quantities: {a: 1}\nevidence:\n  - name:_x\n    about: a\n    report: 1\n", 3, 10),
            ("quantities: {a: 1}\nevidence:\n  -_name: x\n", 3, 4),
        ])
    func structure(text: String, line: Int, column: Int) {
        for space in Self.spaces {
            let code = String(space.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
            let padded = String(repeating: "0", count: 4 - code.count) + code
            #expect(
                Reading.places(text.replacing("_", with: space)) == [
                    "\(line):\(column) the character U+\(padded) looks like a space and is none for YAML"
                ], "\(text) \(padded)")
        }
    }

    @Test("Within text they are as good as any")
    func text() {
        for space in Self.spaces {
            let text = """
                title: Losses_of the first month :_all
                notes: >
                  _Some words:_and more
                quantities:
                  a: 7000_to_15000_* 2
                  b: {value: "_a_+ 1", note: a_b}
                """.replacing("_", with: space)
            #expect(Reading.problems(text) == "", "\(space.unicodeScalars.map(\.value))")
        }
    }

    @Test("Ends of lines that few programs show", arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
    func lineEnds(end: String) {
        let code = end == "\u{85}" ? "0085" : end == "\u{2028}" ? "2028" : "2029"
        for (text, place) in [
            ("quantities:\n  a: 5_  b: 6\n", "2:7"), ("quantities:_  a: 5\n", "1:12"),
            ("title: a_b\nquantities: {a: 1}\n", "1:9"),
        ] {
            #expect(
                Reading.places(text.replacing("_", with: end)) == [
                    "\(place) the character U+\(code) ends a line, which few programs show"
                ])
        }
    }
}
