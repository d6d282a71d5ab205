import CasModel
import Foundation

/// One simulation as the command line asked for it: from the model to the table and the files.
struct SimulationJob {
    let sampling: ModelSampling
    /// How the result is printed.
    let layout: Layout
    /// Whether figures are told that take statistics to read, and whether rounded ones are.
    let hasDetails: Bool
    let isRounded: Bool
    /// What `--draws` writes.
    let draws: DrawsJob

    /// Runs it. Throws also where it was stopped by a signal, after all results are out.
    func run(_ plan: OutputPlan) throws(CommandFailure) {
        var outputs = plan
        let simulator = try sampling.compile()
        let interruption = Interruption()
        try outputs.prepare()

        let result = try sampling.sample(simulator, interruption)
        // The columns of these have no place for what the table says besides.
        let files = [OutputPlan.Content.summary, .curves, .json].compactMap(outputs.file(for:))
        ModelSampling.warn(
            of: result, files: files,
            isShown: !outputs.usesStandardOutput && layout.format.isForPeople)

        let printFailure = layout.print(
            unless: outputs.usesStandardOutput,
            ResultDocument.text(result, hasDetails: hasDetails, isRounded: isRounded),
            csv: { SummaryCSV.bytes(of: result) }, json: { JSONReport.bytes(of: result) })
        try outputs.file(for: .summary)?.write(SummaryCSV.bytes(of: result))
        try outputs.file(for: .curves)?.write(CurvesCSV.bytes(of: result))
        try outputs.file(for: .json)?.write(JSONReport.bytes(of: result))
        if let file = outputs.file(for: .draws) {
            var isComplete = false
            if !result.isPartial {
                isComplete = try draws.write(sampling, simulator, to: file, interruption)
            }
            if !isComplete {
                StandardStreams.remark(
                    "warning: stopped; \(file.shownName) (--draws) "
                        + (file.isReplacedWhole ? "is not written" : "is not complete"))
                outputs.discard(.draws)
            }
        }
        try outputs.commit()
        if let status = interruption.status { throw CommandFailure(status, nil) }
        if let printFailure { throw printFailure }
    }
}
