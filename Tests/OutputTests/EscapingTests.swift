import CasModel
import Foundation
import TestSupport
import Testing

/// What the files do with text that a reader might take for more than text.
@Suite("Text from elsewhere in CSV and JSON")
struct EscapingTests {
    /// A result with one quantity of this unit.
    private static func result(unit: String) -> SimulationResult {
        let quantity = HandMade.quantity(
            0, "killed", unit: unit, distribution: HandMade.atoms([(-3, 1)]),
            mean: Estimate(value: -3, standardError: 0), sd: 0, errors: 0)
        return SimulationResult(
            model: HandMade.model(), seed: 1, runs: 1, requestedRuns: 1, threads: 1,
            elapsedSeconds: 1, quantities: [quantity], questions: [], invalidCauses: [])
    }

    private static func csv(unit: String) -> String {
        let bytes = SummaryCSV.bytes(of: result(unit: unit))
        let rows = String(decoding: bytes, as: UTF8.self).dropFirst(SummaryCSV.header.count + 1)
        return String(rows.dropFirst("killed,".count))
    }

    @Test(
        "A text that a spreadsheet would compute has an apostrophe before it",
        arguments: [
            ("=1+1", "'=1+1"), ("+1+1", "'+1+1"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("\t=1", "\"'\t=1\""),
            ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""), ("\nx", "\"'\nx\""),
            (" =1", "' =1"), ("\"=1\"", "\"'\"\"=1\"\"\""), ("=1,2", "\"'=1,2\""),
            ("\u{FF1D}1+1", "'\u{FF1D}1+1"), ("\u{FF0B}1", "'\u{FF0B}1"),
            ("\u{FF0D}x", "'\u{FF0D}x"), ("\u{FF20}A", "'\u{FF20}A"),
            ("\u{2212}x", "'\u{2212}x"), ("\u{200B}=1", "'\u{200B}=1"),
            ("\u{FEFF}=1", "'\u{FEFF}=1"), ("-", "'-"), ("--1", "'--1"), ("-1e", "'-1e"),
        ])
    func formulas(unit: String, cell: String) {
        #expect(Self.csv(unit: unit).hasPrefix(cell + ",-3,"), "\(Self.csv(unit: unit))")
    }

    @Test("A formula behind a semicolon stays within its cell", arguments: ["x;=1+1", "a; @b"])
    func semicolons(unit: String) {
        #expect(Self.csv(unit: unit).hasPrefix("\"\(unit)\",-3,"))
    }

    @Test(
        "Other text, and numbers, stay as they are",
        arguments: ["people", "1/day", "a=b", "'=1", "-3", "+4.5", "-1e-7", "x;y", "%", "\u{E9}"])
    func plain(unit: String) {
        #expect(Self.csv(unit: unit).hasPrefix(unit + ",-3,0,0,-3,-3,-3,0.9,"))
    }

    @Test(
        "What steers a terminal is a number in JSON, and the same value",
        arguments: [
            ("\u{1B}[2J", #"\u001b[2J"#), ("\u{9B}2J", #"\u009b2J"#), ("\u{85}", #"\u0085"#),
            ("\u{7F}", #"\u007f"#), ("\u{202E}x", #"\u202ex"#), ("\u{2066}", #"\u2066"#),
            ("\u{200E}", #"\u200e"#), ("\u{61C}", #"\u061c"#), ("\u{AD}", #"\u00ad"#),
            ("\u{FEFF}", #"\ufeff"#), ("\u{2028}\u{2029}", #"\u2028\u2029"#),
            ("\u{E0041}", #"\udb40\udc41"#), ("a\r\n\tb", #"a\r\n\tb"#), ("\u{0}", #"\u0000"#),
            ("\u{E9}\u{4E2D}\u{1F600}", "\u{E9}\u{4E2D}\u{1F600}"),
        ])
    func json(unit: String, text: String) throws {
        let bytes = JSONReport.bytes(of: Self.result(unit: unit))
        #expect(String(decoding: bytes, as: UTF8.self).contains("\"unit\": \"\(text)\""))
        let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        let quantities = object?["quantities"] as? [String: [String: Any]]
        let read = quantities?["killed"]?["unit"] as? String
        #expect(read.map { Array($0.utf8) } == Array(unit.utf8))
    }
}
