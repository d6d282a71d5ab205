import ArgumentParser
import CasModel
import Foundation

/// `casmodel models`.
struct ModelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "Lists the built-in models, or shows one.",
        usage: """
            casmodel models [--format FORMAT] [--width N]
            casmodel models show NAME
            """,
        discussion: """
            Without a subcommand, prints the name and title of each built-in model. A name can \
            stand wherever a command takes a MODEL.

            EXAMPLES
              casmodel models
              casmodel models show nato-2022-03-24 > my-model.yaml
            """,
        subcommands: [ShowModelCommand.self]
    )

    @OptionGroup var layout: LayoutArguments

    func run() throws {
        let layout = try layout.layout()
        let models = try ShippedModel.all.map { try ModelSource($0).model() }
        try layout.print(
            ModelList.text(models), csv: { ModelList.csv(of: models) },
            json: { ModelList.json(of: models) })
    }
}

/// `casmodel models show`.
struct ShowModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Prints the file of a built-in model.",
        usage: "casmodel models show NAME",
        discussion: """
            The file is printed as it is, to read or to start a model of your own from.

            EXAMPLE
              casmodel models show nato-2022-03-24 > my-model.yaml
            """
    )

    @Argument(
        help: ArgumentHelp("The name of a built-in model.", valueName: "NAME"),
        completion: ModelCompletion.builtIn)
    var name: String

    /// Those of the list, which are parsed for its subcommand, too.
    @OptionGroup(visibility: .hidden) var layout: LayoutArguments

    func run() throws {
        guard layout.format == nil, layout.width == nil else {
            throw CommandFailure(
                .usage,
                "a model's file is printed as it is; --format and --width are for the list of "
                    + "models, and 'casmodel check' prints one model in other forms")
        }
        try StandardStreams.printResult(try ModelSource.builtIn(name).bytes)
    }
}
