import ModelLanguage
import Simulation

/// How a model's reports bear on the figures: what they change, how each fits the rest, and the
/// quantities by what the reports may mean.
enum EvidenceSection {
    static func parts(of view: ResultView) -> [Part] {
        guard let evidence = view.result.evidence else { return [] }
        switch view.medium {
        case .text: return inText(evidence, view)
        case .page: return [onPage(evidence, view)]
        }
    }

    // MARK: Before and after

    /// The quantities before and after the reports; nil where nothing is known of before.
    private static func comparison(_ view: ResultView) -> Table? {
        let result = view.result
        guard let prior = result.evidence?.prior, prior.count == result.quantities.count,
            !prior.isEmpty
        else { return nil }
        // A page tells the level that its sentences speak of.
        let (place, level) =
            view.medium == .page
            ? result.leadingLevel : (0, result.quantities.first?.levels.first ?? 0.9)
        var table = Table(
            caption: "Before and after the reports: the \(Words.percentage(level)) credible "
                + "interval and the median.",
            anchor: "comparison-caption", columns: [Column("quantity", .name)])
        for group in ["before", "after"] {
            table.columns += ["low", "best", "high"].map { title in
                let isNew = title == "best" && group == "after"
                var column = Column(title, isNew && view.medium == .page ? .best : .number)
                column.group = group
                return column
            }
        }
        let isPage = view.medium == .page
        table.columns.append(Column("unit", .unit(besideName: !isPage)))
        table.rows = zip(prior, result.quantities).map { before, after in
            let figures = [before.intervalTexts, after.intervalTexts].flatMap {
                [$0.lows.text(at: place), $0.best, $0.highs.text(at: place)]
            }
            let name = after.shownName(for: view.medium)
            return Row([.text(name)] + figures.map { .figure($0) } + [.text(after.unit)])
        }
        return table
    }

    // MARK: By what is meant

    /// The quantities in each of several alternatives.
    private static func figures(
        of alternatives: [AlternativeResult], _ what: String, _ view: ResultView,
        _ caption: String, anchor: String
    ) -> Table? {
        let isPage = view.medium == .page
        // These are there for the first level alone.
        let level = Words.percentage(view.result.quantities.first?.levels.first ?? 0.9)
        var table = Table(
            caption: "\(caption) the \(level) credible interval and the median, in three digits.",
            anchor: anchor,
            columns: [
                Column("quantity", .name), Column(what, .key), Column("low", .number),
                Column("best", isPage ? .best : .number), Column("high", .number),
                Column("unit", .unit(besideName: !isPage)),
            ])
        for (index, quantity) in view.result.quantities.enumerated() {
            let known = alternatives.filter { $0.quantities.indices.contains(index) }
            for (place, alternative) in known.enumerated() {
                let texts = alternative.quantities[index].texts
                let name = quantity.shownName(for: view.medium)
                table.rows.append(
                    Row([
                        place == 0 ? .text(name) : .same, .text(alternative.name),
                        .figure(texts.low), .figure(texts.best), .figure(texts.high),
                        place == 0 ? .text(quantity.unit) : .same,
                    ]))
            }
        }
        return table.rows.isEmpty ? nil : table
    }

    // MARK: Text

    private static func inText(_ evidence: EvidenceResult, _ view: ResultView) -> [Part] {
        var parts: [Part] = []
        if let table = comparison(view) {
            parts.append(Part(heading: "Before and after the reports", blocks: [.table(table)]))
        }
        parts.append(Part(heading: "Reports weighed", blocks: [.list(reports(evidence, view))]))
        func by(_ what: String, _ alternatives: [AlternativeResult], _ title: Phrase) -> [Part] {
            figures(of: alternatives, what, view, "", anchor: "").map {
                [Part(heading: title, blocks: [.table($0)])]
            } ?? []
        }
        for report in evidence.reports where !report.readings.isEmpty {
            parts += by("reading", report.readings, "By reading of \(report.name)")
        }
        for alternatives in evidence.combinations where !alternatives.isEmpty {
            parts += by("report", alternatives, "By the report that is right")
        }
        return parts
    }

