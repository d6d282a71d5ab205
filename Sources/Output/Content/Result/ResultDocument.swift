import ModelLanguage
import Simulation

/// A result, and for whom it is told.
package struct ResultView {
    package let result: SimulationResult
    package let medium: Medium
    /// Whether figures are told that take statistics to read, besides the words for them.
    package let hasDetails: Bool
    /// The reports of the result's model as numbers, and which of them exclude each other.
    let likelihoods: [ReportLikelihood]
    let conflicts: ReportConflicts
    /// Whether the estimates have a column of rounded ones.
    package let isRounded: Bool
    /// What the answer hangs on; nil where nobody has looked.
    package let ground: AnswerGround?
    /// Where the quantities and sources of the result's model are linked to.
    let anchors = Anchors()
    /// Other answers to put beside it; a page alone has room for them.
    package let comparison: Comparison?

    package init(
        _ result: SimulationResult, for medium: Medium, beside other: Comparison? = nil,
        hasDetails: Bool = false, isRounded: Bool = false, ground: AnswerGround? = nil
    ) {
        self.hasDetails = hasDetails
        likelihoods = result.model.likelihoods
        conflicts = ReportConflicts(result.model)
        self.isRounded = isRounded
        self.ground = ground
        self.result = result
        self.medium = medium
        comparison = other
    }

    /// The results that the document speaks of.
    var results: [SimulationResult] { comparison?.alternatives ?? [result] }
}

extension ResultView {
    /// The names of the reports that exclude one.
    func opponents(of report: Int) -> [String] {
        conflicts.opponents[report].map { result.model.evidence[$0].name }
    }
}

/// What is said of a result, on the terminal, in Markdown and on a page.
package enum ResultDocument {
    /// The sections in their order. Each says in its own file what it has to say to whom; a section that
    /// is added here is everywhere.
    private static let sections: [@Sendable (ResultView) -> [Part]] = [
        Contradictions.parts, AnswerSection.parts, EstimatesSection.parts, RegionsSection.parts,
        QuestionsSection.parts, ReportedSection.parts, GroundSection.parts, AppendixSection.parts,
        ChartsSection.parts, QuestionsSection.appendix, EvidenceSection.parts,
        WarningsSection.parts,
        AlternativesSection.parts, AssumptionsSection.parts, SourcesSection.parts,
        MethodSection.parts,
    ]

    /// The document; a page has its title and date in its frame.
    package static func document(of view: ResultView) -> Document {
        Document(
            title: Phrase(Words.title(of: view.result.model)), opening: opening(view.result),
            parts: sections.flatMap { $0(view) })
    }

    /// The document as text.
    package static func text(
        _ result: SimulationResult, hasDetails: Bool = false, isRounded: Bool = false
    ) -> Document {
        document(
            of: ResultView(result, for: .text, hasDetails: hasDetails, isRounded: isRounded))
    }

    private static func opening(_ result: SimulationResult) -> [Block] {
        let model = result.model
        var blocks: [Block] = []
        if let scenario = model.scenario {
            blocks.append(.paragraph("scenario \(ScenarioText.heading(scenario))"))
        }
        blocks += model.overrides.map {
            .paragraph("with \($0.name) = \($0.expression) (--set)")
        }
        if let stop = PartialText.sentence(about: result) {
            blocks.append(.paragraph(Phrase(stop), .notice("Partial")))
        }
        let ranges = RangeText.sentence(about: model).map { "; " + $0 } ?? ""
        let levels = result.quantities.first?.levels ?? []
        blocks.append(
            .paragraph(
                "low to high: \(Words.interval(levels)); best: the median\(ranges)", .caption))
        return blocks
    }
}
