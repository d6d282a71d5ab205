import Arithmetic
import ModelLanguage

/// One model that holds several without reports, so that they are sampled in the same runs.
///
/// An input keeps its stream under whatever name: inputs that the models have in common are driven by the
/// same random numbers. Where their laws are the same, too, they are one input, and all that is computed
/// from the same inputs in the same way is computed once.
struct JointModel {
    /// A quantity that several of the models report.
    struct Common {
        let name: String
        let unit: String
        /// Its index in the joint model, for each model that reports it.
        let indices: [Int?]
    }

    /// Where things stand in the joint model, pair by pair.
    struct Pair {
        /// The place among `common`.
        let quantity: Int
        /// The model that is compared with the first.
        let alternative: Int
        /// The place of the difference among the reported quantities.
        let difference: Int
        /// The place of the first of the two questions, whether it is greater and less.
        let question: Int
    }

    private let models: [Model]
    /// Where each model's quantities begin in the joint one.
    private let origins: [Int]
    private let shifts: [ModelShift]
    private(set) var model: Model
    let common: [Common]
    private(set) var pairs: [Pair] = []

    /// Joins models.
    init(_ models: [Model], common names: [(name: String, unit: String)]) {
        self.models = models
        var quantities: [Quantity] = []
        var order: [Int] = []
        var correlations: [Correlation] = []
        var origins: [Int] = []
        var shifts: [ModelShift] = []
        for (number, model) in models.enumerated() {
            let correlated = Set(model.correlations.flatMap { [$0.between.0, $0.between.1] })
            // No name of a model file has a space.
            let renamed = Dictionary(
                uniqueKeysWithValues: correlated.map { ($0, "\(number) \($0)") })
            let shift = ModelShift(quantities: quantities.count, inputs: renamed)
            origins.append(quantities.count)
            shifts.append(shift)
            order += model.evaluationOrder.map { $0 + shift.quantities }
            quantities += model.quantities.map { quantity in
                var quantity = quantity
                quantity.name = "\(number) \(quantity.name)"
                quantity.expression = shift.moved(quantity.expression)
                return quantity
            }
            correlations += model.correlations.map { item in
                let (a, b) = item.between
                return Correlation(
                    between: (renamed[a] ?? a, renamed[b] ?? b), measure: item.measure,
                    value: item.value)
            }
        }
        self.origins = origins
        self.shifts = shifts
        common = names.map { entry in
            Common(
                name: entry.name, unit: entry.unit,
                indices: zip(models, origins).map { model, origin in
                    model.report.first {
                        model.quantities[$0].name == entry.name
                            && model.quantities[$0].unit == entry.unit
                    }.map { $0 + origin }
                })
        }
        model = Model(
            name: "comparison", title: "comparison", quantities: quantities,
            evaluationOrder: order, report: [], correlations: correlations)
        for (model, origin) in zip(models, origins) {
            self.model.report += model.report.map { $0 + origin }
        }
        for (number, model) in models.enumerated() {
            self.model.questions += model.questions.map { question in
                var question = question
                question.condition = shifts[number].moved(question.condition)
                question.given = question.given.map { shifts[number].moved($0) }
                return question
            }
        }
        addPairs()
    }

    /// The differences and who is greater.
    private mutating func addPairs() {
        for (quantity, entry) in common.enumerated() {
            guard let first = entry.indices.first ?? nil else { continue }
            for (alternative, index) in entry.indices.enumerated().dropFirst() {
                guard let index else { continue }
                let a = Self.value(first)
                let b = Self.value(index)
                let difference = model.quantities.count
                model.quantities.append(
                    Quantity(
                        name: "difference \(alternative) \(entry.name)", unit: entry.unit,
                        expression: CheckedExpression(.binary(.subtract, b, a), span: 0..<0),
                        text: ""))
                model.evaluationOrder.append(difference)
                pairs.append(
                    Pair(
                        quantity: quantity, alternative: alternative,
                        difference: model.report.count, question: model.questions.count))
                model.report.append(difference)
                ask("greater", .binary(.greater, b, a))
                ask("less", .binary(.less, b, a))
            }
        }
    }

    /// Adds the questions whether each common quantity is at most its threshold, and for each pair
    /// whether both are; gives back where the first of them stands.
    ///
    /// - Parameter thresholds: by index in the joint model.
    mutating func ask(below thresholds: [Int: Double]) -> (single: [Int: Int], both: [Int]) {
        func isBelow(_ index: Int) -> CheckedExpression {
            let threshold = CheckedExpression(.number(thresholds[index] ?? .nan), span: 0..<0)
            return CheckedExpression(
                .binary(.lessOrEqual, Self.value(index), threshold), span: 0..<0,
                isCondition: true)
        }
        var single: [Int: Int] = [:]
        for index in common.flatMap({ $0.indices.compactMap { $0 } }) {
            single[index] = model.questions.count
            ask("below", isBelow(index).kind)
        }
        var both: [Int] = []
        for pair in pairs {
            let indices = common[pair.quantity].indices
            guard let a = indices[0], let b = indices[pair.alternative] else { continue }
            both.append(model.questions.count)
            ask("both", .binary(.and, isBelow(a), isBelow(b)))
        }
        return (single, both)
    }

    private mutating func ask(_ name: String, _ condition: CheckedExpression.Kind) {
        model.questions.append(
            Question(
                name: name, condition: CheckedExpression(condition, span: 0..<0, isCondition: true),
                text: name))
    }

    private static func value(_ index: Int) -> CheckedExpression {
        CheckedExpression(.quantity(index), span: 0..<0)
    }

    /// The result of one of the models, as if it had been sampled by itself.
    func result(of number: Int, in joint: SimulationResult) -> SimulationResult {
        let model = models[number]
        let firstQuantity = models[..<number].reduce(0) { $0 + $1.report.count }
        let firstQuestion = models[..<number].reduce(0) { $0 + $1.questions.count }
        let prefix = "\(number) "
        return SimulationResult(
            model: model, seed: joint.seed, runs: joint.runs, requestedRuns: joint.requestedRuns,
            threads: joint.threads, elapsedSeconds: joint.elapsedSeconds,
            quantities: model.report.indices.map {
                let figures = joint.quantities[firstQuantity + $0]
                let index = model.report[$0]
                return figures.named(model.quantities[index].name, index: index)
            },
            questions: Array(joint.questions[firstQuestion...].prefix(model.questions.count)),
            invalidCauses: joint.invalidCauses.filter { $0.quantity.hasPrefix(prefix) }.map {
                InvalidCause(
                    quantity: String($0.quantity.dropFirst(prefix.count)), runs: $0.runs,
                    examinedRuns: $0.examinedRuns)
            }, isRefined: joint.isRefined)
    }
}

extension QuantityResult {
    /// The same figures under another name.
    func named(_ name: String, index: Int) -> QuantityResult {
        var result = self
        result.name = name
        result.quantityIndex = index
        return result
    }
}
