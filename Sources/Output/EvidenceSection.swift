import ModelLanguage
import Simulation

/// What the terminal says about how a model's reports bear on the figures.
package enum EvidenceSection {
    /// Below this probability a report is said to be all but ruled out.
    private static let allButRuledOut = 0.01
    /// Pulls below this share of a standard deviation are not worth a word.
    private static let leastPull = 0.05

    /// The lines; none for a model without reports.
    static func lines(about result: SimulationResult, _ style: TextStyle) -> [String] {
        guard let evidence = result.evidence else { return [] }
        var lines = [style.emphasised("Reports weighed", .bold)]
        for (index, report) in evidence.reports.enumerated() {
            lines += self.lines(about: report, index, of: result, style)
        }
        for alternatives in evidence.combinations where !alternatives.isEmpty {
            lines.append("  of which exactly one is right:")
            lines += alternatives.flatMap {
                hanging(alternative($0, "report"), indent: 4, style)
            }
        }
        var effective = "worth \(count(evidence.effectiveSampleSize)) unweighted runs"
        if evidence.isAdapted { effective += ", drawn near what the reports say" }
        if let shape = evidence.paretoShape {
            effective += "; Pareto k \(Numbers.fixed(shape, lastDigit: -2))"
        }
        return lines + hanging(effective, indent: 2, style)
    }

    /// The quantities before and after the reports; none where there are no reports.
    static func comparison(_ result: SimulationResult, _ style: TextStyle) -> [String] {
        guard let prior = result.evidence?.prior, let table = comparisonTable(result, style)
        else { return [] }
        let lines = table.fitted(to: style) {
            var stacked = GroupedTable(columns: intervalColumns(of: ""))
            for (before, after) in zip(prior, result.quantities) {
                var group = GroupedTable.Group(
                    name: DisplayText.clean(after.name), unit: DisplayText.clean(after.unit))
                for (when, quantity) in [("before", before), ("after", after)] {
                    let texts = quantity.intervalTexts
                    let figures = [texts.lows.first ?? "", texts.best, texts.highs.first ?? ""]
                    group.rows.append(([when] + figures, []))
                }
                stacked.groups.append(group)
            }
            return stacked
        }
        return [style.emphasised("Before and after the reports", .bold)] + lines
    }

    /// What an interval stands in, behind a column of names.
    private static func intervalColumns(of what: String) -> [TextTable.Column] {
        [TextTable.Column(title: what)]
            + ["low", "best", "high"].map { TextTable.Column(title: $0, isRight: true) }
    }

    /// The same as a table; nil where there are no reports.
    static func comparisonTable(_ result: SimulationResult, _ style: TextStyle) -> TextTable? {
        guard let prior = result.evidence?.prior, prior.count == result.quantities.count,
            !prior.isEmpty
        else { return nil }
        var name = TextTable.Column(title: "quantity", emphasis: .bold)
        var columns = ["low", "best", "high", "low", "best", "high"].map {
            TextTable.Column(title: $0, isRight: true)
        }
        for (before, after) in zip(prior, result.quantities) {
            name.cells.append(DisplayText.clean(before.name))
            for (offset, texts) in [before.intervalTexts, after.intervalTexts].enumerated() {
                let cells = [texts.lows.first ?? "", texts.best, texts.highs.first ?? ""]
                for (index, cell) in cells.enumerated() {
                    columns[3 * offset + index].cells.append(cell)
                }
            }
        }
        columns[3].title = style.isUnicode ? "→ low" : "> low"
        return TextTable(columns: [name] + columns)
    }

    /// The quantities in each reading of a report, and for each of the reports of which exactly one is
    /// right; none where there is nothing to choose from.
    static func alternatives(_ result: SimulationResult, _ style: TextStyle) -> [[String]] {
        guard let evidence = result.evidence else { return [] }
        let readings = evidence.reports.filter { !$0.readings.isEmpty }.map { report in
            alternatives(
                report.readings, "reading", "By reading of \(DisplayText.clean(report.name))",
                result, style)
        }
        let rights = evidence.combinations.filter { !$0.isEmpty }.map { reports in
            alternatives(reports, "report", "By the report that is right", result, style)
        }
        return readings + rights
    }

    private static func alternatives(
        _ alternatives: [AlternativeResult], _ what: String, _ title: String,
        _ result: SimulationResult, _ style: TextStyle
    ) -> [String] {
        var name = TextTable.Column(title: "quantity", emphasis: .bold)
        var columns = intervalColumns(of: what)
        var stacked = GroupedTable(columns: columns)
        for (index, quantity) in result.quantities.enumerated() {
            var group = GroupedTable.Group(
                name: DisplayText.clean(quantity.name), unit: DisplayText.clean(quantity.unit))
            for alternative in alternatives where alternative.quantities.indices.contains(index) {
                let texts = alternative.quantities[index].texts
                let cells = [
                    DisplayText.clean(alternative.name), texts.low, texts.best, texts.high,
                ]
                name.cells.append(group.rows.isEmpty ? group.name : "")
                for (column, cell) in cells.enumerated() { columns[column].cells.append(cell) }
                group.rows.append((cells, []))
            }
            if !group.rows.isEmpty { stacked.groups.append(group) }
        }
        guard !name.cells.isEmpty else { return [] }
        return [style.emphasised(title, .bold)]
            + TextTable(columns: [name] + columns).fitted(to: style) { stacked }
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
        let readings = report.readings.flatMap {
            hanging(alternative($0, "reading"), indent: 4, style)
        }
        // Held against the rest, one of two opposed reports is held against the other alone.
        let isOpposed = result.model.combinations.contains {
            $0.rule == .any && $0.members.contains(index)
        }
        let verdict = isOpposed ? "" : verdict(report, of: result)
        return hanging(words, indent: 2, style)
            + (verdict.isEmpty ? [] : hanging(verdict, indent: 4, style)) + readings
    }

    /// How probable an alternative was and is.
    private static func alternative(_ alternative: AlternativeResult, _ what: String) -> String {
        "\(what) \(DisplayText.clean(alternative.name)): \(share(alternative.prior)) before, "
            + "\(share(alternative.probability.value)) after"
    }

    /// How the report fits the rest, in words.
    static func verdict(_ report: ReportResult, of result: SimulationResult) -> String {
        guard let p = report.priorPredictiveP, let percentile = report.percentile else {
            return report.unjudged.map { "not held against all else: \($0.rawValue)" } ?? ""
        }
        var parts: [String] = []
        if report.isBound {
            parts.append("holds with probability \(share(percentile)) by all else")
        } else {
            parts.append(
                "at the \(place(percentile)) percentile of what all else implies "
                    + "(p \(probability(p)))")
        }
        if p < allButRuledOut { parts[0] += ": all but ruled out" }
        if let factor = report.bayesFactor, factor.isFinite {
            parts.append("Bayes factor \(Numbers.rounded(factor, digits: 2)) for its being right")
        }
        let moved = zip(result.quantities, report.pulls).filter { $1.isFinite }
            .max { abs($0.1) < abs($1.1) }
        if let (quantity, pull) = moved, abs(pull) >= leastPull {
            parts.append(
                "moves \(DisplayText.clean(quantity.name)) by "
                    + "\(pull > 0 ? "+" : "")\(Numbers.fixed(pull, lastDigit: -1)) sd")
        }
        return parts.joined(separator: "; ")
    }

    /// A share as the number of a percentile: 28th, or 0.3th in the tails.
    package static func place(_ share: Double) -> String {
        let percent = share * 100
        if percent < 0.05 { return "lowest" }
        if percent > 99.95 { return "highest" }
        if percent < 1 || percent > 99 { return Numbers.fixed(percent, lastDigit: -1) + "th" }
        let whole = Int(percent.rounded())
        let isTeen = (11...13).contains(whole)
        let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][whole % 10] ?? "th"
        return "\(whole)\(ending)"
    }

    private static func probability(_ p: Double) -> String {
        p < 0.0001 ? "below 0.0001" : Numbers.rounded(p, digits: 2)
    }

    /// A probability as a percentage; what is next to 0 or 1 by its bound.
    package static func share(_ p: Double) -> String {
        p < 0.0001 ? "below 0.01 %" : p > 0.9999 ? "above 99.99 %" : percentRounded(p)
    }

    private static func percentRounded(_ p: Double) -> String {
        Numbers.rounded(p * 100, digits: p > 0.99 ? 4 : 2) + " %"
    }

    /// A number of runs in whole numbers.
    package static func count(_ value: Double) -> String {
        value < 1e15 ? Numbers.grouped(Int(max(0, value).rounded())) : Numbers.significant(value)
    }

    /// A sentence in indented lines that fit, all but the first indented further.
    private static func hanging(_ text: String, indent: Int, _ style: TextStyle) -> [String] {
        let space = String(repeating: " ", count: indent)
        return DisplayText.wrapped(text, to: max(style.width - indent - 2, 24))
            .enumerated().map { space + ($0.offset == 0 ? "" : "  ") + $0.element }
    }
}

extension AlternativeResult.Summary {
    /// The figures in the three digits that they have; `none` where there are none, as of an
    /// alternative that holds in no run.
    package var texts: (low: String, best: String, high: String) {
        func text(_ value: Double) -> String {
            value.isFinite ? Numbers.rounded(value, digits: 3) : "none"
        }
        return (text(low), text(best), text(high))
    }
}
