import ArgumentParser
import CasModel
import Foundation

/// `casmodel report`.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Writes what a model says as one page to read, print and hand on.",
        usage: """
            casmodel report [MODEL] -o FILE [--runs N] [--seed N] [--threads N]
                     [--level P ...] [--scenario NAME | --scenarios]
                     [--set NAME=EXPRESSION ...] [--allow-invalid]
            """,
        discussion: """
            The page is one HTML file that needs no network: the answer in one sentence and one \
            chart, the table, a chart of every quantity, the questions with their probabilities in \
            numbers and words, what each report changes and how it fits, every assumption with \
            its law, range and source, the sources, the method, and what identifies the run. The \
            first quantity that the model reports is the one of the first sentence.

            It prints on paper, follows the reader's light or dark setting, and is complete \
            without its script, which shows the values under the pointer. The same model, runs \
            and seed always give the same bytes.

            EXAMPLES
              casmodel report -o losses.html
              casmodel report my-model.yaml --runs 1e8 -o report.html
              casmodel report --set "killed=5000 to 20000" -o - > report.html
              casmodel report my-model.yaml --scenarios -o report.html

            With --scenarios, a section puts the model beside each of its scenarios. For models side \
            by side, or changes by --set, see casmodel compare --report.

            FILE is written whole or not at all, and replaces a file of that name. With - it goes \
            to standard output. Progress and warnings go to standard error. Ctrl-C stops early; \
            the page then says what the finished runs say, and that it is partial.

            EXIT STATUS
               0   success
              64   wrong usage
              65   wrong model, or one in which more than 1 % of the runs have no value
              66   no such model
              73   the file cannot be created
              74   writing failed
             130   stopped by Ctrl-C (by another signal, 128 and its number)
            """
    )

    @OptionGroup var model: ModelArgument

    @Option(
        name: [.customShort("o"), .customLong("output")], parsing: .unconditional,
        help: ArgumentHelp("The page; - writes it to standard output.", valueName: "FILE"),
        completion: .file())
    var output: SystemPath?

    @Flag(help: "Adds a section with the model beside all of its scenarios.")
    var scenarios = false

    @Flag(
        help: ArgumentHelp(
            "Adds what takes statistics to read: percentiles, Bayes factors, Pareto k and shifts in "
                + "standard deviations."))
    var details = false

    @OptionGroup var sampling: SamplingArguments

    func run() throws {
        guard let output else {
            throw CommandFailure(
                .usage, "report needs a file to write to, such as -o report.html")
        }
        let options = try sampling.options()
        let changes = try sampling.changes()
        if scenarios, changes.scenario != nil {
            throw CommandFailure(
                .usage,
                "--scenarios puts all scenarios beside the model as it is, and --scenario makes "
                    + "the report that of one; give one of the two")
        }
        let source = try model.find()
        let outputs = try OutputPlan([(.page, "-o", output)])
        guard !scenarios else { return try compare(source, changes, options, outputs) }
        let model = try source.model(changes)
        let job = ModelSampling(
            model: model, options: options, allowsInvalid: sampling.allowInvalid)
        try job.write(.page, of: outputs) { [details] result in
            ReportPage.bytes(of: result, hasDetails: details)
        }
    }

    /// Reports on the model, and puts it beside its scenarios.
    private func compare(
        _ source: ModelSource, _ changes: ModelChanges, _ options: SimulationOptions,
        _ outputs: OutputPlan
    ) throws {
        let alternatives = Alternatives(
            models: [SystemPath(source.name)], scenarios: [], allScenarios: true, changes: [],
            common: changes.overrides)
        let models = try alternatives.models([source])
        let job = ComparisonJob(
            models: models, options: options, allowsInvalid: sampling.allowInvalid, layout: nil,
            picture: nil,
            page: { [details] (comparison) throws(SimulationError) in
                try ReportPage.bytes(ofFirstOf: comparison, hasDetails: details)
            })
        try job.run(outputs)
    }
}
