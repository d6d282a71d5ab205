import ModelLanguage
import Testing

@Suite("Diagnostics on a terminal")
struct RenderingTests {
    @Test(
        "A diagnostic has a code that stays, whatever its sentence",
        arguments: [
            ("quantities: {a: qq}", "unknown-name"), ("quantities: {a: 1 +}", "syntax"),
            ("quantitis: {a: 1}", "unknown-key"), ("quantities: {a: 1, a: 2}", "duplicate"),
            ("quantities: {to: 1}", "bad-name"), ("quantities: [a]", "kind"),
            ("quantities: {a: b, b: a}", "circle"), ("quantities: {a: 3 to 2}", "value"),
            ("quantities: {a: &x 1}", "yaml"), ("title: x", "missing"), ("a\u{0}", "file"),
        ])
    func codes(text: String, code: String) {
        let error = #expect(throws: ModelErrors.self) { try Reading.model(text) }
        #expect(error?.diagnostics.first?.code.rawValue == code)
        #expect(error?.diagnostics.first?.severity == .error)
    }

    private func render(_ line: String, column: Int, length: Int = 1, width: Int = 100) -> [String]
    {
        Diagnostic(
            "wrong", place: SourcePlace(file: "f", line: 7, column: column, length: length),
            sourceLine: line
        ).rendered(width: width).split(separator: "\n").map(String.init)
    }

    @Test("File, line, column, the line, carets and help")
    func whole() {
        let diagnostic = Diagnostic(
            "there is no quantity `bc`", suggestion: "did you mean `bd`?",
            place: SourcePlace(file: "dir/m.yaml", line: 3, column: 4, length: 2),
            sourceLine: "a: bc")
        #expect(
            diagnostic.rendered() == """
                dir/m.yaml:3:4: error: there is no quantity `bc`
                a: bc
                   ^^
                  help: did you mean `bd`?
                """)
    }

    @Test("Tabs count as they are shown")
    func tabs() {
        #expect(render("\ta:\tb", column: 5) == ["f:7:5: error: wrong", "    a:  b", "        ^"])
        #expect(render("ab\tc", column: 3)[2] == "  ^^")
    }

    @Test("Wide characters take two columns and joining marks none")
    func wide() {
        #expect(render("日本: xy", column: 5, length: 2)[2] == "      ^^")
        #expect(render("日本: xy", column: 1, length: 2)[2] == "^^^^")
        #expect(render("e\u{301}: x", column: 5)[2] == "   ^")
        #expect(render("\u{1F600} x", column: 3)[2] == "   ^")
    }

    @Test("Control and direction characters are replaced")
    func control() {
        let line = render("a\u{1B}[31m\u{202E}b", column: 8)[1]
        #expect(line == "a\u{FFFD}[31m\u{FFFD}b")
    }

    @Test("A column past the end marks the place behind the line")
    func end() {
        #expect(render("abc", column: 4) == ["f:7:4: error: wrong", "abc", "   ^"])
    }

    @Test("A line without text is not shown")
    func blank() {
        #expect(render("   ", column: 1) == ["f:7:1: error: wrong"])
        #expect(render("", column: 1) == ["f:7:1: error: wrong"])
    }

    @Test("A long line is cut around the caret, wherever that is")
    func longLines() {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        let line = String((0..<2600).map { letters[$0 % 26] })
        for column in [1, 5, 40, 41, 60, 61, 1300, 2550, 2590, 2600] {
            let shown = render(line, column: column, width: 60)
            #expect(shown[1].count <= 60)
            #expect(shown[2].hasSuffix("^"))
            // The marked letter is the one of the column.
            let place = shown[2].count - 1
            let marked = shown[1][shown[1].index(shown[1].startIndex, offsetBy: place)]
            #expect(marked == letters[(column - 1) % 26], "column \(column)")
        }
        #expect(render(line, column: 1, width: 60)[1].hasSuffix("..."))
        #expect(!render(line, column: 2600, width: 60)[1].hasSuffix("..."))
        #expect(render(line, column: 1300, width: 60)[1].hasPrefix("..."))
    }

    @Test("A long mark ends with the line")
    func longMark() {
        let line = String(repeating: "x", count: 500)
        #expect(render(line, column: 10, length: 400, width: 60)[2].count <= 60)
    }
}
