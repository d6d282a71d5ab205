import ModelLanguage
import Output
import Simulation

/// What stands around a chart: title, explanation, sources and small print.
package struct ChartFrame: Sendable {
    /// The title.
    package var title: String
    /// What the marks mean, and what the figures rest on.
    package var subtitle: String
    /// Further lines below it, such as what the alternatives of a comparison are.
    package var notes: [String]
    /// The sources behind what is shown; may be empty.
    package var sources: String
    /// Version, seed and runs.
    package var smallPrint: String
    /// What the chart shows, in words.
    package var description: String

    /// Describes a frame.
    package init(
        title: String, subtitle: String, notes: [String] = [], sources: String, smallPrint: String,
        description: String
    ) {
        self.title = DisplayText.clean(title)
        self.subtitle = DisplayText.clean(subtitle)
        self.notes = notes.map { DisplayText.clean($0) }
        self.sources = DisplayText.clean(sources)
        self.smallPrint = DisplayText.clean(smallPrint)
        self.description = DisplayText.clean(description)
    }

    /// The frame of a chart of some of a result's quantities.
    ///
    /// - Parameter marks: what the marks of the chart mean, a sentence with its full stop.
    init(
        _ result: SimulationResult, showing quantities: [QuantityResult], marks: String,
        description: String
    ) {
        self.init(
            result.model, showing: quantities, marks: marks,
            stop: PartialText.sentence(about: result), changes: result.model.overrides,
            runs: "\(Numbers.grouped(result.runs)) \(result.runs == 1 ? "run" : "runs")",
            seed: result.seed, description: description)
    }

    /// The frame of a chart of some of a model's quantities.
    ///
    /// - Parameters:
    ///   - stop: after how much sampling was stopped; nil where it was not.
    ///   - changes: what is changed in the model.
    ///   - runs: the number of runs, in words.
    init(
        _ model: Model, showing quantities: [QuantityResult], marks: String, stop: String?,
        changes: [Model.Override], runs: String, seed: UInt64, description: String
    ) {
        var subtitle = marks
        if let date = model.asOf { subtitle += " As of \(date)." }
        if let stop { subtitle += " Partial: \(stop)." }
        if let scenario = model.scenario {
            subtitle += " Scenario: \(ScenarioText.heading(scenario))."
        }
        let changes = changes.map { "\($0.name) = \($0.expression)" }
        if !changes.isEmpty { subtitle += " With \(changes.joined(separator: ", "))." }
        var cited = Set(quantities.flatMap { model.sourcesBehind($0.quantityIndex) })
        cited.formUnion(model.evidence.flatMap(\.sources))
        let titles = model.sources.filter { cited.contains($0.id) }.map { source in
            source.title + (source.date.map { ", " + $0 } ?? "")
        }
        self.init(
            title: model.title, subtitle: subtitle,
            sources: titles.isEmpty ? "" : "Sources: " + titles.joined(separator: "; "),
            smallPrint: "casmodel \(CasModelVersion.current) · model \(model.name) · \(runs) · "
                + "seed \(seed)",
            description: description)
    }

    private static let mostTitleLines = 3
    private static let mostSubtitleLines = 5
    private static let mostNoteLines = 2
    private static let mostSourceLines = 6

    /// A chart in its frame.
    ///
    /// - Parameter body: draws the chart below the place it is given, and says where it ends.
    package func drawing(
        _ options: ChartOptions, body: (inout ChartCanvas, Double) -> Double
    ) -> ChartDrawing {
        let width = options.boundedWidth
        var canvas = ChartCanvas(width: width)
        let (left, room) = canvas.content
        var y = canvas.px(options.showsHeading ? 16 : 8)
        if options.showsHeading {
            let type = canvas.type
            y = canvas.lines(
                type.title.wrap(title, to: room, lines: Self.mostTitleLines), x: left, top: y,
                type.title)
            y += canvas.px(2)
            y = canvas.lines(
                type.subtitle.wrap(subtitle, to: room, lines: Self.mostSubtitleLines), x: left,
                top: y, type.subtitle)
            for note in notes {
                y = canvas.lines(
                    type.subtitle.wrap(note, to: room, lines: Self.mostNoteLines), x: left, top: y,
                    type.subtitle)
            }
            y += canvas.px(14)
        }
        y = body(&canvas, y)
        if options.showsFooter {
            let style = canvas.type.fine
            y += canvas.px(14)
            canvas.draw(
                .line(
                    from: ChartPoint(x: left, y: y), to: ChartPoint(x: left + room, y: y),
                    .line(.grid)))
            y += canvas.px(8)
            let lines =
                style.wrap(sources, to: room, lines: Self.mostSourceLines)
                + style.wrap(smallPrint, to: room, lines: 2)
            y = canvas.lines(lines, x: left, top: y, style)
        }
        let height = (y + canvas.px(12)).rounded(.up)
        return ChartDrawing(
            svg: SVGWriter.document(
                canvas.elements, width: width, height: height, title: title,
                description: description, theme: options.theme, prefix: options.safePrefix,
                hasStyleSheet: options.hasStyleSheet),
            width: width, height: height, title: title, description: description,
            panels: canvas.panels, texts: SceneElement.texts(in: canvas.elements))
    }
}
