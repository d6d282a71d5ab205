/// What a name means in expressions, whatever quantities a model has.
enum BuiltInName {
    case function(Function)
    case joint(JointLaw)
    /// A law of one number.
    case law
    /// A number.
    case constant(Double)
    /// An operator, a branch or a literal.
    case word

    /// Nil for a name that is free.
    init?(_ name: String) {
        if let function = Function(rawValue: name) {
            self = .function(function)
        } else if let law = JointLaw(rawValue: name) {
            self = .joint(law)
        } else if Self.laws.contains(name) {
            self = .law
        } else if let value = Self.constants[name] {
            self = .constant(value)
        } else if ReservedWord.all.contains(name) {
            self = .word
        } else {
            return nil
        }
    }

    private static let laws = Set(LawNames.all)

    /// The numbers that have names.
    package static let constants = ["pi": Double.pi]

    /// Names that a quantity may have all the same: words that people name quantities by. A value of this
    /// name is then the quantity, a call is the function.
    static let yielding: Set<String> = ["pi", "sum", "logit", "log1p", "expm1"]

    /// The names of all that can be called.
    static let callable = LawNames.all + Function.allCases.map(\.rawValue) + ["if"]

    /// What a name is, in a sentence.
    var description: String {
        switch self {
        case .function: "the name of a function"
        case .joint, .law: "the name of a law"
        case .constant: "the name of a number"
        case .word: "a word of the expression language"
        }
    }

    /// How something with this name is written; nil where nothing has it.
    static func usage(of name: String) -> String? {
        switch BuiltInName(name) {
        case .function(let function): function.usage
        case .joint, .law: LawNames.usage(of: name)
        case .word where name == "if": "if(condition, value, other value)"
        case .constant, .word, nil: nil
        }
    }
}
