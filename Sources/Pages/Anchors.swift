import ModelLanguage

/// Where the quantities and sources of one model are linked to, by their place in the model.
///
/// A page that shows several models marks each but the first with a letter, so that ids differ and a
/// reader sees whose source a number is.
struct Anchors {
    /// The letter of the model, `B`; empty for the only or the first one.
    let mark: String

    init(mark: String = "") {
        self.mark = mark
    }

    /// The id of a quantity.
    func quantity(_ index: Int) -> String { prefix + "quantity-\(index + 1)" }
    /// The id of a source.
    func source(_ index: Int) -> String { prefix + "source-\(index + 1)" }
    /// The id of a section.
    func section(_ name: String) -> String { prefix + name }
    /// What stands in brackets for a source: `2`, or `B2`.
    func number(_ index: Int) -> String { mark + "\(index + 1)" }

    private var prefix: String { mark.isEmpty ? "" : mark.lowercased() + "-" }

    /// Links to sources by number, as `[2]`, in the model's order.
    func sources(_ ids: [String], in model: Model) -> [Fields] {
        model.sources.indices.filter { ids.contains(model.sources[$0].id) }.map { index in
            Fields([
                "number": number(index), "anchor": source(index),
                "title": model.sources[index].title,
            ])
        }
    }
}
