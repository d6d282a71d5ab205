import ModelLanguage
import Statistics

/// Samples a model.
public struct Simulator: Sendable {
    /// The model to sample.
    public let model: Model

    /// Compiles a model, or says why it cannot be run.
    public init(_ model: Model) throws(SimulationError) {
        self.model = model
    }

    /// Samples the model and summarises every reported quantity.
    ///
    /// Stops early, with the figures of the runs done so far, once `control.cancel()` was called;
    /// the figures are then those of a simulation of that many runs.
    public func run(
        _ options: SimulationOptions, control: SimulationControl = SimulationControl()
    ) throws(SimulationError) -> SimulationResult {
        throw SimulationError("not yet")
    }

    /// Generates the reported quantities run by run, in order.
    ///
    /// `format` is called on many threads at once, for one stretch of runs each; what it returns
    /// is handed to `write` on the calling thread in the order of the runs. Ends early, returning
    /// false, once `control.cancel()` was called.
    public func generateDraws(
        _ options: SimulationOptions, control: SimulationControl = SimulationControl(),
        format: @Sendable (DrawChunk) -> [UInt8], write: ([UInt8]) throws -> Void
    ) throws -> Bool {
        throw SimulationError("not yet")
    }
}

/// How much to sample, and how.
public struct SimulationOptions: Sendable {
    /// The number of runs, from 1 to `maximumRuns`.
    public var runs: Int
    /// The seed of all streams.
    public var seed: UInt64
    /// Worker threads, at least 1; the result does not depend on it.
    public var threads: Int
    /// The levels of the credible intervals, each strictly between 0 and 1.
    public var levels: [Double]

    /// The largest number of runs: 10^12.
    public static let maximumRuns = 1_000_000_000_000

    /// Sets the options.
    public init(runs: Int, seed: UInt64 = 42, threads: Int = 1, levels: [Double] = [0.9]) {
        self.runs = runs
        self.seed = seed
        self.threads = threads
        self.levels = levels
    }
}

/// A stretch of consecutive runs of the reported quantities.
public struct DrawChunk {
    /// The index of the first run, from 0.
    public let firstRun: Int
    /// One buffer a reported quantity, each with one value a run; NaN or infinite where the run
    /// is invalid for that quantity.
    public let columns: [UnsafeBufferPointer<Double>]

    /// Assembles a chunk.
    public init(firstRun: Int, columns: [UnsafeBufferPointer<Double>]) {
        self.firstRun = firstRun
        self.columns = columns
    }
}

/// Why a model cannot be run; `description` is the sentence.
public struct SimulationError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The complete sentence without a full stop.
    public let description: String

    /// Describes the reason.
    public init(_ description: String) {
        self.description = description
    }
}
