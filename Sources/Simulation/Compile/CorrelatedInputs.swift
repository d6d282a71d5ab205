import Distributions
import ModelLanguage

/// Inputs that are drawn with correlated normal scores: a group's independent scores, one from each
/// input's own stream, times the Cholesky factor of the scores' correlations.
struct CorrelatedInputs: Sendable {
    /// The inputs, by their number in the graph. The first keeps its own draws.
    let inputs: [Int]
    /// The Cholesky factor, lower triangular, row by row.
    let factor: [Double]

    /// What a row multiplies independent scores with: the rows that count, the row itself last.
    func terms(ofRow row: Int) -> [(row: Int, factor: Double)] {
        (0...row).compactMap { column in
            let factor = factor[row * inputs.count + column]
            return factor == 0 ? nil : (column, factor)
        }
    }
}

extension Graph {
    /// The numbers of the inputs whose independent scores an input's draws depend on besides its own.
    func inputs(correlatedBefore input: Int) -> [Int] {
        for group in correlated {
            guard let row = group.inputs.firstIndex(of: input) else { continue }
            return group.terms(ofRow: row).dropLast().map { group.inputs[$0.row] }
        }
        return []
    }
}

extension Lowering {
    /// Enters the model's correlations into the graph, once all quantities are in it.
    ///
    /// - Throws: for correlations that a model file could not have stated.
    mutating func correlateInputs() throws(SimulationError) {
        guard !model.correlations.isEmpty else { return }
        var numbers: [String: Int] = [:]
        for (number, input) in graph.inputs.enumerated() where !input.isSelector {
            numbers[input.name] = number
        }
        for correlation in model.correlations {
            guard correlation.value > -1, correlation.value < 1 else {
                throw SimulationError(
                    "a correlation must lie strictly between -1 and 1, got \(correlation.value)")
            }
            guard correlation.between.0 != correlation.between.1 else {
                throw SimulationError(
                    "the input '\(correlation.between.0)' cannot be correlated with itself")
            }
        }
        for group in CorrelationGroup.groups(model.correlations) {
            if let problem = group.problem() {
                throw SimulationError(
                    problem.message + (problem.suggestion.map { "; " + $0 } ?? ""))
            }
            var inputs: [Int] = []
            for name in group.inputs {
                guard let number = numbers[name] else {
                    throw SimulationError(
                        "there is no input '\(name)' that could be correlated")
                }
                inputs.append(number)
            }
            guard let factor = group.matrix.factor else { continue }
            graph.correlated.append(CorrelatedInputs(inputs: inputs, factor: factor))
        }
    }
}

/// What a plan must know to draw correlated inputs.
struct CorrelationPlan: Sendable {
    /// An input whose draws depend on other inputs' scores.
    struct Member: Sendable {
        let law: (any Law)?
        /// The inputs whose independent scores it adds up, itself last, each times a factor.
        let terms: [(input: Int, factor: Double)]
    }

    /// The inputs that depend on others, by their number.
    let members: [Int: Member]

    /// Nil where the tape draws no such input.
    init?(_ graph: Graph, _ tape: Tape) {
        guard !graph.correlated.isEmpty else { return nil }
        var drawn: Set<Int> = []
        for case .input(let input, _) in tape.instructions { drawn.insert(input) }
        var members: [Int: Member] = [:]
        for group in graph.correlated {
            for (row, input) in group.inputs.enumerated() where drawn.contains(input) {
                let terms = group.terms(ofRow: row)
                // Independent of the rest, it is drawn like any other.
                guard terms.count > 1 else { continue }
                members[input] = Member(
                    law: graph.inputs[input].law,
                    terms: terms.map { (group.inputs[$0.row], $0.factor) })
            }
        }
        guard !members.isEmpty else { return nil }
        self.members = members
    }
}
