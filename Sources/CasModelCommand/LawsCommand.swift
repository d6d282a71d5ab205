import ArgumentParser
import CasModel
import Foundation

/// `casmodel laws`.
struct LawsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "laws",
        abstract: "Lists the laws that a model may use, or tells of one.",
        usage: "casmodel laws [NAME] [--format FORMAT] [--width N]",
        discussion: """
            Without a name, prints every law with what it is for. With one, prints how it is \
            written, its parameters with their ranges and units, its definition, mean and standard \
            deviation, and an example with a sketch of its density.

            --format json and csv print all of this but the sketch, of every law or of the one.

            EXAMPLES
              casmodel laws
              casmodel laws gumbel
              casmodel laws --format json | jq -r '.laws[].usages[]'
            """
    )

    @Argument(
        help: ArgumentHelp("The name of a law, such as 'lognormal'.", valueName: "NAME"),
        completion: .list(LawCatalogue.all.map(\.name)))
    var name: String?

    @OptionGroup var layout: LayoutArguments

    func run() throws {
        let layout = try layout.layout()
        let entry = try name.map { (name) throws(CommandFailure) in try Self.entry(name) }
        let entries = entry.map { [$0] } ?? LawCatalogue.all
        try layout.print(
            entry.map(LawDocument.text) ?? LawDocument.list,
            csv: { LawCSV.bytes(of: entries) }, json: { LawJSON.bytes(of: entries) })
    }

    /// The law with a name, or a sentence with the nearest.
    private static func entry(_ name: String) throws(CommandFailure) -> LawEntry {
        if let entry = LawCatalogue.named(name) { return entry }
        let hint =
            LawCatalogue.nearest(to: name).map { "did you mean '\($0.name)'?" }
            ?? "'casmodel laws' lists them"
        throw CommandFailure(.usage, "there is no law '\(DisplayText.clean(name))'; \(hint)")
    }
}
