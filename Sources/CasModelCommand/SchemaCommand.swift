import ArgumentParser
import CasModel

/// `casmodel schema`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints a JSON Schema of the model file, for editors.",
        usage: "casmodel schema",
        discussion: """
            With it, an editor completes keys, tells what they are for and underlines those that are \
            wrong as you type. What stands in expressions is not part of it: 'casmodel check' \
            tells of all mistakes.

            In editors with the YAML language server, begin a model with the line
              # yaml-language-server: $schema=model.schema.json

            EXAMPLE
              casmodel schema > model.schema.json
            """
    )

    func run() throws {
        try StandardStreams.printResult(ModelSchema.json.bytes())
    }
}
