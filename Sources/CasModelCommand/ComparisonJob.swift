import CasModel
import Foundation

/// One comparison as the command line asked for it: from the models to the table and the files.
struct ComparisonJob {
    let models: [Model]
    let options: SimulationOptions
    let allowsInvalid: Bool
    /// How the result is printed; nil where it is not.
    let layout: Layout?
    /// How the picture is made, where one is asked for.
    let picture: PictureFile?
    /// What the picture shows.
    var pictureKind = ComparisonChartKind.interval
    /// How a page is made of the result, where one is asked for.
    var page: (Comparison) throws -> [UInt8] = ComparisonPage.bytes(of:)

    /// Runs it. Throws also where it was stopped by a signal, after all results are out.
    func run(_ outputs: OutputPlan) throws {
        try Resources.require(threads: options.threads)
        let comparer: Comparer
        do throws(SimulationError) {
            comparer = try Comparer(models, threads: options.threads)
        } catch {
            throw CommandFailure(.badModel, "\(error)")
        }
        try refuseNothingInCommon(comparer)
        let interruption = Interruption()
        try outputs.prepare()
        let comparison = try sample(comparer, interruption)
        try refuseTooManyInvalidRuns(of: comparison)
        warn(of: comparison, outputs)
        let printFailure = layout?.print(
            unless: outputs.usesStandardOutput, ComparisonDocument.text(comparison),
            csv: { ComparisonCSV.bytes(of: comparison) },
            json: { ComparisonJSON.bytes(of: comparison) })
        try outputs.file(for: .summary)?.write(ComparisonCSV.bytes(of: comparison))
        try outputs.file(for: .json)?.write(ComparisonJSON.bytes(of: comparison))
        if let picture, let file = outputs.file(for: .picture) {
            try file.write(try bytes(of: picture, comparison))
        }
        if let file = outputs.file(for: .page) { try file.write(try page(comparison)) }
        try outputs.commit()
        if let status = interruption.status { throw CommandFailure(status, nil) }
        if let printFailure { throw printFailure }
    }

    private func bytes(
        of picture: PictureFile, _ comparison: Comparison
    ) throws(CommandFailure) -> [UInt8] {
        let drawing: ChartDrawing
        do throws(ChartError) {
            drawing = try Chart.drawing(
                pictureKind, of: comparison, options: picture.options.chart)
        } catch {
            throw CommandFailure(.badModel, "cannot draw the chart: \(error)")
        }
        return try picture.bytes(of: drawing)
    }

    private func refuseNothingInCommon(_ comparer: Comparer) throws(CommandFailure) {
        guard comparer.commonQuantities.isEmpty else { return }
        let units = comparer.otherUnits.map { "'\(DisplayText.clean($0))'" }
        throw CommandFailure(
            .badModel,
            "the models report no quantity in common"
                + (units.isEmpty
                    ? ""
                    : "; they report \(units.joined(separator: ", ")) in "
                        + "different units"))
    }

    private func sample(
        _ comparer: Comparer, _ interruption: Interruption
    ) throws(CommandFailure) -> Comparison {
        let control = SimulationControl()
        interruption.watch(control)
        let progress = ProgressBar("Sampling", of: options.runs, control: control)
        defer { progress?.finish() }
        do throws(SimulationError) {
            return try comparer.run(options, control: control)
        } catch {
            if let status = interruption.status, control.isCancelled {
                throw CommandFailure(
                    status, "stopped before all models were sampled; there is nothing to compare")
            }
            throw CommandFailure(.badModel, "\(error)")
        }
    }

    private func refuseTooManyInvalidRuns(of comparison: Comparison) throws(CommandFailure) {
        let tooMany = ComparisonWarnings.invalidRuns(of: comparison, above: InvalidRuns.tolerated)
        guard allowsInvalid || tooMany.isEmpty else {
            throw CommandFailure(invalidRuns: tooMany)
        }
    }

    /// Says on standard error what the table says on the terminal, where it is not seen there.
    private func warn(of comparison: Comparison, _ outputs: OutputPlan) {
        let isPrinted =
            !outputs.usesStandardOutput && layout.map { $0.format.isForPeople } ?? false
        if let first = comparison.alternatives.first {
            ModelSampling.warnOfStop(
                PartialText.sentence(about: first), files: outputs.files, isShown: isPrinted)
        }
        if isPrinted, Terminal.isTerminal(STDOUT_FILENO) { return }
        for sentence in ComparisonWarnings.sentences(about: comparison) {
            StandardStreams.remark("warning: \(DisplayText.clean(sentence))")
        }
    }
}
