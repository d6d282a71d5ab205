import ModelLanguage

/// What the answer hangs on, for readers: which assumptions move it most, and what it says of what
/// was reported.
package struct AnswerGround: Sendable {
    /// The quantities whose own laws bear most on the headline, the strongest first: by the squared rank
    /// correlation of a law's draws with it, in the answer.
    package let strongest: [Int]
    /// For each report the low end, the median and the high end, at the first level's probabilities, of what
    /// it speaks of; nil where that is open or has no value.
    package let subjects: [[Double]?]

    /// Correlations below this are those of chance: 5 standard errors of independent draws.
    private static let leastCorrelation = 5 / 128.0

    /// - Parameters:
    ///   - headline: the quantity that the page speaks of.
    ///   - level: that of the intervals.
    /// - Throws: as `AnswerSample` does.
    package init?(
        of model: Model, headline: Int, level: Double, seed: UInt64, threads: Int,
        control: SimulationControl = SimulationControl()
    ) throws {
        var inputs: [(quantity: Int, expression: CheckedExpression)] = []
        for (index, quantity) in model.quantities.enumerated() {
            inputs += quantity.expression.draws.map {
                (index, CheckedExpression(.draw($0), span: 0..<0))
            }
        }
        let reports = model.evidence.indices.filter { model.evidence[$0].readings.isEmpty }
        let expressions =
            [CheckedExpression(.quantity(headline), span: 0..<0)] + inputs.map(\.expression)
            + reports.map { model.evidence[$0].about }
        guard
            let sample = try AnswerSample(
                of: model, expressions, seed: seed, threads: threads, control: control)
        else { return nil }
        var strengths: [Int: Double] = [:]
        for (place, input) in inputs.enumerated() {
            let correlation = abs(sample.rankCorrelation(0, 1 + place))
            if correlation > Self.leastCorrelation {
                strengths[input.quantity] = max(strengths[input.quantity] ?? 0, correlation)
            }
        }
        strongest = strengths.sorted { ($0.value, -$0.key) > ($1.value, -$1.key) }.map(\.key)
        let tails = SimulationOptions.tails(ofLevel: level)
        var subjects = [[Double]?](repeating: nil, count: model.evidence.count)
        for (place, report) in reports.enumerated() {
            subjects[report] = sample.quantiles(
                1 + inputs.count + place, [tails.low, 0.5, tails.high])
        }
        self.subjects = subjects
    }
}
