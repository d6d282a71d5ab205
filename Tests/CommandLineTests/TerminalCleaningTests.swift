import Foundation
import Testing

/// No text of a model, a data file, a file's name or an argument steers a terminal.
@Suite("Text from elsewhere on a terminal", .enabled(if: Python.isAvailable))
struct TerminalCleaningTests {
    /// What would clear the screen, rename the window, or turn the direction of writing.
    private static let steering: [Unicode.Scalar] = [
        "\u{7}", "\u{8}", "\u{B}", "\u{1B}", "\u{7F}", "\u{85}", "\u{90}", "\u{9B}", "\u{9D}",
        "\u{AD}",
        "\u{61C}", "\u{200B}", "\u{200E}", "\u{202A}", "\u{202E}", "\u{2028}", "\u{2029}",
        "\u{2066}",
        "\u{2069}", "\u{FEFF}", "\u{FFF9}", "\u{E0041}",
    ]
    private static let all = "[31m" + steering.map { "\($0)[2J" }.joined()
    /// The same as YAML writes it.
    private static let escaped =
        "[31m"
        + steering.map { String(format: "\\U%08x[2J", $0.value) }.joined()

    private static func folder() throws -> Folder {
        let folder = try Folder()
        try folder.write(
            """
            title: "T\(escaped)"
            unit: "u\(escaped)"
            notes: "n\(escaped)"
            sources: {s: {title: "s\(escaped)", quote: "q\(escaped)", url: "https://x/\(escaped)"}}
            quantities: {a: {value: 1 to 2, source: s, unit: "a\(escaped)", note: "m\(escaped)"}}
            questions: {q: {condition: a > 1, title: "Q\(escaped)"}}
            evidence: [{name: r, about: a, report: 1 to 3, source: s}]
            scenarios: {sc: {title: "S\(escaped)", note: "N\(escaped)", quantities: {a: 2 to 3}}}

            """, to: "m.yaml")
        try folder.write("x\(all),n\(all)\n1,2\(all)\n", to: "d.csv")
        try folder.write(
            "quantities: {a: 'empirical(\"d.csv\", column: \"n\")', b: 1 +}\n", to: "header.yaml")
        try folder.write(
            "quantities: {a: 'empirical(\"d.csv\", column: \"n\(all)\")'}\n", to: "wrong.yaml")
        try folder.write(
            "\"k\(escaped)\": 1\nquantities: {\"b\(escaped)\": 1, c: \"d\(escaped)\"}\n",
            to: "keys.yaml")
        return folder
    }

    /// Refuses whatever steers a terminal, but for `kept` sequences.
    private static func check(_ text: String, keeping kept: [String] = [], _ line: String) {
        var text = text
        for sequence in kept { text = text.replacing(sequence, with: "") }
        let left = text.unicodeScalars.filter {
            switch $0.properties.generalCategory {
            case .control: $0 != "\n"
            case .format, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
        #expect(left.isEmpty, "\(line): \(left.map { String($0.value, radix: 16) })")
    }

    @Test(
        "Results in every format, and messages",
        arguments: [
            "check m.yaml", "simulate m.yaml --runs 1000", "compare m.yaml --scenarios --runs 1000",
            "plot m.yaml --runs 1000 -o -", "report m.yaml --runs 1000 -o -",
            "simulate m.yaml --runs 1000 --json -", "simulate m.yaml --runs 1000 --csv -",
            "simulate m.yaml --runs 1000 --csv /dev/tty", "check header.yaml", "check wrong.yaml",
            "check keys.yaml", "check header.yaml --format json", "check keys.yaml --format json",
            "check wrong.yaml --format json",
        ])
    func results(line: String) throws {
        let folder = try Self.folder()
        let formats =
            line.contains("-o") || line.contains("-json") || line.contains("--csv")
                || !line.contains("m.yaml")
            ? [""] : ["", " --format markdown", " --format csv", " --format json"]
        for format in formats {
            let words = (line + format).split(separator: " ").map(String.init)
            let outcome = try TerminalTests.terminal(words, in: folder)
            #expect(!outcome.output.isEmpty)
            let own = ["\u{1B}[0m", "\u{1B}[1m", "\u{1B}[2m", "\u{1B}[33m", "\u{1B}[36m"]
            Self.check(
                outcome.output,
                keeping: format.isEmpty && !line.contains("json") ? own : [], line + format)
        }
    }

    @Test(
        "Arguments in messages, on a terminal and in a file",
        arguments: [
            ["check", all], ["check", all + ".yaml"], ["check", "--" + all],
            ["check", "--" + all + "=1"],
            ["check", "a", all], [all], ["simulate", "--runs", all], ["simulate", "--seed", all],
            ["simulate", "--level", all], ["simulate", "--set", all],
            ["simulate", "--set", all + "=1"],
            ["simulate", "--set", "killed=" + all], ["simulate", "--scenario", all],
            ["simulate", "--csv", "no/" + all], ["simulate", "--csv", all + "/x"],
            ["simulate", "--draws", "x." + all], ["check", "--format", all],
            ["check", "--width", all],
            ["plot", "-o", all], ["plot", "-o", "x.svg", "--kind", all], ["laws", all],
            ["plot", "-o", "x.svg", "--quantity", all], ["models", "show", all],
            ["compare", all, all], ["compare", "--scenario", all], ["compare", "--set", all],
            ["check", "m.yaml", "--scenario", all],
        ])
    func arguments(words: [String]) throws {
        let folder = try Self.folder()
        let file = try CasmodelProcess.run(words, in: folder)
        #expect(file.status >= 64 && file.status <= 74)
        Self.check(file.errors, "\(words)")
        // Progress may redraw its line on the way to a late refusal.
        let terminal = try TerminalTests.terminal(words, in: folder)
        Self.check(terminal.output, "\(words)")
    }

    @Test("A line feed in an argument does not look like the end of the message")
    func lineFeeds() throws {
        let forged = "x\nerror: forged\n"
        for words in [
            ["check", "--" + forged], ["check", "a", forged], [forged], ["laws", forged],
        ] {
            let outcome = try CasmodelProcess.run(words, in: Folder())
            #expect(outcome.status == 64)
            let lines = outcome.errors.split(separator: "\n")
            #expect(lines.filter { $0.hasPrefix("error: ") }.count == 1, "\(outcome.errors)")
        }
    }

    @Test("Files and pipes get the text as it is")
    func files() throws {
        let folder = try Self.folder()
        let outcome = try CasmodelProcess.shell(
            "\"$casmodel\" simulate m.yaml --runs 1000 --csv -", in: folder)
        #expect(outcome.output.contains("a" + Self.all))
    }
}
