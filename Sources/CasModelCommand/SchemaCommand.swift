import ArgumentParser
import CasModel

/// `casmodel schema`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints a JSON Schema of the model file, or of JSON that casmodel writes.",
        usage: "casmodel schema [NAME]",
        discussion: """
            Without a name, prints the schema of the model file, for editors. With it, an editor \
            completes keys, tells what they are for and underlines those that are \
            wrong as you type. What stands in expressions is not part of it: 'casmodel check' \
            tells of all mistakes.

            In editors with the YAML language server, begin a model with the line
              # yaml-language-server: $schema=model.schema.json

            With a name, prints the schema of one of the objects that casmodel writes, which \
            says what each of its members is:
              \(outputs.joined(separator: "\n  "))

            EXAMPLES
              casmodel schema > model.schema.json
              casmodel schema result | jq '."$defs".quantity.properties'
            """
    )

    /// The outputs with what writes each.
    private static var outputs: [String] {
        JSONOutput.all.map { DisplayText.padded($0.name, to: 12) + $0.command }
    }

    /// The name of the model file's schema, which is also printed without one.
    private static let model = "model"

    private static let names = [model] + JSONOutput.all.map(\.name)

    @Argument(
        help: ArgumentHelp(
            "What is described: \(names.joined(separator: ", ")).", valueName: "NAME"),
        completion: .list(names))
    var name: String?

    func run() throws {
        try StandardStreams.printResult(try Self.schema(name ?? Self.model).bytes())
    }

    /// The schema with a name, or a sentence with the nearest.
    private static func schema(_ name: String) throws(CommandFailure) -> JSONValue {
        if name == model { return ModelSchema.json }
        if let output = JSONOutput.all.first(where: { $0.name == name }) { return output.schema }
        let hint =
            NearestName.of(name, among: names).map { "did you mean '\($0)'?" }
            ?? "there are \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "")"
        throw CommandFailure(.usage, "there is no schema '\(DisplayText.clean(name))'; \(hint)")
    }
}
