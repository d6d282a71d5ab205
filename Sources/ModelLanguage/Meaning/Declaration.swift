/// A quantity as a model declares it, before its value is understood.
package struct Declaration: Sendable {
    /// The name, unique in the model.
    package var name: String
    /// The value as written; nil where there is none to check, which is a problem reported elsewhere.
    package var text: String?
    /// Which of the model's files the value stands in, from 0.
    package var file = 0
    /// What it is of a joint law, if anything; the parts of one stand together and have the same text.
    package var part: JointPart?
    /// What readers are told it is.
    package var title: String?
    /// The unit, where it has one of its own.
    package var unit: String?
    /// The ids of its sources.
    package var sources: [String] = []
    /// Free text about it.
    package var note: String?

    /// Declares a quantity.
    package init(name: String, text: String? = nil) {
        self.name = name
        self.text = text
    }

    /// The quantity itself, or its parts where it is a joint law.
    package var expanded: [Declaration] {
        guard let text, let labels = JointLaw.labels(inText: text) else { return [self] }
        return labels.enumerated().map { position, label in
            let part = JointPart(
                whole: name, label: label, position: position, count: labels.count)
            var result = self
            result.name = part.name
            result.part = part
            result.title = title.map { "\($0), \(label)" }
            return result
        }
    }
}
