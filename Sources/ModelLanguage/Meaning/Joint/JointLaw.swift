import Distributions

/// A law of several numbers that depend on each other, the whole value of a quantity; its parts are
/// quantities of their own, such as `share.a`.
package enum JointLaw: String, CaseIterable, Sendable {
    /// Shares that sum to 1.
    case dirichlet
    /// Counts that sum to n.
    case multinomial

    /// The most parts.
    static let maximumParts = 100

    /// How it is written.
    var usage: String {
        switch self {
        case .dirichlet: "dirichlet(a: 2, b: 3, c: 5)"
        case .multinomial: "multinomial(n: 100, a: 0.2, b: 0.3, c: 0.5)"
        }
    }

    /// The labels of the parts where a text is a well-formed call of a joint law, in order; nil for
    /// every other text.
    package static func labels(inText text: String) -> [String]? {
        // Most texts are told by their first word, without parsing.
        let start = text.drop { $0.isWhitespace || $0 == "(" }
        guard allCases.contains(where: { start.hasPrefix($0.rawValue) }),
            let node = ExpressionParser.parse(text, quantities: [:]).node,
            case .call(let name, _, let arguments) = node.kind, let law = JointLaw(rawValue: name)
        else { return nil }
        return law.labels(of: arguments)
    }

    /// The labels of the parts of a well-formed call.
    func labels(of arguments: [SyntaxArgument]) -> [String]? {
        guard let parts = parts(of: arguments), problem(with: parts) == nil else { return nil }
        return parts.compactMap(Self.label)
    }

    /// The arguments that are parts; nil for a multinomial law without its n.
    func parts(of arguments: [SyntaxArgument]) -> [SyntaxArgument]? {
        guard self == .multinomial else { return arguments }
        guard let count = count(of: arguments) else { return nil }
        return arguments.enumerated().filter { $0.offset != count }.map(\.element)
    }

    /// The place of n among the arguments: named, or the first one without a name.
    func count(of arguments: [SyntaxArgument]) -> Int? {
        arguments.firstIndex { Self.label($0) == "n" }
            ?? (arguments.first.map { $0.label == nil } ?? false ? 0 : nil)
    }

    /// What is wrong with the parts of a call; nil where nothing is.
    func problem(with parts: [SyntaxArgument]) -> (place: Range<Int>?, message: String)? {
        if let bare = parts.first(where: { $0.label == nil }) {
            return (bare.value.span, "the parts of \(rawValue) are named")
        }
        if let wrong = parts.first(where: { Self.label($0) == nil }) {
            return (wrong.label?.span, "the name of a part is expected before the colon")
        }
        var seen: Set<String> = []
        for part in parts {
            if let label = Self.label(part), !seen.insert(label).inserted {
                return (part.label?.span, "`\(label)` is given twice")
            }
        }
        guard (2...Self.maximumParts).contains(parts.count) else {
            return (
                nil, "\(rawValue) has 2 to \(Self.maximumParts) parts, got \(parts.count)"
            )
        }
        return nil
    }

    private static func label(_ argument: SyntaxArgument) -> String? {
        guard case .name(let name)? = argument.label?.kind, !name.contains(".") else { return nil }
        return name
    }
}

/// What a quantity is of a joint law.
package struct JointPart: Sendable {
    /// The name that the file gives, such as `share`.
    package let whole: String
    /// The part's own name, such as `a`.
    package let label: String
    /// Its place among the parts, from 0.
    package let position: Int
    /// How many parts there are.
    package let count: Int
    /// The law of this part alone, where the parameters are fixed.
    package internal(set) var marginal: (any Law)?

    /// Describes a part.
    package init(whole: String, label: String, position: Int, count: Int) {
        self.whole = whole
        self.label = label
        self.position = position
        self.count = count
    }

    /// The quantity's name, such as `share.a`.
    package var name: String { "\(whole).\(label)" }
}
