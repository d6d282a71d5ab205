import Arithmetic
import ModelLanguage

extension WeightedPlan {
    /// Why no run fits the reports: which of them rules the model out, and by how much.
    func noFit(_ options: SimulationOptions, control: SimulationControl) -> SimulationError {
        let runs = max(Tempering.runs, min(options.runs, 16 * Tempering.runs))
        let kept = KeptRuns(first: runs, of: check, options, control)
        let (columns, done) = (kept.columns, kept.count)
        // Arrays live until their last use, and a pointer into one is none.
        defer { withExtendedLifetime(columns) {} }
        var fewest: (index: Int, fitting: Int)?
        // The share of the runs that would fit all, if fitting one said nothing of the others.
        var share = 1.0
        for index in 0..<check.outputCount / 2 {
            let likelihood = columns[2 * index + 1].base
            var fitting = 0
            for run in 0..<done where likelihood[run] > -.infinity { fitting += 1 }
            share *= Double(fitting) / Double(max(done, 1))
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
            let isAlone = reports.count == 1
            let needed = Self.text((1 / share).rounded(.up))
            return SimulationError(
                (isAlone
                    ? "of the \(options.runs) runs none fits the report '\(report.name)' "
                        + "(\(report.reportText)), which \(fewest.fitting) of \(done) others fit"
                    : "no run fits all of the model's reports together, though each fits some; "
                        + "'\(report.name)' fits \(fewest.fitting) of \(done)")
                    + "; \(isAlone ? "" : "where they do not exclude each other, ")it takes about "
                    + "\(needed) runs for one that fits")
        }
        let found =
            low <= high
            ? "\(report.aboutText) lies between \(Self.text(low)) and \(Self.text(high))"
            : "\(report.aboutText) has no value"
        let exactly =
            report.isExact
            ? "; a value that can be anything in between is never exactly one number, and the report "
                + "must then be a range or `about`" : ""
        return SimulationError(
            "no run fits the report '\(report.name)' (\(report.reportText)): in \(done) runs "
                + found + exactly)
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
