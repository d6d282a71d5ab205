import Encoding
import ModelLanguage
import Simulation

extension DrawFormat {
    /// The names of the columns of a model's draws: the reported quantities and last, for a model with
    /// reports, the run's weight.
    package static func columns(of model: Model) -> [String] {
        let names = model.report.filter(model.quantities.indices.contains)
            .map { model.quantities[$0].name }
        guard !model.evidence.isEmpty else { return names }
        return names + [names.contains("weight") ? "evidence_weight" : "weight"]
    }

    /// The rows of one stretch of a model's runs.
    package func rows(of chunk: DrawChunk) -> [UInt8] {
        rows(chunk.columns + (chunk.weights.map { [$0] } ?? []))
    }
}
