import Foundation
import ModelLanguage
import Output
import Testing

@Suite("Text of any script in columns")
struct DisplayWidthTests {
    @Test("Wide characters are those of Unicode's own table", .enabled(if: Python.isAvailable))
    func table() throws {
        let folder = try Folder()
        let widths = (0x300..<0x40000).compactMap { Unicode.Scalar(UInt32($0)) }.map { scalar in
            "\(scalar.value) \(DisplayWidth.of(scalar))\n"
        }
        try folder.write(widths.joined(), to: "widths")
        let outcome = try Python.run(
            """
            import unicodedata as u
            wrong = []
            for line in open('widths'):
                code, width = map(int, line.split())
                kind = u.category(chr(code))
                # What is unassigned, and marks, which join what is before them, have no width here.
                if kind in ('Cn', 'Mn', 'Me', 'Cf', 'Co') or 0xFE00 <= code <= 0xFE0F: continue
                expected = 2 if u.east_asian_width(chr(code)) in 'WF' else 1
                if width != expected: wrong.append(hex(code))
            # Later versions of Unicode know some more characters.
            allowed = 0 if u.unidata_version.startswith('14.') else 400
            assert len(wrong) <= allowed, wrong[:20]
            """, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test(
        "Characters made of several scalars",
        arguments: [
            ("abc", 3), ("日本語", 6), ("e\u{301}", 1), ("가", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
            ("👩‍👩‍👧", 2), ("🇺🇦", 2), ("❤️", 2), ("❤", 1), ("⚡", 2), ("ｱ", 1), ("ﾞ", 1), ("Ａ", 2),
            ("«Київ»", 6), ("", 0),
        ])
    func widths(text: String, width: Int) {
        #expect(DisplayText.width(text) == width)
        #expect(DisplayText.width(DisplayText.padded(text, to: 10)) == 10)
    }

    @Test("Lines of East Asian text break between characters, not before signs that close")
    func wrapping() {
        let text = "ロシア軍の損失、最初の一か月（NATOの推定）。"
        let lines = DisplayText.wrapped(text, to: 12)
        #expect(lines == ["ロシア軍の損", "失、最初の一", "か月（NATOの", "推定）。"])
        #expect(lines.joined() == text)
        #expect(DisplayText.wrapped("「あ」", to: 2) == ["「あ」"])
        #expect(DisplayText.wrapped("one two three", to: 7) == ["one two", "three"])
        #expect(DisplayText.wrapped("extraordinarily long", to: 5) == ["extraordinarily", "long"])
        #expect(DisplayText.wrapped("部隊 killed", to: 20) == ["部隊 killed"])
    }

    @Test("A table with East Asian and combining text lines up")
    func alignment() throws {
        let folder = try Folder()
        try folder.write(
            """
            title: 損失
            quantities:
              戦死者: {value: 7000 to 15000, unit: 人}
              tués: {value: 500 to 900, unit: "personnes"}
              e\u{301}te\u{301}: {value: 1 to 2, unit: "👥"}
            """, to: "model.yaml")
        let outcome = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--runs", "1000"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = outcome.outputLines.dropFirst(2).prefix(4)
        // The columns of figures end, and the units begin, in the same place of every line.
        let ends = rows.map { row -> Int in
            let unit = row.split(separator: " ").dropLast().last ?? ""
            let place = row.range(of: String(unit), options: .backwards)?.lowerBound
            return DisplayText.width(String(row[..<(place ?? row.startIndex)]))
        }
        #expect(Set(ends).count == 1, "\(rows)")
    }
}
