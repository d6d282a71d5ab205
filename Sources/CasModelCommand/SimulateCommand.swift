import ArgumentParser
import CasModel
import Encoding
import Foundation

/// `casmodel simulate`: reads the command line; `Simulation` does the work.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Samples a model and prints what it says about every quantity.",
        usage: """
            casmodel simulate [MODEL] [--runs N] [--seed N] [--threads N]
                     [--level P ...] [--scenario NAME] [--set NAME=EXPRESSION ...]
                     [--quantity NAME ...] [--csv FILE] [--curves FILE]
                     [--draws FILE [--weights]] [--json FILE]
                     [--format FORMAT] [--width N] [--details] [--round]
                     [--allow-invalid]
            """,
        discussion: """
            Prints a table with a row per quantity: the low and high ends of its credible interval \
            with the best estimate, the median, between them, its unit, its mean and, on a \
            terminal, a sketch of its density. Figures have only the digits that their Monte \
            Carlo error supports. Where likely values lie in separate ranges, these follow. Then \
            come the model's questions with their probabilities, and the sources. The same model, \
            runs and seed always give the same figures, whatever the number of threads.

            --format markdown prints the same for notes and wikis; csv and json print what the \
            files of these names hold.

            Results go to standard output; progress and warnings go to standard error. Ctrl-C \
            stops early and prints what the finished runs say, marked as partial.

            EXAMPLES
              casmodel simulate
              casmodel simulate my-model.yaml --runs 1e8 --level 0.5 --level 0.9
              casmodel simulate - < my-model.yaml
              casmodel simulate --set "killed=5000 to 20000" --json - | jq .questions
              casmodel simulate --runs 1e6 --draws draws.npy

            FILES
              --csv      quantity, unit, mean with its Monte Carlo error, sd, the
                         ends of the intervals, quantiles, sources; a row per
                         quantity and level
              --curves   quantity, x, density, cdf; at a value that has a
                         probability of its own, density is that probability
              --draws    draws of the answer, all of the same weight: as many
                         rows as runs, a column per reported quantity. A name
                         that ends in .csv.gz gives compressed CSV, one in .npy
                         an array for NumPy with the quantities as named fields.
                         Where reports are weighed, rows are drawn from the runs
                         by their weights; with --weights they are the runs, and
                         a column 'weight' says what each counts
              --json     all figures, as one object (see 'casmodel schema')

            Every FILE is written whole or not at all, and replaces a file of that name. With - \
            as FILE it goes to standard output, in place of the table. Figures in files have all \
            their digits; what does not exist is empty, in JSON null. In CSV, a text that a \
            spreadsheet would take for a formula (it begins with = + - or @) has an apostrophe \
            before it. No FILE replaces a file that the model is read from.

            EXIT STATUS
               0   success
              64   wrong usage
              65   wrong model, or one in which more than 1 % of the runs have no value
              66   no such model
              69   threads or open files that it needs are not to be had
              73   an output file cannot be created
              74   writing failed
             130   stopped by Ctrl-C (by another signal, 128 and its number)
            """
    )

    @OptionGroup var model: ModelArgument

    @OptionGroup var quantities: QuantityArguments
    @OptionGroup var sampling: SamplingArguments
    @OptionGroup var layout: LayoutArguments

    @Flag(
        help: ArgumentHelp(
            "Adds what takes statistics to read: percentiles, Bayes factors, Pareto k and shifts in "
                + "standard deviations."))
    var details = false

    @Flag(help: "Adds a column with the interval rounded for readers, as in 6,700 to 24,000.")
    var round = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Writes a table with a row per quantity and level.", valueName: "FILE"),
        completion: .file())
    var csv: SystemPath?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Writes the density and cumulative curve of each quantity, about 512 points.",
            valueName: "FILE"),
        completion: .file())
    var curves: SystemPath?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Writes draws of the answer: as many rows as runs, a column per reported quantity; .csv, "
                + ".csv.gz or .npy.",
            valueName: "FILE"),
        completion: .file())
    var draws: SystemPath?

    @Flag(
        help: ArgumentHelp(
            "Writes the runs themselves as draws, with a column 'weight' for what each counts."))
    var weights = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Writes all figures as one JSON object.", valueName: "FILE"),
        completion: .file())
    var json: SystemPath?

    func run() throws {
        let options = try sampling.options()
        let layout = try layout.layout()
        let changes = try sampling.changes()
        let format =
            try draws.map { (path) throws(CommandFailure) in
                try Self.drawFormat(path)
            } ?? .csv
        let source = try model.find()
        let outputs = try OutputPlan(
            [
                (.summary, "--csv", csv), (.curves, "--curves", curves),
                (.draws, "--draws", draws), (.json, "--json", json),
            ])
        guard draws != nil || !weights else {
            throw CommandFailure(
                .usage, "--weights says what --draws is to write; add --draws FILE or leave it out")
        }
        let model = try quantities.selected(in: source.model(changes))
        try layout.check(outputs)
        let simulation = SimulationJob(
            sampling: ModelSampling(
                model: model, options: options,
                allowsInvalid: sampling.allowInvalid),
            layout: layout, hasDetails: details, isRounded: round,
            draws: DrawsJob(format: format, kind: weights ? .weighted : .equallyWeighted))
        try simulation.run(outputs)
    }

    /// The format that the name of the file asks for.
    private static func drawFormat(_ path: SystemPath) throws(CommandFailure) -> DrawFormat {
        if let format = DrawFormat.named(by: path.text) { return format }
        throw CommandFailure(
            .usage,
            "cannot tell the format of '\(path.shown)' (--draws): the name must end "
                + "in .csv, .csv.gz or .npy, or have no ending for CSV")
    }
}
