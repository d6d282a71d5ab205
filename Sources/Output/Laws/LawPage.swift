import Distributions
import ModelLanguage

/// The catalogue of laws as Markdown.
package enum LawPage {
    /// The part of `Documentation/The-model-language.md` that is made from it: a section for each kind of laws, with a part for each law.
    package static var markdown: String {
        LawGuide.Kind.allCases.map { kind in
            let entries = LawCatalogue.all.filter { $0.guide.kind == kind }
            return "### \(LawReport.title(of: kind))\n\n"
                + entries.map { section($0, level: 4) }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// One law, as a text of its own.
    package static func text(of entry: LawEntry) -> String { section(entry, level: 2) }

    /// A table for each kind of laws, with a row for each law.
    package static var tables: String {
        var lines: [String] = []
        for kind in LawGuide.Kind.allCases {
            var columns = ["law", "what it is for", "written"].map { TextTable.Column(title: $0) }
            for entry in LawCatalogue.all where entry.guide.kind == kind {
                columns[0].cells.append(entry.name)
                columns[1].cells.append(entry.summary)
                columns[2].cells.append(entry.usages.joined(separator: "; "))
            }
            lines += Markdown.heading(LawReport.title(of: kind), level: 2)
            lines += TextTable(columns: columns).markdown()
        }
        return lines.dropLast().map { $0 + "\n" }.joined()
    }

    private static func section(_ entry: LawEntry, level: Int) -> String {
        let guide = entry.guide
        let heading = String(repeating: "#", count: level) + " " + entry.name
        var lines = [heading, "", entry.summary, ""]
        lines.append("- written: " + entry.usages.map { "`\($0)`" }.joined(separator: ", "))
        lines.append("- definition: `\(guide.definition)`")
        lines.append("- values: \(guide.values); mean: `\(guide.mean)`; sd: `\(guide.sd)`")
        lines += ["", "| parameter | range and unit | meaning |", "|---|---|---|"]
        for parameter in guide.parameters {
            lines.append(
                "| `\(parameter.label)` | \(LawReport.range(of: parameter)) | \(parameter.meaning) |"
            )
        }
        if guide.parameters.isEmpty { lines.removeLast(3) }
        lines += ["", "```yaml", "quantities:", "  x: \(guide.example)", "```"]
        return lines.map { $0 + "\n" }.joined()
    }
}
