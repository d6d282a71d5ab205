import CasModel
import Foundation

/// One sweep as the command line asked for it: from the models to the table and the files.
struct SweepJob {
    let swept: SweptModels
    let options: SimulationOptions
    let allowsInvalid: Bool
    /// How the result is printed.
    let layout: Layout
    /// How the picture is made, where one is asked for.
    let picture: PictureFile?

    /// Runs it. Throws also where it was stopped by a signal, after all results are out.
    func run(_ outputs: OutputPlan) throws(CommandFailure) {
        try Resources.require(threads: options.threads)
        let sweeper: Sweeper
        do throws(SimulationError) {
            sweeper = try Sweeper(swept.models)
        } catch {
            throw CommandFailure(.badModel, "\(error)")
        }
        let interruption = Interruption()
        try outputs.prepare()
        let sweep = try sample(sweeper, interruption)
        warn(of: sweep, outputs)
        let printFailure = layout.print(
            unless: outputs.usesStandardOutput, SweepDocument.text(sweep, showing: swept.shown),
            csv: { SweepCSV.bytes(of: sweep) }, json: { SweepJSON.bytes(of: sweep) })
        try outputs.file(for: .summary)?.write(SweepCSV.bytes(of: sweep))
        try outputs.file(for: .json)?.write(SweepJSON.bytes(of: sweep))
        if let picture, let file = outputs.file(for: .picture) {
            try file.write(try bytes(of: picture, sweep))
        }
        try outputs.commit()
        if let status = interruption.status { throw CommandFailure(status, nil) }
        if let printFailure { throw printFailure }
    }

    private func bytes(of picture: PictureFile, _ sweep: Sweep) throws(CommandFailure) -> [UInt8] {
        var chart = picture.options.chart
        chart.quantities = swept.shown
        let drawing: ChartDrawing
        do throws(ChartError) {
            drawing = try Chart.sweep(of: sweep, options: chart)
        } catch {
            throw CommandFailure(.badModel, "cannot draw the chart: \(error)")
        }
        return try picture.bytes(of: drawing)
    }

    // MARK: Sampling

    /// Samples batch by batch. Of a batch that was stopped nothing is told, unless it is the first.
    private func sample(
        _ sweeper: Sweeper, _ interruption: Interruption
    ) throws(CommandFailure) -> Sweep {
        let start = ContinuousClock.now
        var points: [SweptPoint] = []
        for batch in sweeper.batches {
            let control = SimulationControl()
            interruption.watch(control)
            let results = try sample(batch, sweeper, control, interruption)
            guard let results, !control.isCancelled || points.isEmpty else { break }
            let new = zip(swept.grid[batch], results).map { SweptPoint(values: $0, result: $1) }
            try refuseTooManyInvalidRuns(of: new)
            points += new
            if control.isCancelled { break }
        }
        guard !points.isEmpty else {
            throw CommandFailure(
                interruption.status ?? .badModel,
                "stopped before the first runs were done; there is nothing to report")
        }
        return Sweep(
            quantities: swept.quantities, points: points, pointCount: swept.grid.count,
            elapsedSeconds: (ContinuousClock.now - start) / .seconds(1))
    }

    /// What the models of a batch say; nil where it was stopped before its first runs were done.
    private func sample(
        _ batch: Range<Int>, _ sweeper: Sweeper, _ control: SimulationControl,
        _ interruption: Interruption
    ) throws(CommandFailure) -> [SimulationResult]? {
        let progress = ProgressBar(
            "Value \(batch.upperBound) of \(swept.grid.count)", of: options.runs, control: control)
        defer { progress?.finish() }
        do throws(SimulationError) {
            return try sweeper.run(batch, options, control: control)
        } catch {
            if interruption.status != nil, control.isCancelled { return nil }
            let point = SweepText.point(swept.grid[batch.lowerBound], of: swept.quantities)
            throw CommandFailure(
                .badModel,
                batch.count == 1 ? "with \(DisplayText.clean(point)): \(error)" : "\(error)")
        }
    }

    private func refuseTooManyInvalidRuns(of points: [SweptPoint]) throws(CommandFailure) {
        let tooMany = SweepWarnings.invalidRuns(
            of: points, swept.quantities, above: InvalidRuns.tolerated)
        guard allowsInvalid || tooMany.isEmpty else {
            throw CommandFailure(invalidRuns: tooMany)
        }
    }

    /// Says on standard error what the table says on the terminal, where it is not seen there.
    private func warn(of sweep: Sweep, _ outputs: OutputPlan) {
        let isPrinted = !outputs.usesStandardOutput && layout.format.isForPeople
        ModelSampling.warnOfStop(
            SweepText.stop(sweep), files: outputs.files, isShown: isPrinted)
        if isPrinted, Terminal.isTerminal(STDOUT_FILENO) { return }
        for sentence in SweepWarnings.sentences(about: sweep) {
            StandardStreams.remark("warning: \(DisplayText.clean(sentence))")
        }
    }
}
