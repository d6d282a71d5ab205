import CasModel

/// A model sampled as the command line asked for: with progress, Ctrl-C and too many invalid runs
/// seen to.
struct ModelSampling {
    let model: Model
    let options: SimulationOptions
    let allowsInvalid: Bool

    /// Compiles the model.
    func compile() throws(CommandFailure) -> Simulator {
        do {
            return try Simulator(model)
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
            throw CommandFailure(
                .badModel,
                tooMany.joined(separator: "\nerror: ")
                    + "\nMore than 1 % is an error. Correct the model, or accept it with "
                    + "--allow-invalid.")
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
}
