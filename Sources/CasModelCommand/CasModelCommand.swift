import ArgumentParser
import CasModel

@main
struct CasModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "casmodel")
}
