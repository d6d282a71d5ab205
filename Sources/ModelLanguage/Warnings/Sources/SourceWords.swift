/// The numbers in what the model says of a source.
struct SourceWords {
    /// Those of the source's own words.
    let quote: [QuotedNumber]
    /// Those of its title and note.
    let remarks: [QuotedNumber]

    init(_ source: Source) {
        quote = source.quote.map(QuotedNumber.all) ?? []
        remarks = [source.title, source.note ?? ""].flatMap(QuotedNumber.all)
    }

    /// Those of the quote that are figures for certain.
    var figures: [QuotedNumber] { quote.filter(\.isFigure) }
}

/// A quantity whose value is a range of two numbers, and what its sources say.
struct SourcedRange {
    let low: Double
    let high: Double
    /// The ends as the model writes them.
    let ends: (low: String, high: String)
    /// Where the range stands in the text of the value.
    let span: Range<Int>
    /// The sources, by their ids.
    let sources: [(id: String, words: SourceWords)]
    /// The factors by which a number of a quote may differ from one of the model: where the unit is thousands
    /// of something.
    let factors: [Double]

    /// Nil where the value is something else than a range of two numbers.
    init?(_ quantity: Quantity, _ words: (String) -> SourceWords?) {
        guard !quantity.sources.isEmpty, case .draw = quantity.expression.kind,
            let node = ExpressionParser.parse(quantity.text, quantities: [:]).node,
            case .range(let a, let b) = node.kind, case .number(let low) = a.kind,
            case .number(let high) = b.kind, low < high
        else { return nil }
        (self.low, self.high) = (low, high)
        let bytes = Array(quantity.text.utf8)
        func text(_ node: SyntaxNode) -> String {
            String(decoding: bytes[node.innerSpan], as: UTF8.self)
        }
        ends = (text(a), text(b))
        span = node.innerSpan
        sources = quantity.sources.compactMap { id in words(id).map { (id, $0) } }
        let unit = quantity.unit.lowercased()
        factors =
            unit.contains("thousand") ? [1, 1e-3] : unit.contains("million") ? [1, 1e-6] : [1]
    }

    /// Rounding of a number that is quoted, such as 498 for 500.
    private static let rounding = 0.01

    /// Whether a number of a quote is an end of the range, but for rounding.
    func hasEnd(_ number: QuotedNumber) -> Bool {
        [low, high].contains {
            number.isEqual($0, factors: factors, tolerance: Self.rounding)
        }
    }

    /// Whether a number of a quote lies within the range.
    func covers(_ number: QuotedNumber) -> Bool {
        number.isWithin(low...high, factors: factors)
    }

    /// Whether a number of a quote is of the size of the range, within a factor of ten.
    func isComparable(_ number: QuotedNumber) -> Bool {
        number.isWithin(low / 10...high * 10, factors: factors)
    }
}
