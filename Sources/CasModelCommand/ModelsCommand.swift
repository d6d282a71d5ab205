import ArgumentParser
import CasModel
import Foundation

/// `casmodel models`.
struct ModelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "Lists the built-in models, or shows one.",
        usage: "casmodel models [show NAME]",
        discussion: """
            Without a subcommand, prints the name and title of each built-in model. A name can \
            stand wherever a command takes a MODEL.

            EXAMPLES
              casmodel models
              casmodel models show nato-2022-03-24 > my-model.yaml
            """,
        subcommands: [ShowModelCommand.self]
    )

    func run() throws {
        let names = ShippedModel.all.map(\.name)
        let widest = names.map(DisplayText.width).max() ?? 0
        var text = ""
        for (index, shipped) in ShippedModel.all.enumerated() {
            let title = try ModelSource(shipped).model().title
            let mark = index == 0 ? " (default)" : ""
            text += DisplayText.padded(shipped.name, to: widest + 2) + title + mark + "\n"
        }
        try StandardStreams.printResult(Array(text.utf8))
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

    func run() throws {
        try StandardStreams.printResult(try ModelSource.builtIn(name).bytes)
    }
}
