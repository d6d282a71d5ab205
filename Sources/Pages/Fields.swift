import Mustache

/// The values that a template's names stand for.
///
/// Templates name them with a dot in front, `{{.title}}`, so that a name is looked up here and
/// nowhere else: Mustache would take the name from the fields around these where it is missing,
/// and one source would show another's address. A name that is missing is shown as such rather than
/// left out, so that a mistake is seen by whoever makes it.
struct Fields: MustacheParent {
    private var values: [String: Any]

    init(_ values: [String: Any] = [:]) {
        self.values = values
    }

    /// A text, shown as it is; nil leaves out the section of this name.
    subscript(name: String) -> String? {
        get { values[name] as? String }
        set { values[name] = newValue ?? false }
    }

    /// Adds fields of their own for a section; nil leaves it out.
    mutating func add(_ name: String, _ fields: Fields?) { values[name] = fields ?? false }

    /// Adds the fields of a section that is repeated.
    mutating func add(_ name: String, _ list: [Fields]) { values[name] = list }

    /// Adds texts for a section that is repeated; inside of it, `{{.}}` is the text.
    mutating func add(_ name: String, _ list: [String]) { values[name] = list }

    /// Adds whether a section is shown.
    mutating func add(_ name: String, _ isShown: Bool) { values[name] = isShown }

    func child(named name: String) -> Any? { values[name] ?? "{{\(name)}}" }
}
