import ArgumentParser
import CasModel
import Foundation

/// `casmodel check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks a model and shows what each of its quantities means.",
        usage: "casmodel check [MODEL] [--scenario NAME]",
        discussion: """
            Prints every quantity with its unit, its value as written, the law it comes to with \
            its parameters, the law's 5, 50 and 95 % points, what it is computed from, and its \
            sources. Then come the model's scenarios. Nothing is sampled.

            A model with errors prints all of them, each with file, line and column, and the exit \
            status is 65.

            EXAMPLE
              casmodel check my-model.yaml
            """
    )

    @OptionGroup var model: ModelArgument

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Shows the model under one of its scenarios.", valueName: "NAME"))
    var scenario: String?

    func run() throws {
        let source = try model.find()
        let text = CheckReport.text(
            of: try source.model(ModelChanges(scenario: scenario)),
            style: Terminal.style(for: STDOUT_FILENO))
        try StandardStreams.printResult(Array(text.utf8))
    }
}
