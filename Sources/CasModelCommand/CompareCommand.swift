import ArgumentParser
import CasModel
import Foundation

/// `casmodel compare`: reads the command line; `ComparisonJob` does the work.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Puts models, or one model under different assumptions, side by side.",
        usage: """
            casmodel compare MODEL MODEL [MODEL ...] [OPTIONS]
            casmodel compare [MODEL] [--scenario NAME ...] [--scenarios]
                     [--set "NAME=EXPRESSION; ..." ...] [OPTIONS]
            """,
        discussion: """
            Prints, for each quantity that the first alternative and another one report, the \
            interval in each, and how each differs from the first: the shift of the median with \
            its Monte Carlo error, the probability that it is larger, and the overlap of the two \
            densities (the overlapping coefficient: the integral of the smaller of the two, 100 % \
            where they are the same).

            With one model, the first alternative is the model as it is, and each --scenario and \
            each --set is a further one; a --set makes several changes at once where a semicolon \
            stands between them.

            Without reports to weigh, all alternatives are sampled in common runs: what two of them \
            name is driven by the same random numbers in both, so that only their differences show, \
            and P(> A) compares the two values of one run. Where one of the models has reports, \
            each is sampled by itself, and P(> A) compares values that are independently drawn from \
            the two answers; the output says which it is.

            EXAMPLES
              casmodel compare russia-2022-03 nato-2022-03-24
              casmodel compare my-model.yaml --scenarios --plot scenarios.svg
              casmodel compare --set "killed=5000 to 20000" \\
                       --set "killed=9000; wounded_per_killed=4" --report sides.html

            Options for FILEs, exit status and Ctrl-C are as with casmodel simulate.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "Model files, names of built-in models, or - for standard input. (default: the NATO model)",
            valueName: "MODEL"),
        completion: ModelCompletion.kind)
    var models: [SystemPath] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Adds one of the model's scenarios; can be repeated.", valueName: "NAME"))
    var scenario: [String] = []

    @Flag(help: "Adds all of the model's scenarios.")
    var scenarios = false

    @Option(
        name: .customLong("set"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Adds the model with these changes; can be repeated.",
            valueName: "NAME=EXPRESSION; ..."))
    var changes: [String] = []

    @OptionGroup var quantities: QuantityArguments
    @OptionGroup var sampling: RunArguments
    @OptionGroup var layout: LayoutArguments

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Writes a table with a row per quantity, alternative and level.", valueName: "FILE"),
        completion: .file())
    var csv: SystemPath?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Writes all figures as one JSON object.", valueName: "FILE"),
        completion: .file())
    var json: SystemPath?

    @OptionGroup var picture: PictureArguments

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What the picture shows of them: interval or density. (default: interval)",
            valueName: "KIND"),
        completion: .list(ComparisonChartKind.allCases.map(\.rawValue)))
    var kind: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Writes a page to read, print and hand on, as casmodel report does.",
            valueName: "FILE"),
        completion: .file())
    var report: SystemPath?

    func run() throws {
        let options = try sampling.options()
        let layout = try layout.layout()
        let kind = try picture.choice(kind, or: ComparisonChartKind.interval, option: "--kind")
        let pictureFile = try picture.file()
        let alternatives = Alternatives(
            models: models, scenarios: scenario, allScenarios: scenarios, changes: changes)
        let sources = try alternatives.sources()
        let outputs = try OutputPlan(
            [
                (.summary, "--csv", csv), (.json, "--json", json),
                (.picture, "--plot", picture.plot),
                (.page, "--report", report),
            ])
        try layout.check(outputs)
        let models = try quantities.selected(in: alternatives.models(sources))
        try ComparisonJob(
            models: models, options: options, allowsInvalid: sampling.allowInvalid, layout: layout,
            picture: pictureFile, pictureKind: kind
        ).run(outputs)
    }
}

/// The alternatives that a command line asks for.
struct Alternatives {
    /// The most that can be put side by side: there are letters for no more.
    static let maximum = 26

    let models: [SystemPath]
    let scenarios: [String]
    let allScenarios: Bool
    /// The texts of `--set`, each an alternative.
    let changes: [String]
    /// What is changed in every alternative.
    var common: [Model.Override] = []

    /// Finds the files, once it is clear what is asked for.
    func sources() throws(CommandFailure) -> [ModelSource] {
        let variants = scenarios.count + changes.count
        if models.count > 1, variants > 0 || allScenarios {
            throw CommandFailure(
                .usage,
                "--scenario, --scenarios and --set make alternatives of one model, and "
                    + "\(models.count) models are given")
        }
        if models.count < 2, variants == 0, !allScenarios {
            throw CommandFailure(
                .usage,
                "there is nothing to compare with: give a second model, or --scenario, "
                    + "--scenarios or --set for alternatives of one")
        }
        if models.count(where: { $0 == "-" }) > 1 {
            throw CommandFailure(.usage, "standard input (-) can be read as one model only")
        }
        if models.isEmpty { return [try ModelSource.find(nil)] }
        var sources: [ModelSource] = []
        for model in models.prefix(Self.maximum + 1) { sources.append(try ModelSource.find(model)) }
        return sources
    }

    /// Reads the models, one for each alternative, at least two.
    func models(_ sources: [ModelSource]) throws(CommandFailure) -> [Model] {
        var models: [Model] = []
        for source in sources {
            models.append(try source.model(ModelChanges(overrides: common)))
        }
        if let source = sources.first, sources.count == 1 {
            var names = scenarios
            if let repeated = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
                throw CommandFailure(
                    .usage,
                    "--scenario names '\(DisplayText.clean(names[repeated]))' twice; each "
                        + "alternative stands once")
            }
            if allScenarios {
                let offered = models[0].scenarios.map(\.name)
                if offered.isEmpty {
                    throw CommandFailure(
                        .usage,
                        "the model '\(DisplayText.clean(source.name))' has no scenarios "
                            + "(--scenarios)")
                }
                names += offered.filter { !names.contains($0) }
            }
            try refuse(count: 1 + names.count + changes.count)
            for name in names {
                models.append(
                    try source.model(ModelChanges(overrides: common, scenario: name)))
            }
            for text in changes {
                let overrides = try common + Self.overrides(text)
                models.append(try source.model(ModelChanges(overrides: overrides)))
            }
        }
        try refuse(count: models.count)
        return models
    }

    private func refuse(count: Int) throws(CommandFailure) {
        guard count > Self.maximum else { return }
        throw CommandFailure(
            .usage, "at most \(Self.maximum) alternatives can be compared, got \(count)")
    }

    /// Reads `name=expression`, or several with semicolons between them.
    private static func overrides(_ text: String) throws(CommandFailure) -> [Model.Override] {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false)
        var overrides: [Model.Override] = []
        // What is empty behind the last semicolon is no change.
        let isClosed = parts.count > 1 && parts.last?.allSatisfy(\.isWhitespace) == true
        for part in isClosed ? parts.dropLast() : parts[...] {
            overrides.append(try ModelChanges.override(String(part)))
        }
        return overrides
    }
}
