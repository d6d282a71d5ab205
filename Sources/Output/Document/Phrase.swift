/// Words, and what some of them are: code, a quotation, a link.
///
/// Texts stand in it as they came, from a model or from anywhere; the writers escape them. A literal
/// says what its parts are: `"read as \(code: text), from \(quote: words)"`.
package struct Phrase: Sendable, Equatable {
    /// What a part of a phrase is.
    package enum Kind: Sendable, Equatable {
        case text, strong, emphasis, code, quote, cite
        /// A unit behind a name, or a remark of less weight.
        case unit, small
        /// One of several that stay together where a line is broken.
        case term
        /// What concerns only readers who can point at things.
        case hint
        /// A long code that may be broken anywhere.
        case digest
        /// An address that is no link.
        case address
        case link(Link)
        /// A new line, where there is room for one.
        case lineBreak
    }

    /// Where a link leads, and what a reader is told of it.
    package struct Link: Sendable, Equatable {
        package enum Target: Sendable, Equatable {
            /// The block with this anchor in the same document.
            case anchor(String)
            case address(String)
        }

        package let target: Target
        /// The whole name of what a short link, such as a number in brackets, leads to.
        package var title: String?
        package var label: String?

        package init(_ target: Target, title: String? = nil, label: String? = nil) {
            self.target = target
            self.title = title
            self.label = label
        }
    }

    package struct Part: Sendable, Equatable {
        package let kind: Kind
        package let text: String
    }

    package private(set) var parts: [Part]

    package init(_ text: String) { parts = text.isEmpty ? [] : [Part(kind: .text, text: text)] }

    /// A text in which what stands between backquotes is code.
    package init(markedCode text: String) {
        parts = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { !$1.isEmpty }
            .map { Part(kind: $0.isMultiple(of: 2) ? .text : .code, text: String($1)) }
    }

    package init(_ kind: Kind, _ text: String) { parts = [Part(kind: kind, text: text)] }

    package var isEmpty: Bool { parts.isEmpty }

    /// The words alone.
    package var plain: String { parts.map(\.text).joined() }

    package static func + (left: Phrase, right: Phrase) -> Phrase {
        var sum = left
        sum += right
        return sum
    }

    package static func += (left: inout Phrase, right: Phrase) { left.parts += right.parts }
}

extension Phrase: ExpressibleByStringInterpolation {
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var phrase = Phrase("")

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { phrase += Phrase(literal) }
        package mutating func appendInterpolation(_ text: String) { phrase += Phrase(text) }
        package mutating func appendInterpolation(_ part: Phrase) { phrase += part }
        package mutating func appendInterpolation(code: String) { phrase += Phrase(.code, code) }
        package mutating func appendInterpolation(quote: String) { phrase += Phrase(.quote, quote) }
        package mutating func appendInterpolation(strong: String) {
            phrase += Phrase(.strong, strong)
        }
    }

    package init(stringLiteral value: String) { self.init(value) }
    package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.phrase }
}

extension [Phrase] {
    /// One phrase of all, with a text between each two.
    package func joined(separator: String) -> Phrase {
        var phrase = Phrase("")
        for (index, next) in enumerated() {
            if index > 0 { phrase += Phrase(separator) }
            phrase += next
        }
        return phrase
    }
}
