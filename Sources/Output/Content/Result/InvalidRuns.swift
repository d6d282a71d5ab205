import ModelLanguage
import Simulation

/// Speaks of runs that have no value: what is hit, how often, and where it began.
package enum InvalidRuns {
    /// The share of invalid runs that is still only a warning: 1 %.
    package static let tolerated = 0.01

    /// One sentence, without a full stop, for each reported quantity and question with runs that
    /// have no value; with `above`, only for those where the share of such runs is higher.
    package static func sentences(
        about result: SimulationResult, above share: Double = 0
    ) -> [String] {
        guard result.countedRuns > 0 else { return [] }
        let limit = share * Double(result.countedRuns)
        let model = result.model
        var sentences: [String] = []
        for quantity in result.quantities where Double(quantity.invalidRuns) > limit {
            sentences.append(
                "'\(quantity.name)' has no value in "
                    + runs(quantity.invalidRuns, of: result.countedRuns)
                    + causes(among: model.quantitiesBehind([quantity.quantityIndex]), result))
        }
        for (index, question) in result.questions.enumerated()
        where Double(question.invalidRuns) > limit {
            let references =
                index < model.questions.count
                ? model.questions[index].condition.quantities
                    + (model.questions[index].given?.quantities ?? []) : []
            sentences.append(
                "the question '\(question.name)' has no answer in "
                    + runs(question.invalidRuns, of: result.countedRuns)
                    + causes(among: model.quantitiesBehind(references), result))
        }
        return sentences
    }

    private static func runs(_ count: Int, of total: Int) -> String {
        "\(Numbers.grouped(count)) of \(Numbers.grouped(total)) runs (\(share(count, of: total)))"
    }

    private static func share(_ count: Int, of total: Int) -> String {
        Numbers.rounded(Double(count) / Double(max(total, 1)) * 100, digits: 2) + " %"
    }

    /// Where the invalid values began, the most frequent cause first, three at most.
    private static func causes(among indices: Set<Int>, _ result: SimulationResult) -> String {
        let names = Set(indices.map { result.model.quantities[$0].name })
        let causes = result.invalidCauses.filter { names.contains($0.quantity) && $0.runs > 0 }
            .sorted { $0.runs > $1.runs }
        guard let first = causes.first else { return "" }
        if causes.count == 1 { return ", caused by '\(first.quantity)'" }
        let list = causes.prefix(3)
            .map { "'\($0.quantity)' (\(share($0.runs, of: $0.examinedRuns)))" }
        return ", caused by " + list.joined(separator: ", ")
            + (causes.count > 3 ? " and others" : "")
    }
}

extension Model {
    /// The quantities with these indices and all that they are computed from.
    package func quantitiesBehind(_ indices: [Int]) -> Set<Int> {
        var found: Set<Int> = []
        var pending = indices.filter(quantities.indices.contains)
        while let next = pending.popLast() {
            guard found.insert(next).inserted else { continue }
            pending += quantities[next].expression.quantities.filter(
                quantities.indices.contains)
        }
        return found
    }
}
