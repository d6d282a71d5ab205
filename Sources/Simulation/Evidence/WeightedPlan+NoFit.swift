import ModelLanguage

extension WeightedPlan {
    /// Why no run fits the reports: which of them rules the model out, and by how much.
    func noFit(_ options: SimulationOptions, control: SimulationControl) -> SimulationError {
        let runs = Tempering.runs
        let columns = (0..<check.outputCount).map { _ in NumberColumn(count: runs) }
        let queue = WorkQueue(from: 0, to: runs, control: control)
        queue.run(threads: options.threads) { _ in
            BlockRunner(check, seed: options.seed)
        } work: { runner, range in
            var sink = CollectingSink(columns: columns.map(\.base), origin: 0)
            runner.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
        }
        let done = queue.handedOut
        var fewest: (index: Int, fitting: Int)?
        for index in 0..<check.outputCount / 2 {
            let likelihood = columns[2 * index + 1].base
            var fitting = 0
            for run in 0..<done where likelihood[run] > -.infinity { fitting += 1 }
            if fitting < fewest?.fitting ?? .max { fewest = (index, fitting) }
        }
        guard let fewest else { return SimulationError("no run fits the model's reports") }
        var low = Double.infinity
        var high = -Double.infinity
        for run in 0..<done where columns[2 * fewest.index].base[run].isFinite {
            low = min(low, columns[2 * fewest.index].base[run])
            high = max(high, columns[2 * fewest.index].base[run])
        }
        let report = reports[fewest.index]
        guard fewest.fitting == 0 else {
            return SimulationError(
                "no run fits all of the model's reports together, though each fits some; "
                    + "'\(report.name)' fits \(fewest.fitting) of \(done)")
        }
        let found =
            low <= high
            ? "\(report.aboutText) lies between \(Self.text(low)) and \(Self.text(high))"
            : "\(report.aboutText) has no value"
        return SimulationError(
            "no run fits the report '\(report.name)' (\(report.reportText)): in \(done) runs "
                + found)
    }

    /// A number for a message: six digits.
    private static func text(_ value: Double) -> String {
        guard value != 0, value.isFinite else { return "\(value)" }
        let exponent = Int(VectorMath.log10(value.magnitude).rounded(.down))
        let place = 5 - exponent
        guard abs(place) < 300 else { return "\(value)" }
        let power = VectorMath.pow(10, Double(abs(place)))
        let rounded =
            place >= 0 ? (value * power).rounded() / power : (value / power).rounded() * power
        return rounded == rounded.rounded() && rounded.magnitude < 1e15
            ? "\(Int(rounded))" : "\(rounded)"
    }
}
