import ArgumentParser
import CasModel

/// `casmodel sweep`: reads the command line; `SweepJob` does the work.
struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Shows how the answer goes with the value of an assumption.",
        usage: """
            casmodel sweep [MODEL] --vary "NAME=VALUES" [--vary "NAME=VALUES" ...]
                     [--quantity NAME ...] [--runs N] [--seed N] [--threads N]
                     [--level P ...] [--scenario NAME] [--set NAME=EXPRESSION ...]
                     [--csv FILE] [--json FILE]
                     [--plot FILE] [--theme THEME] [--plot-width PIXELS]
                     [--format FORMAT] [--width N] [--allow-invalid]
            """,
        discussion: """
            Gives a quantity one value after another, as --set NAME=VALUE does, and prints for each \
            the interval of the model's headline, or of the quantities that --quantity names, and \
            the probabilities of the questions. Where the headline does not depend on what is varied, \
            the first reported quantity that does takes its place.

            All values are tried on the same random numbers, so that figures change with the value \
            and not by chance. Each figure is the one that casmodel simulate --set gives. A quantity \
            that is given a value has no correlations any more; what it was correlated with keeps \
            its own law, with the same draws for every value.

            VALUES
              "x=1 to 5 in 9"         9 values from 1 to 5, both included, in equal steps
              "x=1 to 100 in 9 log"   the same in equal ratios, on a logarithmic scale
              "x=10%, 7k, 1e-3"       these values, 2 or more

            Several --vary try all combinations, at most 1,000.

            EXAMPLES
              casmodel sweep --vary "wounded_per_killed=1 to 6 in 11"
              casmodel sweep my-model.yaml --vary "x=0.001 to 0.1 in 20 log" --plot x.svg
              casmodel sweep --vary "killed=5k, 10k, 20k" --quantity wounded \\
                       --vary "wounded_per_killed=2, 3, 4" --csv grid.csv

            FILES
              --csv    the values of what is varied, then the columns of casmodel
                       simulate --csv: a row per value, quantity and level; then
                       question, probability and its Monte Carlo error: a row per
                       value and question. All reported quantities, or those that
                       --quantity names
              --json   the same with all figures: what is varied under vary, and a
                       list of points with values, quantities, questions, evidence
              --plot   medians as a line, bands of 50 % and 90 %; a panel for each
                       quantity that is printed. With several --vary the first is on
                       the axis, and the others' values have lines of their own

            Options for FILEs and exit status are as with casmodel simulate. Ctrl-C stops early and \
            prints the values that are finished, marked as partial.
            """
    )

    @OptionGroup var model: ModelArgument
    @OptionGroup var vary: VaryArguments

    @OptionGroup var quantities: QuantityArguments
    @OptionGroup var sampling: SamplingArguments
    @OptionGroup var layout: LayoutArguments

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Writes a table with a row per value, quantity and level, and per value and question.",
            valueName: "FILE"),
        completion: .file())
    var csv: SystemPath?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Writes all figures as one JSON object.", valueName: "FILE"),
        completion: .file())
    var json: SystemPath?

    @OptionGroup var picture: PictureArguments

    func run() throws {
        let options = try sampling.options()
        let layout = try layout.layout()
        let changes = try sampling.changes()
        let series = try vary.series()
        if let both = series.first(where: { item in
            changes.overrides.contains { $0.name == item.name }
        }) {
            throw CommandFailure(
                .usage,
                "'\(DisplayText.clean(both.name))' is given values by --vary and by --set; give one "
                    + "of the two")
        }
        let pictureFile = try picture.file()
        let source = try model.find()
        let outputs = try OutputPlan(
            [(.summary, "--csv", csv), (.json, "--json", json), (.picture, "--plot", picture.plot)])
        try layout.check(outputs)
        let variations = try SweptModels(
            source, changes, series, quantities: quantities.names,
            tellsAll: csv != nil || json != nil || !layout.format.isForPeople)
        try SweepJob(
            swept: variations, options: options, allowsInvalid: sampling.allowInvalid,
            layout: layout, picture: pictureFile
        ).run(outputs)
    }
}
