import Encoding
import ModelLanguage
import Simulation

extension DrawFormat {
    /// The names of the columns of a model's draws: the reported quantities and, of runs that are weighted,
    /// last the weight.
    package static func columns(of model: Model, _ kind: DrawKind) -> [String] {
        let names = model.report.filter(model.quantities.indices.contains)
            .map { model.quantities[$0].name }
        guard kind == .weighted else { return names }
        return names + [names.contains("weight") ? "run_weight" : "weight"]
    }

    /// The rows of one stretch of a model's draws.
    package func rows(of chunk: DrawChunk) -> [UInt8] {
        rows(chunk.columns + (chunk.weights.map { [$0] } ?? []))
    }
}
