import ModelLanguage
import Testing

@Suite("Diagnostics on a terminal")
struct RenderingTests {
    private func render(_ line: String, column: Int, length: Int = 1, width: Int = 100) -> [String]
    {
        Diagnostic(
            file: "f", line: 7, column: column, sourceLine: line, length: length, message: "wrong"
        ).rendered(width: width).split(separator: "\n").map(String.init)
    }

    @Test("File, line, column, the line, carets and help")
    func whole() {
        let diagnostic = Diagnostic(
            file: "dir/m.yaml", line: 3, column: 4, sourceLine: "a: bc", length: 2,
            message: "there is no quantity `bc`", suggestion: "did you mean `bd`?")
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
