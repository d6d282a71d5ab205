import ModelLanguage
import Statistics

/// Samples several models and compares what they say.
///
/// **Without reports** the models are sampled in common runs, as one joint model: an input that two
/// models have under the same name has the same random numbers in both. Every figure of a model is,
/// bit for bit, that of sampling it alone (with more than 128 figures in all, to within the rank
/// tolerance of `BinLayout`).
///
/// **With reports**, in one of them even, each model is sampled by itself with its own weights, and
/// what is said of two answers is about independent draws from them.
///
/// **Error of a shift of medians.** Asymptotically a sample median differs from the true one by
/// (1/2 − share of runs at most the median) / density. In common runs the shares of A and B are
/// correlated, and so
///
///     se² = se_A² + se_B² − 2 ρ se_A se_B,   ρ = corr(1{A ≤ m_A}, 1{B ≤ m_B}),
///
/// with the standard errors of both medians; ρ (Blomqvist 1950, doi:10.1214/aoms/1177729754) is
/// counted over all runs, at the medians of the first 65,536 runs.
package struct Comparer: Sendable {
    /// The models; the others are compared with the first.
    package let models: [Model]
    /// What is compared.
    package let pairing: Comparison.Pairing

    private let simulators: [Simulator]
    private let joint: JointModel?
    private let common: [(name: String, unit: String)]
    /// The most runs that say where medians are looked for.
    private static let pilotRuns = 1 << 16

    /// The most figures, differences included, that a comparison may have: each takes about 0.5 MB.
    package static let maximumFigures = 4000

    /// Compiles models, at least one.
    ///
    /// - Parameter threads: with 1 the calling thread does all of it, else Dispatch decides.
    /// - Throws: where one of them cannot be run, and where they report so much that there would be more
    ///   than `maximumFigures`: the quantities of all models, and the difference of each that two models
    ///   have in common.
    package init(_ models: [Model], threads: Int = .max) throws(SimulationError) {
        self.models = models
        let common = Comparer.common(models)
        self.common = common
        let figures =
            models.reduce(0) { $0 + $1.report.count } + common.count * max(models.count - 1, 0)
        guard figures <= Self.maximumFigures else {
            throw SimulationError(
                "the comparison would have \(figures) figures, differences included, and at most "
                    + "\(Self.maximumFigures) can be compared; compare fewer alternatives, or list "
                    + "fewer quantities under `report:`")
        }
        pairing =
            models.contains { !$0.evidence.isEmpty } ? .independentDraws : .commonRuns
        if pairing == .commonRuns {
            let joint = JointModel(models, common: common)
            self.joint = joint
            simulators = [try Simulator(joint.model, threads: threads)]
        } else {
            joint = nil
            var simulators: [Simulator] = []
            for model in models { simulators.append(try Simulator(model, threads: threads)) }
            self.simulators = simulators
        }
    }

    /// The quantities that the first reports and another one in the same unit.
    private static func common(_ models: [Model]) -> [(name: String, unit: String)] {
        guard let first = models.first else { return [] }
        let others = models.dropFirst().map { model in
            Set(model.report.map { [model.quantities[$0].name, model.quantities[$0].unit] })
        }
        return first.report.map { first.quantities[$0] }
            .filter { quantity in others.contains { $0.contains([quantity.name, quantity.unit]) } }
            .map { ($0.name, $0.unit) }
    }

    /// The names of the quantities that can be compared.
    package var commonQuantities: [String] { common.map(\.name) }

    /// The quantities that the first and another model report in different units only.
    package var otherUnits: [String] {
        guard let first = models.first else { return [] }
        let named = Set(common.map(\.name))
        let others = Set(
            models.dropFirst().flatMap { model in model.report.map { model.quantities[$0].name } })
        return first.report.map { first.quantities[$0].name }
            .filter { others.contains($0) && !named.contains($0) }
    }

    /// Samples the models and compares them.
    ///
    /// Stopped by `control.cancel()`, the figures are those of the runs done so far; with reports, of the
    /// models done so far there are none, and it throws.
    ///
    /// - Throws: for options out of range, and where it was stopped before there was anything to
    ///   compare.
    package func run(
        _ options: SimulationOptions, control: SimulationControl = SimulationControl()
    ) throws(SimulationError) -> Comparison {
        guard var joint else { return try runApart(options, control) }
        let plan = try thresholds(options, joint, control)
        let asked = joint.ask(below: plan)
        let result = try Simulator(joint.model, threads: options.threads).run(
            options, control: control)
        let alternatives = models.indices.map { joint.result(of: $0, in: result) }
        var shifts: [Int: [Int: QuantityShift]] = [:]
        for (place, pair) in joint.pairs.enumerated() {
            let indices = joint.common[pair.quantity].indices
            guard let first = indices[0], let second = indices[pair.alternative],
                let a = figures(first, joint, result), let b = figures(second, joint, result)
            else { continue }
            func share(_ question: Int?) -> Double {
                question.map { result.questions[$0].probability.value } ?? .nan
            }
            let correlation = Comparer.correlation(
                share(asked.single[first]), share(asked.single[second]),
                both: share(asked.both[place]))
            let greater = result.questions[pair.question]
            let less = result.questions[pair.question + 1].probability.value
            let difference = result.quantities[pair.difference]
            shifts[pair.quantity, default: [:]][pair.alternative] = QuantityShift(
                median: Comparer.shift(
                    a.quantile(0.5), b.quantile(0.5), correlation: correlation),
                mean: difference.mean, greater: greater.probability, less: less,
                equal: max(1 - greater.probability.value - less, 0),
                overlap: Overlap.coefficient(a.distribution, b.distribution),
                difference: difference)
        }
        return assemble(alternatives, shifts)
    }

    private func figures(
        _ index: Int, _ joint: JointModel, _ result: SimulationResult
    ) -> QuantityResult? {
        joint.model.report.firstIndex(of: index).map { result.quantities[$0] }
    }

    /// Medians of the first runs, by index in the joint model.
    private func thresholds(
        _ options: SimulationOptions, _ joint: JointModel, _ control: SimulationControl
    ) throws(SimulationError) -> [Int: Double] {
        var short = options
        short.runs = min(options.runs, Comparer.pilotRuns)
        guard options.runs >= 1 else { throw SimulationError("runs must be at least 1") }
        let result = try simulators[0].run(short, control: control)
        var thresholds: [Int: Double] = [:]
        for index in joint.common.flatMap({ $0.indices.compactMap { $0 } }) {
            guard let figures = figures(index, joint, result) else { continue }
            thresholds[index] = figures.distribution.quantile(0.5)
        }
        return thresholds
    }

    /// The correlation of two events from their probabilities and that of both; −1, which
    /// overstates the error of a difference, where one of them always or never happens.
    static func correlation(_ a: Double, _ b: Double, both: Double) -> Double {
        // Without rounding where they are one event.
        if a == b, a == both { return 1 }
        let variance = a * (1 - a) * b * (1 - b)
        guard variance > 0 else { return -1 }
        return min(max((both - a * b) / variance.squareRoot(), -1), 1)
    }

    static func shift(
        _ a: QuantileEstimate, _ b: QuantileEstimate, correlation: Double
    ) -> Estimate {
        let (x, y) = (a.standardError, b.standardError)
        // (x − y)² + 2 (1 − ρ) x y loses nothing where the two nearly cancel.
        let variance = (x - y) * (x - y) + 2 * (1 - correlation) * x * y
        return Estimate(value: b.value - a.value, standardError: variance.squareRoot())
    }

    // MARK: Each by itself

    private func runApart(
        _ options: SimulationOptions, _ control: SimulationControl
    ) throws(SimulationError) -> Comparison {
        var results: [SimulationResult] = []
        for simulator in simulators {
            let result = try simulator.run(options, control: control)
            if control.isCancelled, result.isPartial || results.count + 1 < simulators.count {
                throw SimulationError("stopped before all models were sampled")
            }
            results.append(result)
        }
        var shifts: [Int: [Int: QuantityShift]] = [:]
        for (place, entry) in common.enumerated() {
            guard let a = Comparer.figures(entry, in: results[0]) else { continue }
            for number in results.indices.dropFirst() {
                guard let b = Comparer.figures(entry, in: results[number]) else { continue }
                let exceedance = Exceedance(
                    of: b.distribution, over: a.distribution, sharesNumbers: true)
                shifts[place, default: [:]][number] = QuantityShift(
                    median: Comparer.shift(a.quantile(0.5), b.quantile(0.5), correlation: -1),
                    mean: Estimate(
                        value: b.mean.value - a.mean.value,
                        standardError: a.mean.standardError + b.mean.standardError),
                    greater: exceedance.greater, less: exceedance.less, equal: exceedance.equal,
                    overlap: Overlap.coefficient(a.distribution, b.distribution),
                    difference: nil)
            }
        }
        return assemble(results, shifts)
    }

    // MARK: Result

    private static func figures(
        _ entry: (name: String, unit: String), in result: SimulationResult
    ) -> QuantityResult? {
        result.quantities.first { $0.name == entry.name && $0.unit == entry.unit }
    }

    private func assemble(
        _ results: [SimulationResult], _ shifts: [Int: [Int: QuantityShift]]
    ) -> Comparison {
        let quantities = common.enumerated().map { place, entry in
            ComparedQuantity(
                name: entry.name, unit: entry.unit,
                figures: results.map { Comparer.figures(entry, in: $0) },
                shifts: results.indices.map { shifts[place]?[$0] })
        }
        let questions = (results.first?.questions ?? []).compactMap {
            question -> ComparedQuestion? in
            let answers = results.map { result in
                result.questions.first { $0.name == question.name }
            }
            guard answers.compactMap({ $0 }).count > 1 else { return nil }
            return ComparedQuestion(
                name: question.name, title: question.title, answers: answers)
        }
        return Comparison(
            alternatives: results, pairing: pairing, quantities: quantities,
            questions: questions, otherUnits: otherUnits)
    }
}
