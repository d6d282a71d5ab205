import ArgumentParser
import CasModel
import Foundation

/// `casmodel check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks a model and shows what each of its quantities means.",
        usage: "casmodel check [MODEL] [--scenario NAME] [--format FORMAT] [--width N]",
        discussion: """
            Prints every quantity with its unit, its value as written, the law it comes to with \
            its parameters, the law's 5, 50 and 95 % points, what it is computed from, and its \
            sources; and what an expert would doubt. Then come the model's scenarios. Nothing is \
            sampled.

            A model with errors prints all of them, each with file, line and column, and the exit \
            status is 65.

            --format json is for editors and continuous integration. The object has valid, and \
            the lists errors and warnings, whose items have file, line, column, length and \
            message; all else only where the model is right. Errors stand in it, on standard \
            output, in place of standard error, and the exit status is the same. --format csv \
            prints a row per quantity.

            EXAMPLES
              casmodel check my-model.yaml
              casmodel check my-model.yaml --format json | jq -r '.errors[].message'

            EXIT STATUS
               0   the model is right; it may have warnings
              64   wrong usage
              65   the model is wrong
              66   no such model
            """
    )

    @OptionGroup var model: ModelArgument

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Shows the model under one of its scenarios.", valueName: "NAME"))
    var scenario: String?

    @OptionGroup var layout: LayoutArguments

    func run() throws {
        let layout = try layout.layout()
        let source = try model.find()
        let model = try read(source, layout)
        try layout.print(
            CheckDocument.text(model), csv: { CheckCSV.bytes(of: model) },
            json: { CheckJSON.bytes(of: model) })
    }

    /// The model; a program that asks for JSON gets the errors as such.
    private func read(_ source: ModelSource, _ layout: Layout) throws(CommandFailure) -> Model {
        do throws(CommandFailure) {
            return try source.model(ModelChanges(scenario: scenario))
        } catch {
            guard layout.format == .json, let errors = error.modelErrors else { throw error }
            try StandardStreams.printResult(CheckJSON.bytes(of: errors, model: source.name))
            throw CommandFailure(error.status, nil)
        }
    }
}
