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
    func selected(in model: Model) throws(CommandFailure) -> Model {
        try selected(in: [model]).first ?? model
    }

    /// Models with these as their reported quantities, each of which at least one of them has.
    func selected(in models: [Model]) throws(CommandFailure) -> [Model] {
        if names.isEmpty { return models }
        for name in names
        where !models.contains(where: { $0.quantities.contains { $0.name == name } }) {
            let known = models.flatMap { $0.quantities.map(\.name) }
            let nearest = NearestName.of(name, among: known)
            throw CommandFailure(
                .usage,
                (models.count == 1 ? "the model has no" : "no model has a")
                    + " quantity '\(DisplayText.clean(name))' (--quantity)"
                    + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
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
