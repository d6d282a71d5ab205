import ModelLanguage
import Simulation

/// What stands for the alternatives of a comparison.
package enum AlternativeText {
    /// The letters of several alternatives, ascending: `A, C to F`.
    package static func letters(_ indices: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for index in indices {
            if let last = runs.last, last.upperBound == index - 1 {
                runs[runs.count - 1] = last.lowerBound...index
            } else {
                runs.append(index...index)
            }
        }
        return runs.map { run in
            let ends = run.count > 1 ? [run.lowerBound, run.upperBound] : [run.lowerBound]
            return ends.map(letter).joined(separator: run.count > 2 ? " to " : ", ")
        }.joined(separator: ", ")
    }

    /// The letter of an alternative: A for the first.
    package static func letter(_ index: Int) -> String {
        let scalar = Unicode.Scalar(UInt8(ascii: "A") + UInt8(clamping: min(max(index, 0), 25)))
        return String(Character(scalar))
    }

    /// What all alternatives have in common, or that they have nothing.
    package static func heading(_ comparison: Comparison) -> String {
        guard let first = comparison.alternatives.first?.model else { return "" }
        return isOneModel(comparison)
            ? Words.title(of: first) : "Comparison of \(comparison.alternatives.count) models"
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
            parts.append("with " + changes.joined(separator: "; "))
        }
        if isOneModel(comparison) {
            return parts.isEmpty ? "the model as it is" : parts.joined(separator: ", ")
        }
        let name = model.name + ": " + Words.title(of: model)
        return ([name] + parts).joined(separator: ", ")
    }

    /// The letter with what tells the alternative from the others, in few words.
    package static func label(_ index: Int, of comparison: Comparison) -> String {
        let model = comparison.alternatives[index].model
        var parts: [String] = []
        if !isOneModel(comparison) { parts.append(model.name) }
        if let scenario = model.scenario { parts.append(scenario.name) }
        parts += model.overrides.map { "\($0.name) = \($0.expression)" }
        return letter(index) + " " + (parts.isEmpty ? "as it is" : parts.joined(separator: ", "))
    }

    /// Whether the alternatives are one model under different assumptions.
    package static func isOneModel(_ comparison: Comparison) -> Bool {
        Set(comparison.alternatives.map { $0.model.name + $0.model.digest }).count == 1
    }
}
