import CasModel
import Synchronization

/// Models written inside tests.
public enum Models {
    /// The model of a YAML text, which may take data from `data.csv`.
    public static func model(
        _ text: String, name: String = "test", overrides: [Model.Override] = [],
        scenario: String? = nil
    ) throws -> Model {
        try ModelReader.read(
            ModelText(name: name, file: "test.yaml", bytes: Array(text.utf8)),
            overrides: overrides, scenario: scenario,
            data: { (path, _) throws(Diagnostic) in
                guard path == "data.csv" else { throw Diagnostic("there is no `\(path)`") }
                return Array(data.utf8)
            })
    }

    /// The content of `data.csv`: eight rows of five different values, one of them without weight.
    public static let data = "x,w\n3,1\n5,2\n-1.5,0.5\n9,0\n5,1\n40,3\n3,0.25\n-1.5,0.25\n"

    /// The number 1, which is known only in a run. What makes it so is the 0: the reader and the graph compute
    /// constants at once, but leave 0 times a draw alone, since it is no value where the draw is none. A
    /// law with this among its parameters is thus drawn by the sampler for parameters that vary.
    public static let unfoldedOne = "1 + 0 * uniform(0, 1)"

    /// A model of quantities given as `name: expression` lines.
    public static func model(quantities: String) throws -> Model {
        let lines = quantities.split(separator: "\n").map { "  " + $0 }
        return try model("quantities:\n" + lines.joined(separator: "\n") + "\n")
    }

    /// The values of the reported quantities, row by row: one array a quantity, and of weighted rows last
    /// the weights.
    public static func draws(
        _ model: Model, runs: Int, seed: UInt64 = 42, threads: Int = 2,
        weighted: Bool = false
    ) throws -> [[Double]] {
        let columns = model.report.count + (weighted ? 1 : 0)
        var result = [[Double]](repeating: [], count: columns)
        let complete = try Simulator(model).generateDraws(
            SimulationOptions(runs: runs, seed: seed, threads: threads),
            weighted ? .weighted : .equallyWeighted,
            format: { chunk in
                (chunk.columns + (chunk.weights.map { [$0] } ?? [])).flatMap { column in
                    Array(UnsafeRawBufferPointer(column))
                }
            },
            write: { bytes in
                bytes.withUnsafeBytes { raw in
                    let count = raw.count / 8 / columns
                    for column in 0..<columns {
                        for run in 0..<count {
                            result[column].append(
                                raw.loadUnaligned(
                                    fromByteOffset: (column * count + run) * 8, as: Double.self))
                        }
                    }
                }
            })
        precondition(complete)
        return result
    }

    /// The draws of one quantity's expression.
    public static func draws(
        _ expression: String, runs: Int, seed: UInt64 = 42
    ) throws -> [Double] {
        try draws(model(quantities: "x: \(expression)"), runs: runs, seed: seed)[0]
    }

    /// The figures of a model.
    public static func simulate(
        _ model: Model, runs: Int, seed: UInt64 = 42, threads: Int = 2, levels: [Double] = [0.9]
    ) throws -> SimulationResult {
        try Simulator(model).run(
            SimulationOptions(runs: runs, seed: seed, threads: threads, levels: levels))
    }
}
