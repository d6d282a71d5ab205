import Foundation
import ModelLanguage
import Output
import Simulation

extension Model {
    /// Samples the model.
    ///
    /// The result is that of `casmodel simulate` with the same seed and runs, bit for bit, whatever the
    /// threads.
    ///
    /// - Parameters:
    ///   - runs: how many, from 1 to 10^12.
    ///   - seed: of all random numbers.
    ///   - threads: how many work at it; all processors' where not given.
    ///   - levels: those of the credible intervals.
    ///   - control: tells how far it is, and can stop it.
    /// - Throws: `SimulationError`, for an option out of range and for a model that cannot be sampled.
    public func simulate(
        runs: Int, seed: UInt64 = 42, threads: Int? = nil, levels: [Double] = [0.9],
        control: SimulationControl = SimulationControl()
    ) throws(SimulationError) -> SimulationResult {
        let threads = threads ?? max(ProcessInfo.processInfo.activeProcessorCount, 1)
        return try Simulator(self, threads: threads).run(
            SimulationOptions(runs: runs, seed: seed, threads: threads, levels: levels),
            control: control)
    }
}

extension SimulationResult {
    /// The figures for a reported quantity; nil where none has this name.
    public subscript(name: String) -> QuantityResult? { quantities.first { $0.name == name } }

    /// The answer to a question; nil where none has this name.
    public func question(_ name: String) -> QuestionResult? {
        questions.first { $0.name == name }
    }

    /// What `casmodel simulate` prints.
    public func table() -> String { TerminalWriter().text(ResultDocument.text(self)) }
}

extension QuantityResult {
    /// The equal-tailed credible interval of any level, computed from the distribution: as much of the
    /// probability lies below it as above.
    ///
    /// - Parameter level: above 0 and below 1; nil for another.
    public func interval(_ level: Double) -> CredibleInterval? {
        guard SimulationOptions.validLevels.contains(level) else { return nil }
        let tails = SimulationOptions.tails(ofLevel: level)
        return CredibleInterval(
            level: level, kind: .equalTailed, low: distribution.quantile(tails.low),
            high: distribution.quantile(tails.high))
    }
}
