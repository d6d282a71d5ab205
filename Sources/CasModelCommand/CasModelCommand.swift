import ArgumentParser
import CasModel
import Foundation

/// The `casmodel` command.
@main
struct CasModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "casmodel",
        abstract: "Turns casualty reports that disagree into ranges with stated certainty.",
        discussion: """
            A model file names quantities, the ranges reported for them with their sources, and \
            the formulas that connect them. casmodel draws many possible worlds from it and \
            reports, for every quantity, the range that holds it with a given probability.

            EXAMPLES
              casmodel simulate                         the built-in NATO model
              casmodel simulate my-model.yaml --runs 1e7 --csv result.csv
              casmodel plot my-model.yaml -o result.svg
              casmodel compare my-model.yaml --scenarios
              casmodel sweep my-model.yaml --vary "x=1 to 5 in 9"
              casmodel report my-model.yaml -o report.html
              casmodel check my-model.yaml
              casmodel models show nato-2022-03-24 > my-model.yaml
              casmodel laws gumbel

            EXIT STATUS
               0   success
              64   wrong usage
              65   wrong model
              66   no such model
              69   built for another kind of processor, or a program, threads or open
                   files that it needs are not to be had
              73   an output file cannot be created
              74   writing failed
             130   stopped by Ctrl-C (by another signal, 128 and its number)
            """,
        version: "casmodel \(CasModelVersion.current)",
        subcommands: [
            SimulateCommand.self, CompareCommand.self, SweepCommand.self, PlotCommand.self,
            ReportCommand.self, CheckCommand.self, ModelsCommand.self, LawsCommand.self,
            SchemaCommand.self,
        ]
    )

    static func main() {
        StandardStreams.prepare()
        Signals.listen()
        let arguments = RawArgument.all
        do {
            if let instructions = VectorUnit.missingInstructions {
                throw CommandFailure(
                    .unavailable,
                    "this casmodel was built for processors with \(instructions), which this one "
                        + "lacks; build it on this machine, or without the trait NativeVectors")
            }
            try refuseUnknownCommand(arguments)
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch let failure as CommandFailure {
            if let message = failure.message {
                StandardStreams.remark(failure.isRendered ? message : "error: \(message)")
            }
            Foundation.exit(failure.status.code)
        } catch {
            exit(afterParsing: error, of: arguments)
        }
    }

    /// Refuses a word that should be a command and is none, with the nearest one: the parser takes it for a
    /// surplus argument.
    private static func refuseUnknownCommand(_ arguments: [String]) throws(CommandFailure) {
        var command: any ParsableCommand.Type = self
        var path = ""
        for word in arguments.first == "help" ? arguments.dropFirst() : arguments[...] {
            let subcommands = command.configuration.subcommands
            guard !subcommands.isEmpty, !word.hasPrefix("-") else { return }
            if let next = subcommands.first(where: { $0.configuration.commandName == word }) {
                command = next
                path += word + " "
                continue
            }
            let names = subcommands.compactMap { $0.configuration.commandName }
            let shown = TerminalText.clean(argument: word)
            let hint: String
            if let nearest = NearestName.of(word, among: names + (path.isEmpty ? ["help"] : [])) {
                hint = "did you mean '\(path)\(nearest)'?"
            } else if word.hasSuffix(".yaml") || word.hasSuffix(".yml") {
                hint = "to run a model, write 'casmodel simulate \(shown)'"
            } else {
                hint = "the commands are \(names.map { path + $0 }.joined(separator: ", "))"
            }
            throw CommandFailure(.usage, "there is no command '\(path)\(shown)'; \(hint)")
        }
    }

    /// Ends the process as the argument parser asks: with help or the version on standard output,
    /// or with what is wrong on standard error.
    private static func exit(afterParsing error: any Error, of arguments: [String]) -> Never {
        let code = exitCode(for: error)
        let text = fullMessage(for: code.isSuccess ? error : cleaned(error, of: arguments))
        guard code.isSuccess else {
            let message =
                text.hasPrefix("Error: ") ? "error: " + text.dropFirst("Error: ".count) : text
            StandardStreams.remark(message)
            Foundation.exit(code.rawValue)
        }
        do throws(CommandFailure) {
            if !text.isEmpty { try StandardStreams.printResult(Array((text + "\n").utf8)) }
        } catch {
            if let message = error.message { StandardStreams.remark("error: \(message)") }
            Foundation.exit(error.status.code)
        }
        Foundation.exit(0)
    }

    /// The same error about arguments that a message can repeat: a line feed in one must not look
    /// like the end of the message.
    private static func cleaned(_ error: any Error, of arguments: [String]) -> any Error {
        do {
            _ = try parseAsRoot(arguments.map(TerminalText.clean(argument:)))
            return error
        } catch {
            return error
        }
    }
}
