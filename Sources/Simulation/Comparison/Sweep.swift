import ModelLanguage

/// What a model says for a series of values of some of its quantities.
package struct Sweep: Sendable {
    /// The quantities that are given values, at least one.
    package let quantities: [SweptQuantity]
    /// What is known, in the order of `SweptQuantity.grid`; the first ones where it was stopped.
    package let points: [SweptPoint]
    /// How many points were asked for.
    package let pointCount: Int
    /// Wall-clock seconds of sampling.
    package let elapsedSeconds: Double

    /// Assembles a sweep.
    package init(
        quantities: [SweptQuantity], points: [SweptPoint], pointCount: Int, elapsedSeconds: Double
    ) {
        self.quantities = quantities
        self.points = points
        self.pointCount = pointCount
        self.elapsedSeconds = elapsedSeconds
    }

    /// Whether it was stopped before all was known.
    package var isPartial: Bool {
        points.count < pointCount
            || points.contains { $0.result.isPartial || !$0.result.isRefined }
    }
}

/// A quantity that is given one value after another.
package struct SweptQuantity: Sendable {
    /// Its name.
    package let name: String
    /// Its unit.
    package let unit: String
    /// Its values.
    package let series: NumberSeries

    /// Describes a quantity.
    package init(name: String, unit: String, series: NumberSeries) {
        self.name = name
        self.unit = unit
        self.series = series
    }

    /// All combinations of the quantities' values; those of the last change fastest.
    package static func grid(_ quantities: [SweptQuantity]) -> [[Double]] {
        quantities.reduce([[]]) { rows, quantity in
            rows.flatMap { row in quantity.series.values.map { row + [$0] } }
        }
    }
}

/// What a model says for one combination of values.
package struct SweptPoint: Sendable {
    /// The values, one for each swept quantity.
    package let values: [Double]
    /// What the model says with them.
    package let result: SimulationResult

    /// Describes a point.
    package init(values: [Double], result: SimulationResult) {
        self.values = values
        self.result = result
    }
}

/// Samples one model with one set of values after another.
///
/// All are driven by the same random numbers: a quantity that no value bears on is the same draw in
/// every one of them, so that figures move with the values and not by chance. So it is for correlated
/// inputs, too. One that is given a value has no correlations any more, as with any fixed number, and
/// what it was correlated with keeps a law of its own, whose draws are the same for every value.
///
/// Every figure of a model is, bit for bit, that of simulating it alone.
package struct Sweeper: Sendable {
    /// The models that are sampled together, in the order in which they are.
    package let batches: [Range<Int>]

    private let models: [Model]

    /// So many quantities share no memory yet, so that each has the bins that it has alone.
    private static let figuresOfBatch = 8

    /// - Throws: where the models, which report the same, report more than `Comparer.maximumFigures` in
    ///   all.
    package init(_ models: [Model]) throws(SimulationError) {
        let reported = models.first?.report.count ?? 0
        let figures = models.count * reported
        guard figures <= Comparer.maximumFigures else {
            throw SimulationError(
                "the sweep would have \(figures) figures, \(models.count) of each reported quantity, "
                    + "and at most \(Comparer.maximumFigures) are told; try fewer values, or name "
                    + "with --quantity what to tell of")
        }
        self.models = models
        // With reports to weigh, each has weights of its own.
        let isWeighed = models.contains { !$0.evidence.isEmpty }
        let size = isWeighed ? 1 : max(Self.figuresOfBatch / max(reported, 1), 1)
        batches = stride(from: 0, to: models.count, by: size).map {
            $0..<min($0 + size, models.count)
        }
    }

    /// Samples the models of a batch.
    ///
    /// Stopped by `control.cancel()`, the figures are those of the runs done so far.
    ///
    /// - Throws: for a model that cannot be run, for options out of range, and where it was stopped
    ///   before any run was done.
    package func run(
        _ batch: Range<Int>, _ options: SimulationOptions,
        control: SimulationControl = SimulationControl()
    ) throws(SimulationError) -> [SimulationResult] {
        let members = Array(models[batch])
        if let model = members.first, members.count == 1 {
            return [
                try Simulator(model, threads: options.threads).run(options, control: control)
            ]
        }
        let joint = JointModel(members, common: [])
        let result = try Simulator(joint.model, threads: options.threads).run(
            options, control: control)
        return members.indices.map { joint.result(of: $0, in: result) }
    }
}
