import CasModel
import Foundation

/// A model sampled as the command line asked for: with progress, Ctrl-C and too many invalid runs
/// seen to.
struct ModelSampling {
    let model: Model
    let options: SimulationOptions
    let allowsInvalid: Bool

    /// Compiles the model.
    func compile() throws(CommandFailure) -> Simulator {
        try Resources.require(threads: options.threads)
        do {
            return try Simulator(model, threads: options.threads)
        } catch {
            throw CommandFailure(.badModel, "'\(DisplayText.clean(model.name))': \(error)")
        }
    }

    /// Samples the compiled model; what was stopped by a signal gives the runs done so far.
    ///
    /// - Throws: where nothing was done yet, and for a model of which more than 1 % of the runs have
    ///   no value, unless that is allowed.
    func sample(
        _ simulator: Simulator, _ interruption: Interruption
    ) throws(CommandFailure) -> SimulationResult {
        let result = try run(simulator, interruption)
        let tooMany = InvalidRuns.sentences(about: result, above: InvalidRuns.tolerated)
        guard allowsInvalid || tooMany.isEmpty else {
            throw CommandFailure(invalidRuns: tooMany)
        }
        return result
    }

    private func run(
        _ simulator: Simulator, _ interruption: Interruption
    ) throws(CommandFailure) -> SimulationResult {
        let control = SimulationControl()
        interruption.watch(control)
        let progress = ProgressBar("Sampling", of: options.runs, control: control)
        defer { progress?.finish() }
        do {
            return try simulator.run(options, control: control)
        } catch {
            if let status = interruption.status, control.isCancelled {
                throw CommandFailure(
                    status, "stopped before the first runs were done; there is nothing to report")
            }
            throw CommandFailure(.badModel, "'\(DisplayText.clean(model.name))': \(error)")
        }
    }

    /// Samples the model and writes what becomes of the result to the one output of a command.
    /// Throws also where it was stopped by a signal, after the output is in its place.
    func write(
        _ content: OutputPlan.Content, of outputs: OutputPlan,
        as bytes: (SimulationResult) throws -> [UInt8]
    ) throws {
        let simulator = try compile()
        let interruption = Interruption()
        try outputs.prepare()
        let result = try sample(simulator, interruption)
        if let file = outputs.file(for: content) {
            Self.warn(of: result, files: [file], isShown: false)
            try file.write(bytes(result))
        }
        try outputs.commit()
        if let status = interruption.status { throw CommandFailure(status, nil) }
    }

    /// Says on standard error what the readers of files have to know, which may outlive what the
    /// terminal shows. `isShown` tells that standard output says it too; a terminal need not show it
    /// twice.
    static func warn(of result: SimulationResult, files: [OutputFile], isShown: Bool) {
        warnOfStop(PartialText.sentence(about: result), files: files, isShown: isShown)
        if isShown, Terminal.isTerminal(STDOUT_FILENO) { return }
        for warning in ResultWarnings.all(about: result) {
            StandardStreams.remark("warning: \(DisplayText.clean(warning.sentence))")
            if let help = warning.help {
                StandardStreams.remark("  help: \(DisplayText.clean(help))")
            }
        }
    }

    /// Says on standard error that a result is partial, and which files hold it.
    ///
    /// - Parameter stop: after how much it was stopped; nil where it was not.
    static func warnOfStop(_ stop: String?, files: [OutputFile], isShown: Bool) {
        let files = files.filter { !$0.isStandardOutput }
        guard let stop, !files.isEmpty || !isShown else { return }
        let names = files.map { "\($0.shownName) (\($0.option))" }
        let held = names.count == 1 ? "holds" : "hold"
        StandardStreams.remark(
            "warning: \(stop)"
                + (names.isEmpty
                    ? "" : "; \(names.joined(separator: ", ")) \(held) a partial result"))
    }
}

extension CommandFailure {
    /// The refusal of models of which too many runs have no value.
    init(invalidRuns sentences: [String]) {
        self.init(
            .badModel,
            sentences.map { DisplayText.clean($0) }.joined(separator: "\nerror: ")
                + "\nMore than 1 % is an error. Correct the model, or accept it with "
                + "--allow-invalid.")
    }
}
