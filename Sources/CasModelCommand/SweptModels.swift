import CasModel

/// One model with one set of values after another.
struct SweptModels {
    let quantities: [SweptQuantity]
    /// All combinations of values.
    let grid: [[Double]]
    /// The model with each of them; what it reports is what is told.
    let models: [Model]
    /// The quantities that tables and pictures tell of.
    let shown: [String]

    /// Reads the models.
    ///
    /// - Parameters:
    ///   - quantities: what `--quantity` names.
    ///   - tellsAll: whether all that the model reports is told, for files, and not only what is shown.
    init(
        _ source: ModelSource, _ changes: ModelChanges,
        _ series: [(name: String, series: NumberSeries)], quantities names: [String], tellsAll: Bool
    ) throws(CommandFailure) {
        let base = try source.model(changes)
        quantities = try series.map { (item) throws(CommandFailure) in
            try SweptQuantity(item.name, item.series, of: base)
        }
        grid = SweptQuantity.grid(quantities)
        let chosen = names.isEmpty ? nil : try base.reporting(names)
        let shown =
            chosen.map { model in model.report.map { model.quantities[$0].name } }
            ?? [base.headline(dependingOn: series.map(\.name))].compactMap { $0 }
        self.shown = shown
        var models: [Model] = []
        for values in grid {
            let model = try Self.model(source, changes, quantities, values)
            models.append(names.isEmpty && tellsAll ? model : try model.reporting(shown))
        }
        self.models = models
    }

    private static func model(
        _ source: ModelSource, _ changes: ModelChanges, _ quantities: [SweptQuantity],
        _ values: [Double]
    ) throws(CommandFailure) -> Model {
        var changes = changes
        changes.overrides += zip(quantities, values).map {
            Model.Override(name: $0.name, expression: Numbers.shortest($1))
        }
        do throws(CommandFailure) {
            return try source.model(changes)
        } catch {
            guard let errors = error.modelErrors else { throw error }
            let point = SweepText.point(values, of: quantities)
            var failure = CommandFailure(
                .badModel,
                "error: the model is wrong with \(DisplayText.clean(point)) (--vary)\n\n\(errors)")
            failure.isRendered = true
            throw failure
        }
    }
}

extension SweptQuantity {
    /// A quantity of a model with its values.
    fileprivate init(
        _ name: String, _ series: NumberSeries, of model: Model
    ) throws(CommandFailure) {
        if let part = model.quantities.lazy.compactMap(\.part).first(where: {
            name == $0.whole || name == $0.name
        }) {
            throw CommandFailure(
                .usage,
                "'\(DisplayText.clean(name))' (--vary) belongs to the joint law "
                    + "'\(DisplayText.clean(part.whole))', whose parts have no values of their own; vary "
                    + "a quantity among its parameters")
        }
        let known = model.quantities.filter { $0.part == nil }
        guard let quantity = known.first(where: { $0.name == name }) else {
            throw CommandFailure(noQuantity: name, option: "--vary", among: known.map(\.name))
        }
        self.init(name: name, unit: quantity.unit, series: series)
    }
}

extension Model {
    /// The name of the quantity to tell of where nothing else is asked for: the headline or, where that
    /// depends on none of the named quantities, the first reported one that does; none of them itself.
    fileprivate func headline(dependingOn names: [String]) -> String? {
        func isNamed(_ index: Int) -> Bool { names.contains(quantities[index].name) }
        let candidates = (headline.map { [$0] } ?? []) + report
        let others = candidates.filter { !isNamed($0) }
        let dependent = others.first { quantitiesBehind([$0]).contains(where: isNamed) }
        return (dependent ?? others.first ?? candidates.first).map { quantities[$0].name }
    }
}
