import ArgumentParser
import CasModel

/// Which quantities a command tells.
struct QuantityArguments: ParsableArguments {
    @Option(
        name: .customLong("quantity"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Tells this quantity, under 'report:' or not, instead of those that are; can be repeated.",
            valueName: "NAME"))
    var names: [String] = []

    /// A model with these as its reported quantities.
    func selected(in model: Model) throws(CommandFailure) -> Model { try model.reporting(names) }

    /// Models with these as their reported quantities, each of which at least one of them has.
    func selected(in models: [Model]) throws(CommandFailure) -> [Model] {
        try Self.selected(names, in: models)
    }

    fileprivate static func selected(
        _ names: [String], in models: [Model]
    ) throws(CommandFailure) -> [Model] {
        if names.isEmpty { return models }
        for name in names
        where !models.contains(where: { $0.quantities.contains { $0.name == name } }) {
            throw CommandFailure(
                noQuantity: name, option: "--quantity",
                among: models.flatMap { $0.quantities.map(\.name) }, isOneModel: models.count == 1)
        }
        return models.map { model in
            var chosen = model
            chosen.report = []
            for name in names {
                if let index = model.quantities.firstIndex(where: { $0.name == name }),
                    !chosen.report.contains(index)
                {
                    chosen.report.append(index)
                }
            }
            return chosen
        }
    }
}

extension Model {
    /// The model with quantities of these names as its reported ones; the model itself without names.
    func reporting(_ names: [String]) throws(CommandFailure) -> Model {
        try QuantityArguments.selected(names, in: [self]).first ?? self
    }
}

extension CommandFailure {
    /// A name that no quantity has.
    init(noQuantity name: String, option: String, among known: [String], isOneModel: Bool = true) {
        let nearest = NearestName.of(name, among: known)
        self.init(
            .usage,
            (isOneModel ? "the model has no" : "no model has a")
                + " quantity '\(DisplayText.clean(name))' (\(option))"
                + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
    }
}
