import ModelLanguage
import Simulation

extension Sweep {
    /// What is changed in the model besides the swept quantities.
    package var otherChanges: [Model.Override] {
        let swept = Set(quantities.map(\.name))
        return (points.first?.result.model.overrides ?? []).filter { !swept.contains($0.name) }
    }
}

/// What stands for the values of a sweep.
package enum SweepText {
    /// A value of a quantity.
    package static func value(_ value: Double, of quantity: SweptQuantity) -> String {
        Numbers.significant(value, digits: quantity.series.digits)
    }

    /// What the values are, as `x = 1, y = 2`.
    package static func point(_ values: [Double], of quantities: [SweptQuantity]) -> String {
        zip(quantities, values).map { "\($0.name) = \(value($1, of: $0))" }.joined(separator: ", ")
    }

    /// What is swept, as `20 values of x and 3 of y`.
    package static func swept(_ sweep: Sweep) -> String {
        WordList.of(
            sweep.quantities.enumerated().map { index, quantity in
                let values = index == 0 ? " values" : ""
                return "\(quantity.series.values.count)\(values) of \(quantity.name)"
            })
    }

    /// That it was stopped, and after how much: without a capital or a full stop; nil for a whole sweep.
    package static func stop(_ sweep: Sweep) -> String? {
        let runs = sweep.points.first.flatMap { PartialText.sentence(about: $0.result) }
        guard sweep.points.count < sweep.pointCount else { return runs }
        let first = "the first \(sweep.points.count) of \(Numbers.grouped(sweep.pointCount)) "
        let what = first + (sweep.quantities.count == 1 ? "values" : "combinations of values")
        return runs.map { "\($0), with \(what)" } ?? "stopped after \(what)"
    }
}

/// What a reader has to know before using the figures of a sweep.
package enum SweepWarnings {
    /// The most sentences; each value may have warnings of its own.
    private static let most = 10
    /// The most values that a sentence names.
    private static let mostNamed = 5

    /// The warnings, each one sentence without a full stop.
    package static func sentences(about sweep: Sweep) -> [String] {
        sentences(about: sweep.points, of: sweep.quantities) {
            ResultWarnings.sentences(about: $0)
        }
    }

    /// One sentence, without a full stop, for each reported quantity and question of which a higher share
    /// of the runs has no value.
    package static func invalidRuns(
        of points: [SweptPoint], _ quantities: [SweptQuantity], above share: Double
    ) -> [String] {
        sentences(about: points, of: quantities) { InvalidRuns.sentences(about: $0, above: share) }
    }

    private static func sentences(
        about points: [SweptPoint], of quantities: [SweptQuantity],
        _ sentences: (SimulationResult) -> [String]
    ) -> [String] {
        let shared = SharedSentences(points.map(\.result), sentences)
        let said = shared.sentences.map { sentence, places in
            if places.count == points.count, points.count > 1 { return sentence }
            var names = places.prefix(mostNamed).map {
                SweepText.point(points[$0].values, of: quantities)
            }
            let rest = places.count - names.count
            if rest > 0 { names.append("\(rest) other \(rest == 1 ? "value" : "values")") }
            return "with \(WordList.of(names)), \(sentence)"
        }
        guard said.count > most else { return said }
        return said.prefix(most) + ["there are \(said.count - most) further warnings"]
    }
}
