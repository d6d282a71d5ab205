/// How tightly an operator binds, the loosest first.
enum Precedence: Int, Comparable {
    case or, and, not, comparison, range, sum, product, power, value

    static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

    /// The next tighter one.
    var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .value }

    /// Whether `a < b < c` has no meaning.
    var isUnchained: Bool { self == .comparison || self == .range }
}

/// What stands between two values.
enum Infix {
    case binary(BinaryOperator)
    /// `to`.
    case range

    var precedence: Precedence {
        switch self {
        case .range: .range
        case .binary(let sign): sign.precedence
        }
    }

    /// Every infix operator by its sign or word: what the lexer cuts out and the parser binds.
    static let table: [String: Infix] = {
        var table = Dictionary(
            uniqueKeysWithValues: BinaryOperator.allCases.map { ($0.symbol, Infix.binary($0)) })
        table["to"] = .range
        return table
    }()
}

extension BinaryOperator {
    /// The operator's sign or word.
    package var symbol: String { rawValue }

    var precedence: Precedence {
        switch self {
        case .or: .or
        case .and: .and
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: .comparison
        case .add, .subtract: .sum
        case .multiply, .divide: .product
        case .power: .power
        }
    }

    /// Whether the result is a truth value, written 1 or 0.
    package var isCondition: Bool { precedence <= .comparison }
}

/// The words that have a meaning of their own in expressions.
package enum ReservedWord {
    /// Operators and literals written as words.
    package static let all: Set<String> = ["to", "and", "or", "not", "if", "true", "false"]
}
