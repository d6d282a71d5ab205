import ArgumentParser
import CasModel

/// `casmodel plot`.
struct PlotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plot",
        abstract: "Samples a model and draws what it says.",
        usage: """
            casmodel plot [MODEL] -o FILE [--kind KIND] [--theme THEME]
                     [--width PIXELS] [--scale FACTOR] [--quantity NAME ...]
                     [--runs N] [--seed N] [--threads N] [--level P ...]
                     [--scenario NAME] [--set NAME=EXPRESSION ...] [--allow-invalid]
            """,
        discussion: """
            Draws the reported quantities, or those that --quantity names, as one picture: SVG or \
            PNG, by the name of the file. The same model, runs and seed give the same picture.

            EXAMPLES
              casmodel plot -o losses.svg
              casmodel plot my-model.yaml --kind interval --theme dark -o losses.png
              casmodel plot nato-2022-03-24-reconciled --kind evidence -o - > evidence.svg

            KINDS
              density      the density of each quantity, its 50 % and 90 % ranges and
                           its median, and what was reported about it
              interval     all quantities side by side: median, 50 % and 90 %
              cumulative   the probability of at most each value, and the
                           thresholds of the questions
              evidence     each quantity before and after the reports are weighed
              compare      the intervals of the model beside those of its scenarios

            SVG text is set in the fonts of whoever looks at it. The theme auto, for SVG, is light \
            or dark as the reader's system is. PNG is made by rsvg-convert of librsvg (Debian, \
            Ubuntu: apt-get install librsvg2-bin). A file is written whole or not at all.

            EXIT STATUS
               0   success
              64   wrong usage
              65   wrong model, or one in which more than 1 % of the runs have no value
              66   no such model
              69   rsvg-convert is needed and missing
              73   the file cannot be created
              74   writing failed
             130   stopped by Ctrl-C (by another signal, 128 and its number)
            """
    )

    @OptionGroup var model: ModelArgument

    @Option(
        name: [.customShort("o"), .customLong("output")], parsing: .unconditional,
        help: ArgumentHelp(
            "The picture, .svg or .png; - writes SVG to standard output.", valueName: "FILE"),
        completion: .file())
    var output: SystemPath?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What to draw: density, interval, cumulative, evidence or compare.", valueName: "KIND"),
        completion: .list(PlotKind.allCases.map(\.rawValue)))
    var kind = ChartKind.density.rawValue

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The colours: light, dark or auto.", valueName: "THEME"),
        completion: .list(ChartTheme.allCases.map(\.rawValue)))
    var theme = ChartTheme.light.rawValue

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The width of the picture, from 320 to 4000.", valueName: "PIXELS"))
    var width = "900"

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "For PNG: how many pixels stand for one of --width, from 0.1 to 10.",
            valueName: "FACTOR"))
    var scale: String?

    @OptionGroup var quantities: QuantityArguments
    @OptionGroup var sampling: SamplingArguments

    func run() throws {
        let kind = try NumberArgument.choice(kind, of: PlotKind.self, option: "--kind")
        let picture = PictureOptions(
            theme: try NumberArgument.choice(theme, of: ChartTheme.self, option: "--theme"),
            width: try NumberArgument.within(ChartOptions.widths, width, option: "--width"),
            scale: try scale.map { (text) throws(CommandFailure) in
                try NumberArgument.within(0.1...10, text, option: "--scale")
            })
        let options = try sampling.options()
        let changes = try sampling.changes()
        let file = try PictureFile(path: output, options: picture)
        let source = try model.find()
        let outputs = try OutputPlan([(.picture, "-o", output)])
        guard let kind = kind.chart else {
            return try compare(source, changes, options, file, outputs)
        }
        let model = try source.model(changes)
        let job = PlotJob(
            sampling: ModelSampling(
                model: try selected(kind, model), options: options,
                allowsInvalid: sampling.allowInvalid),
            kind: kind, file: file)
        try job.run(outputs)
    }

    /// Draws the model beside all its scenarios.
    private func compare(
        _ source: ModelSource, _ changes: ModelChanges, _ options: SimulationOptions,
        _ file: PictureFile, _ outputs: OutputPlan
    ) throws {
        guard changes.overrides.isEmpty, changes.scenario == nil else {
            throw CommandFailure(
                .usage,
                "--kind compare draws a model beside its scenarios; for --scenario and --set, "
                    + "use casmodel compare --plot")
        }
        guard try !source.model().scenarios.isEmpty else {
            throw CommandFailure(
                .usage,
                "--kind compare draws a model beside its scenarios, and the model "
                    + "'\(DisplayText.clean(source.name))' has none under 'scenarios:'")
        }
        let alternatives = Alternatives(
            models: [SystemPath(source.name)], scenarios: [], allScenarios: true, changes: [])
        let models = try quantities.selected(in: alternatives.models([source]))
        let job = ComparisonJob(
            models: models, options: options, allowsInvalid: sampling.allowInvalid, layout: nil,
            picture: file)
        try job.run(outputs)
    }

    /// The model with what is to be drawn as its reported quantities.
    private func selected(_ kind: ChartKind, _ model: Model) throws(CommandFailure) -> Model {
        if kind == .evidence, model.evidence.isEmpty {
            throw CommandFailure(
                .usage,
                "--kind evidence draws what reports change, and the model "
                    + "'\(DisplayText.clean(model.name))' has none under 'evidence:'")
        }
        if quantities.names.isEmpty, kind == .evidence { return model.reportingSubjects() }
        return try quantities.selected(in: model)
    }
}

/// What `casmodel plot` can draw.
enum PlotKind: String, CaseIterable {
    case density, interval, cumulative, evidence, compare

    /// The kind of chart of one result; nil for several results.
    var chart: ChartKind? { ChartKind(rawValue: rawValue) }
}
