import ModelLanguage

/// Where the quantities and sources of one model are linked to, by their place in the model.
///
/// A page that shows several models marks each but the first with a letter, so that anchors differ and a
/// reader sees whose source a number is.
package struct Anchors: Sendable {
    /// The letter of the model, `B`; empty for the only or the first one.
    let mark: String

    package init(mark: String = "") { self.mark = mark }

    /// The anchor of a quantity.
    func quantity(_ index: Int) -> String { prefix + "quantity-\(index + 1)" }
    /// The anchor of a source.
    func source(_ index: Int) -> String { prefix + "source-\(index + 1)" }
    /// The anchor of a section.
    func section(_ name: String) -> String { prefix + name }

    private var prefix: String { mark.isEmpty ? "" : mark.lowercased() + "-" }

    /// The number of a source in brackets, `[2]` or `[B2]`, and what stands behind it.
    func source(_ index: Int, with title: String = "") -> Phrase {
        Phrase(
            .link(Phrase.Link(.anchor(source(index)))), "[\(mark)\(index + 1)]" + title)
    }

    /// Links to sources by number, as `[2]`, in the model's order.
    func sources(_ ids: [String], in model: Model) -> Phrase {
        model.sources.indices.filter { ids.contains(model.sources[$0].id) }.map { index in
            let title = model.sources[index].title
            let link = Phrase.Link(
                .anchor(source(index)), title: title,
                label: "Source \(mark)\(index + 1): \(title)")
            return Phrase(.link(link), "[\(mark)\(index + 1)]")
        }.joined(separator: " ")
    }
}
