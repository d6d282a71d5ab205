import ArgumentParser
import CasModel
import Foundation

/// `casmodel laws`.
struct LawsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "laws",
        abstract: "Lists the laws that a model may use, or tells of one.",
        usage: "casmodel laws [NAME]",
        discussion: """
            Without a name, prints every law with what it is for. With one, prints how it is \
            written, its parameters with their ranges and units, its definition, mean and standard \
            deviation, and an example with a sketch of its density.

            EXAMPLES
              casmodel laws
              casmodel laws gumbel
            """
    )

    @Argument(
        help: ArgumentHelp("The name of a law, such as 'lognormal'.", valueName: "NAME"),
        completion: .list(LawCatalogue.all.map(\.name)))
    var name: String?

    func run() throws {
        let style = Terminal.style(for: STDOUT_FILENO)
        guard let name else {
            return try StandardStreams.printResult(Array(LawReport.list(style: style).utf8))
        }
        guard let entry = LawCatalogue.named(name) else {
            let hint =
                LawCatalogue.nearest(to: name).map { "did you mean '\($0.name)'?" }
                ?? "'casmodel laws' lists them"
            throw CommandFailure(
                .usage, "there is no law '\(DisplayText.clean(name))'; \(hint)")
        }
        try StandardStreams.printResult(
            Array(LawReport.text(of: entry, style: style).utf8))
    }
}