    private static func reports(_ evidence: EvidenceResult, _ view: ResultView) -> [Item] {
        var items = evidence.reports.enumerated().map { item($1, $0, of: view) }
        for alternatives in evidence.combinations where !alternatives.isEmpty {
            items.append(
                Item(
                    "of which exactly one is right:",
                    alternatives.map { Item(share(of: $0, "report")) }))
        }
        var effective =
            "worth \(ShareText.count(evidence.effectiveSampleSize)) unweighted runs"
        if evidence.isAdapted { effective += ", drawn near what the reports say" }
        if view.hasDetails, let shape = evidence.paretoShape {
            effective += "; Pareto k \(Numbers.fixed(shape, lastDigit: -2))"
        }
        return items + [Item(Phrase(effective))]
    }

    private static func item(
        _ report: ReportResult, _ index: Int, of view: ResultView
    ) -> Item {
        let result = view.result
        var words = Phrase(report.name)
        if result.model.evidence.indices.contains(index) {
            let stated = result.model.evidence[index]
            words += ": \(stated.reportText) (\(stated.aboutText))"
            if stated.relativeError == nil, view.likelihoods.indices.contains(index),
                let error = ReportText.assumedError(view.likelihoods[index], of: stated)
            {
                words += ", \(error)"
            }
        }
        if report.trust < 1 { words += ", trust \(percent(report.trust))" }
        if report.power < 1 {
            let reports = (1 / report.power).rounded()
            words += ", one of \(Numbers.significant(reports)) reports of one origin"
        }
        var verdicts: [String] = []
        if !isOpposed(index, result.model) {
            verdicts.append(
                ReportVerdict.brief(
                    report, of: result, butFor: view.opponents(of: index)))
            verdicts.append(ReportVerdict.right(report) ?? "")
            if view.hasDetails { verdicts.append(ReportVerdict.details(report, of: result)) }
        }
        return Item(
            words,
            verdicts.filter { !$0.isEmpty }.map { Item(Phrase($0)) }
                + report.readings.map { Item(share(of: $0, "reading")) })
    }

    /// How probable an alternative was and is.
    private static func share(of alternative: AlternativeResult, _ what: String) -> Phrase {
        "\(what) \(alternative.name): \(ShareText.share(alternative.prior)) before, "
            + "\(ShareText.share(alternative.probability.value)) after"
    }

    /// Whether a report is one of those of which exactly one is right: held against the rest, it would
    /// be held against the others alone.
    private static func isOpposed(_ index: Int, _ model: Model) -> Bool {
        model.choice(of: index) != nil
    }

    // MARK: Page

    private static func onPage(_ evidence: EvidenceResult, _ view: ResultView) -> Part {
        let result = view.result
        var blocks: [Block] = []
        // The picture of a single quantity says it all.
        if result.quantities.count > 1, let table = comparison(view) {
            blocks.append(.table(table))
        }
        blocks.append(
            .figures(
                result.quantities.indices.prefix(ChartsSection.most).map {
                    .result(.evidence, places: [$0], isWide: false)
                },
                about: "Grey: before the reports are weighed; blue: after. Bars: what was reported."
            ))
        let verdicts = verdicts(evidence, view)
        if !verdicts.rows.isEmpty { blocks.append(.table(verdicts)) }
        blocks += evidence.reports.enumerated().compactMap { index, report in
            part(report, index, view).map { .part($0) }
        }
        for (place, alternatives) in evidence.combinations.filter({ !$0.isEmpty }).enumerated() {
            blocks.append(
                .table(
                    shares(alternatives, "report", "Reports of which exactly one is right", [:])))
            blocks +=
                figures(
                    of: alternatives, "report", view, "Each quantity by the report that is right:",
                    anchor: "right-\(place + 1)"
                ).map { [.table($0)] } ?? []
        }
        guard view.hasDetails else {
            return Part(anchor: "evidence", heading: "What the reports change", blocks: blocks)
        }
        blocks.append(
            .paragraph(
                "p is the probability of a report at least as far off as this one, were it right and "
                    + "all else as the model has it; for a bound, the probability that it holds. The "
                    + "Bayes factor says how much likelier the report is if it is right than if it is "
                    + "wrong. What a report moves is the mean of a quantity, in "
                    + "standard deviations of that quantity without the report.", .caption))
        return Part(anchor: "evidence", heading: "What the reports change", blocks: blocks)
    }

