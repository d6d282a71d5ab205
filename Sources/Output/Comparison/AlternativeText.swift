import ModelLanguage
import Simulation

/// What stands for the alternatives of a comparison.
package enum AlternativeText {
    /// The letter of an alternative: A for the first.
    package static func letter(_ index: Int) -> String {
        let scalar = Unicode.Scalar(UInt8(ascii: "A") + UInt8(clamping: min(max(index, 0), 25)))
        return String(Character(scalar))
    }

    /// What all alternatives have in common, or that they have nothing.
    package static func heading(_ comparison: Comparison) -> String {
        guard let first = comparison.alternatives.first?.model else { return "" }
        return isOneModel(comparison)
            ? title(first) : "Comparison of \(comparison.alternatives.count) models"
    }

    /// What one alternative is, in words.
    package static func description(_ index: Int, of comparison: Comparison) -> String {
        let model = comparison.alternatives[index].model
        var parts: [String] = []
        if let scenario = model.scenario {
            parts.append("scenario " + ScenarioText.heading(scenario))
        }
        if !model.overrides.isEmpty {
            let changes = model.overrides.map { "\($0.name) = \($0.expression)" }
            parts.append("with " + DisplayText.clean(changes.joined(separator: "; ")))
        }
        if isOneModel(comparison) {
            return parts.isEmpty ? "the model as it is" : parts.joined(separator: ", ")
        }
        let name = DisplayText.clean(model.name) + ": " + title(model)
        return ([name] + parts).joined(separator: ", ")
    }

    /// The letter with what tells the alternative from the others, in few words.
    package static func label(_ index: Int, of comparison: Comparison) -> String {
        let model = comparison.alternatives[index].model
        var parts: [String] = []
        if !isOneModel(comparison) { parts.append(model.name) }
        if let scenario = model.scenario { parts.append(scenario.name) }
        parts += model.overrides.map { "\($0.name) = \($0.expression)" }
        return letter(index) + " "
            + DisplayText.clean(parts.isEmpty ? "as it is" : parts.joined(separator: ", "))
    }

    /// Whether the alternatives are one model under different assumptions.
    package static func isOneModel(_ comparison: Comparison) -> Bool {
        Set(comparison.alternatives.map { $0.model.name + $0.model.digest }).count == 1
    }

    private static func title(_ model: Model) -> String {
        DisplayText.clean(model.title)
            + (model.asOf.map { ", as of " + DisplayText.clean($0) } ?? "")
    }

    /// What the figures that compare are, in words; each entry a sentence of its own.
    package static func explanations(_ comparison: Comparison) -> [String] {
        let probability: String
        switch comparison.pairing {
        case .commonRuns:
            probability =
                "P(> A): the probability that the value is larger than in A in the same run, in "
                + "which what both name is the same draw."
        case .independentDraws:
            probability =
                "P(> A): the probability that the value is larger than in A, the two being "
                + "independently drawn from their own answers, since reports are weighed."
        }
        return [
            "shift: of the median from that of A, with its Monte Carlo error.", probability,
            "overlap: what the two densities have in common, 100 % if they are the same.",
        ]
    }
}

/// The figures that compare, as text.
package struct ShiftTexts {
    package let median: String
    package let greater: String
    package let overlap: String

    /// Writes a shift; `spread` is the larger of the two standard deviations.
    package init(_ shift: QuantityShift, spread: Double, style: TextStyle) {
        guard !shift.isSame else {
            median = "same"
            greater = ""
            overlap = ""
            return
        }
        let (value, error) = (shift.median.value, shift.median.standardError)
        let text = SupportedDigits.text(value, error: error, spread: spread)
        let place = SupportedDigits.lastDigit(of: value, error: error, spread: spread)
        let sign = value > 0 && text != "0" ? "+" : ""
        // With the digits of the figure, unless nothing were left of it.
        let rounded = Numbers.fixed(error, lastDigit: place)
        let isNothing = !rounded.utf8.contains {
            $0 >= UInt8(ascii: "1") && $0 <= UInt8(ascii: "9")
        }
        let shown =
            isNothing ? SupportedDigits.errorText(error, lastDigit: place) : rounded
        median =
            error > 0 && error.isFinite
            ? "\(sign)\(text) \(style.plusMinus) \(shown)" : sign + text
        greater = Self.share(shift.greater.value, error: shift.greater.standardError)
        let common = shift.overlap.value
        overlap =
            common <= 0 || common >= 1
            ? Numbers.fixed(common * 100, lastDigit: 0) + " %"
            : Self.share(common, error: max(shift.overlap.standardError, 0.0005))
    }

    /// A probability as a percentage with the digits that its error supports.
    package static func share(_ p: Double, error: Double) -> String {
        guard p.isFinite else { return "n/a" }
        // What happened in no run may still be possible.
        if p <= 0 { return "no run" }
        if p >= 1 { return "all runs" }
        let percent = p * 100
        let rarer = Numbers.decimalExponent(min(percent, max((1 - p) * 100, 1e-12)))
        let supported =
            error.isFinite && error > 0
            ? SupportedDigits.lastDigit(of: percent, error: error * 100, spread: 10) : -1
        // A tenth of a percent is enough, unless the share is smaller.
        let place = min(max(supported, -1), rarer, 0)
        return Numbers.fixed(percent, lastDigit: max(place, supported)) + " %"
    }
}
