import CasModel

extension Model {
    /// The model with the quantities of these names, which `--quantity` asks for, as its reported ones.
    func reporting(_ names: [String]) throws(CommandFailure) -> Model {
        var chosen = self
        chosen.report = []
        for name in names {
            guard let index = quantities.firstIndex(where: { $0.name == name }) else {
                throw CommandFailure(
                    noQuantity: name, option: "--quantity", among: quantities.map(\.name))
            }
            if !chosen.report.contains(index) { chosen.report.append(index) }
        }
        return chosen
    }
}

extension CommandFailure {
    /// That an option names a quantity which the model does not have.
    init(noQuantity name: String, option: String, among names: [String]) {
        let nearest = NearestName.of(name, among: names)
        self.init(
            .usage,
            "the model has no quantity '\(DisplayText.clean(name))' (\(option))"
                + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
    }
}
