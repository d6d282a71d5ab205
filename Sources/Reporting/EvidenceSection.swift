import ModelLanguage
import Simulation

/// What the terminal says about how a model's reports bear on the figures.
enum EvidenceSection {
    /// The lines; none for a model without reports.
    static func lines(about result: SimulationResult, _ style: TextStyle) -> [String] {
        guard let evidence = result.evidence else { return [] }
        var lines = [style.emphasised("Reports weighed", .bold)]
        for (index, report) in evidence.reports.enumerated() {
            lines += self.lines(about: report, index, of: result, style)
        }
        var effective = "worth \(count(evidence.effectiveSampleSize)) unweighted runs"
        if evidence.isAdapted { effective += ", drawn near what the reports say" }
        if let shape = evidence.paretoShape {
            effective += "; Pareto k \(Numbers.fixed(shape, lastDigit: -2))"
        }
        lines += hanging(effective, indent: 2, style)
        return lines
    }

    private static func lines(
        about report: ReportResult, _ index: Int, of result: SimulationResult, _ style: TextStyle
    ) -> [String] {
        var words = DisplayText.clean(report.name)
        if result.model.evidence.indices.contains(index) {
            let stated = result.model.evidence[index]
            let subject = DisplayText.clean(stated.aboutText)
            words += ": \(DisplayText.clean(stated.reportText)) (\(subject))"
        }
        if report.trust < 1 { words += ", trust \(percent(report.trust))" }
        if report.power < 1 {
            let reports = (1 / report.power).rounded()
            words += ", one of \(Numbers.significant(reports)) reports of one origin"
        }
        return hanging(words, indent: 2, style)
    }

    /// A number of runs in whole numbers.
    static func count(_ value: Double) -> String {
        value < 1e15 ? Numbers.grouped(Int(max(0, value).rounded())) : Numbers.significant(value)
    }

    /// A sentence in indented lines that fit, all but the first indented further.
    private static func hanging(_ text: String, indent: Int, _ style: TextStyle) -> [String] {
        let space = String(repeating: " ", count: indent)
        return DisplayText.wrapped(text, to: max(style.width - indent - 2, 24))
            .enumerated().map { space + ($0.offset == 0 ? "" : "  ") + $0.element }
    }
}