    /// How each report fits all else, in sentences.
    private static func verdicts(_ evidence: EvidenceResult, _ view: ResultView) -> Table {
        let (result, model) = (view.result, view.result.model)
        var table = Table(
            caption: "How each report fits the rest of the model and the other reports.",
            anchor: "verdicts-caption",
            columns: [Column("report", .name), Column("in words", .text)])
        // Of those of which exactly one is right, the next tables say how probable each is.
        table.rows = evidence.reports.enumerated().compactMap { index, report in
            if isOpposed(index, model) { return nil }
            var name = Phrase(.strong, Words.label(report.name))
            if model.evidence.indices.contains(index) {
                let stated = model.evidence[index]
                name += Phrase(": \(stated.reportText)")
                if stated.readings.isEmpty, result.quantities.count > 1 {
                    name += Phrase(" (\(stated.aboutText))")
                }
                let sources = view.anchors.sources(stated.sources, in: model)
                if !sources.isEmpty { name += " " + sources }
            }
            let words = ReportVerdict.plain(
                report, of: result, butFor: view.opponents(of: index))
            return Row([.phrase(name), .text(words ?? "It was not held against all else.")])
        }
        return table
    }

    /// What there is to say of a report beside its verdict: its figures, and its readings.
    private static func part(_ report: ReportResult, _ index: Int, _ view: ResultView) -> Part? {
        let model = view.result.model
        let stated = model.evidence.indices.contains(index) ? model.evidence[index] : nil
        var blocks: [Block] = []
        let fields = view.hasDetails ? details(of: report, view.result) : []
        if !fields.isEmpty { blocks.append(.fields(fields)) }
        if !report.readings.isEmpty {
            let subjects = Dictionary(
                (stated?.readings ?? []).map { ($0.name, $0.aboutText) },
                uniquingKeysWith: { first, _ in first })
            blocks.append(
                .table(
                    shares(
                        report.readings, "reading", "What this report may speak of", subjects)))
            blocks +=
                figures(
                    of: report.readings, "reading", view,
                    "Each quantity by the reading of this report:", anchor: "readings-\(index + 1)"
                ).map { [.table($0)] } ?? []
        }
        return blocks.isEmpty
            ? nil : Part(heading: "Report “\(Words.label(report.name))”", blocks: blocks)
    }

    /// The figures that take statistics to read.
    private static func details(
        of report: ReportResult, _ result: SimulationResult
    ) -> [Field] {
        var fields: [Field] = []
        if let p = report.priorPredictiveP {
            let place =
                report.isBound
                ? nil
                : report.percentile.map { ", at the \(ShareText.percentile($0)) percentile" }
            fields.append(
                Field("p, given all else", Phrase(ShareText.probability(p) + (place ?? ""))))
        }
        if let factor = report.bayesFactor, factor.isFinite {
            fields.append(
                Field(
                    "Bayes factor for its being right", Phrase(Numbers.rounded(factor, digits: 2))))
        }
        let pulls = zip(result.quantities, report.pulls).filter { $1.isFinite }.map {
            let sign = $1 > 0 ? "+" : $1 < 0 ? "\u{2212}" : ""
            let size = Numbers.fixed(abs($1), lastDigit: -2)
            return Phrase(.term, "\($0.label) \(sign)\(size)")
        }
        if !pulls.isEmpty {
            fields.append(Field("Moves, in standard deviations", pulls.joined(separator: " ")))
        }
        return fields
    }

    /// The probabilities of readings, or of reports of which exactly one is right.
    private static func shares(
        _ alternatives: [AlternativeResult], _ what: String, _ caption: Phrase,
        _ subjects: [String: String]
    ) -> Table {
        let hasSubjects = !subjects.isEmpty
        var table = Table(
            caption: caption,
            columns: [Column(what, .name)] + (hasSubjects ? [Column("speaks of", .text)] : [])
                + [Column("before", .number), Column("after", .number)])
        table.rows = alternatives.map { alternative in
            let subject = subjects[alternative.name].map { Phrase(.code, $0) } ?? ""
            return Row(
                [.text(alternative.name)] + (hasSubjects ? [.phrase(subject)] : [])
                    + [
                        .figure(ShareText.share(alternative.prior)),
                        .figure(ShareText.share(alternative.probability.value)),
                    ])
        }
        return table
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
