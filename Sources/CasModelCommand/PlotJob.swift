import CasModel
import Foundation

/// One picture as the command line asked for it: from the model to the file.
struct PlotJob {
    let sampling: ModelSampling
    let kind: ChartKind
    let file: PictureFile

    /// Draws it. Throws also where it was stopped by a signal, after the picture is out.
    func run(_ outputs: OutputPlan) throws(CommandFailure) {
        let simulator = try sampling.compile()
        let interruption = Interruption()
        try outputs.prepare()
        let result = try sampling.sample(simulator, interruption)
        let drawing: ChartDrawing
        do {
            drawing = try Chart.drawing(kind, of: result, options: file.options.chart)
        } catch {
            throw CommandFailure(
                interruption.status ?? .badModel, "cannot draw the chart: \(error)")
        }
        let bytes = try file.bytes(of: drawing)
        try outputs.file(for: .picture)?.write(bytes)
        try outputs.commit()
        for sentence in ResultWarnings.sentences(about: result) {
            StandardStreams.remark("warning: \(sentence)")
        }
        if let status = interruption.status {
            if let stop = PartialText.sentence(about: result) {
                StandardStreams.remark("warning: \(stop); the picture shows a partial result")
            }
            throw CommandFailure(status, nil)
        }
    }
}
