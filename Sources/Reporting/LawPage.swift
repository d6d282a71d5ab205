import Distributions
import ModelLanguage

/// The catalogue of laws as Markdown: the part of `Documentation/The-model-language.md` that is made
/// from it.
package enum LawPage {
    /// A section for each kind of laws, with a part for each law.
    package static var markdown: String {
        LawGuide.Kind.allCases.map { kind in
            let entries = LawCatalogue.all.filter { $0.guide.kind == kind }
            return "### \(LawReport.title(of: kind))\n\n"
                + entries.map(section).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static func section(_ entry: LawEntry) -> String {
        let guide = entry.guide
        var lines = ["#### \(entry.name)", "", entry.summary, ""]
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
