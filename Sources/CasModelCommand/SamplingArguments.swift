import ArgumentParser
import CasModel
import Foundation

/// The options of every command that samples models.
struct RunArguments: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How many runs to sample, such as 1e7, 10M or 10_000_000; at most 10^12.",
            valueName: "N"))
    var runs = "1e7"

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The seed of the random streams, from 0 to 2^64 - 1.", valueName: "N"))
    var seed = "42"

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Worker threads, from 1 to \(NumberArgument.maximumThreads). (default: one per "
                + "processor)",
            valueName: "N"))
    var threads: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "The level of the credible intervals, such as 0.9 or 90%; can be repeated."
                + " (default: 0.9)",
            valueName: "P"))
    var level: [String] = []

    @Flag(help: "Accepts models in which more than 1 % of the runs have no value.")
    var allowInvalid = false

    /// What the options ask of the simulator.
    func options() throws(CommandFailure) -> SimulationOptions {
        var levels: [Double] = []
        for text in level {
            let level = try NumberArgument.level(text)
            if !levels.contains(level) { levels.append(level) }
        }
        return SimulationOptions(
            runs: try NumberArgument.runs(runs), seed: try NumberArgument.seed(seed),
            threads: try threads.map { (text) throws(CommandFailure) in
                try NumberArgument.threads(text)
            } ?? defaultThreads,
            levels: levels.isEmpty ? [0.9] : levels)
    }

    private var defaultThreads: Int {
        min(max(ProcessInfo.processInfo.activeProcessorCount, 1), NumberArgument.maximumThreads)
    }
}

/// The options of every command that samples one model.
struct SamplingArguments: ParsableArguments {
    @OptionGroup var run: RunArguments

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Runs one of the model's scenarios; 'casmodel check' lists them.", valueName: "NAME"))
    var scenario: String?

    @Option(
        name: .customLong("set"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Replaces a quantity's value for this run; can be repeated.",
            valueName: "NAME=EXPRESSION"))
    var overrides: [String] = []

    var allowInvalid: Bool { run.allowInvalid }

    /// What the options ask of the simulator.
    func options() throws(CommandFailure) -> SimulationOptions { try run.options() }

    /// What the options change in the model.
    func changes() throws(CommandFailure) -> ModelChanges {
        ModelChanges(
            overrides: try overrides.map { (text) throws(CommandFailure) in
                try ModelChanges.override(text)
            }, scenario: scenario)
    }
}

/// What the command line changes in a model.
struct ModelChanges {
    /// The changes of `--set`, in order.
    var overrides: [Model.Override] = []
    /// The scenario that they are made to.
    var scenario: String?

    /// Reads `name=expression`.
    static func override(_ text: String) throws(CommandFailure) -> Model.Override {
        let shown = DisplayText.truncated(DisplayText.clean(text), to: 60, mark: "...")
        guard let sign = text.firstIndex(of: "=") else {
            throw CommandFailure(
                .usage,
                "--set needs name=expression, such as \"killed=5000 to 20000\", got '\(shown)'")
        }
        let name = String(text[..<sign]).trimmingCharacters(in: .whitespaces)
        let expression = String(text[text.index(after: sign)...])
            .trimmingCharacters(in: .whitespaces)
        guard !name.isEmpty, !expression.isEmpty else {
            let missing = name.isEmpty ? "name before" : "expression after"
            throw CommandFailure(.usage, "--set lacks the \(missing) '=' in '\(shown)'")
        }
        return Model.Override(name: name, expression: expression)
    }
}
