/// A word, a number in digits or a sign of a text, as a quote is cut up.
struct QuotePiece {
    enum Kind {
        /// In lower case.
        case word(String)
        /// What the digits may mean, and the power of ten of letters right behind them, as in `7k`.
        case digits(values: [Double], scale: Double)
        case sign(Unicode.Scalar)
        /// A date, a time or the name of something: `T-72`, `9/11`, `24th`.
        case other
    }

    var kind: Kind
    /// Where it stands, in scalars.
    let range: Range<Int>

    var word: String? { if case .word(let word) = kind { word } else { nil } }

    func isSign(_ signs: String) -> Bool {
        if case .sign(let sign) = kind { signs.unicodeScalars.contains(sign) } else { false }
    }
}

/// Cuts the text of a quote into pieces. O(length).
struct QuoteCutter {
    let scalars: [Unicode.Scalar]
    private var position = 0
    private var pieces: [QuotePiece] = []

    static func pieces(of scalars: [Unicode.Scalar]) -> [QuotePiece] {
        var cutter = QuoteCutter(scalars)
        while let scalar = cutter.at(cutter.position) {
            if scalar.isSpace {
                cutter.position += 1
            } else if scalar.isDigit {
                cutter.number()
            } else if scalar.properties.isAlphabetic {
                cutter.word()
            } else {
                cutter.add(.sign(scalar), from: cutter.position, to: cutter.position + 1)
            }
        }
        return cutter.pieces
    }

    private init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private func at(_ index: Int) -> Unicode.Scalar? {
        scalars.indices.contains(index) ? scalars[index] : nil
    }

    private func isDigit(_ index: Int) -> Bool { at(index)?.isDigit ?? false }
    private func isLetter(_ index: Int) -> Bool { at(index)?.properties.isAlphabetic ?? false }

    private func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    private mutating func add(_ kind: QuotePiece.Kind, from start: Int, to end: Int) {
        pieces.append(QuotePiece(kind: kind, range: start..<end))
        position = end
    }

    private mutating func word() {
        var end = position
        while isLetter(end) { end += 1 }
        add(.word(text(position..<end).lowercased()), from: position, to: end)
    }

    private func digits(from start: Int) -> Int {
        var end = start
        while isDigit(end) { end += 1 }
        return end
    }

    private mutating func number() {
        let start = position
        let isName = isLetter(start - 1) || at(start - 1) == "-" && isLetter(start - 2)
        var end = digits(from: start)
        var written = text(start..<end)
        var values: [Double] = []
        let groups = self.groups(from: end, first: end - start)
        if let groups {
            values = [Double(written + groups.digits)].compactMap(\.self)
            // One group behind a point or a comma may be a fraction, but one that says something.
            if groups.count == 1, groups.digits != "000",
                ".,".unicodeScalars.contains(groups.separator)
            {
                let fraction = Double("\(written).\(groups.digits)")
                values += fraction.map { [$0] } ?? []
                if written == "0" { values = Array(values.suffix(1)) }
            }
            // `on day 12 300 men` may be two numbers.
            if groups.count == 1, groups.separator == " " {
                values += Double(groups.digits).map { [$0] } ?? []
            }
            written += groups.digits
            end = groups.end
        }
        if let mark = at(end), mark == "." || mark == ",", isDigit(end + 1),
            mark != groups?.separator
        {
            let stop = digits(from: end + 1)
            values = [Double("\(written).\(text(end + 1..<stop))")].compactMap(\.self)
            end = stop
        } else if groups == nil {
            values = [Double(written)].compactMap(\.self)
        }
        // Dates, times and the like: `24.02.2022`, `9/11`, `10:30`, `2022-03-24`.
        let isDate =
            at(end) == "-" && end - start == 4 && isDigit(end + 1) && isDigit(end + 2)
            && at(end + 3) == "-"
        if isDate || at(end).map({ ":/.".unicodeScalars.contains($0) }) ?? false && isDigit(end + 1)
        {
            while let mark = at(end), mark.isDigit || ":/.-".unicodeScalars.contains(mark) {
                end += 1
            }
            return add(.other, from: start, to: end)
        }
        var letters = end
        while isLetter(letters) { letters += 1 }
        let scale = letters == end ? 1 : Self.suffixes[text(end..<letters).lowercased()]
        guard !isName, let scale, values.allSatisfy(\.isFinite), !values.isEmpty else {
            return add(.other, from: start, to: letters)
        }
        add(.digits(values: values, scale: scale), from: start, to: letters)
    }

    private static let suffixes = [
        "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "b": 1e9, "bn": 1e9,
    ]

    /// The groups of three digits that follow, all behind the same separator.
    private func groups(
        from start: Int, first: Int
    ) -> (digits: String, count: Int, separator: Unicode.Scalar, end: Int)? {
        guard (1...3).contains(first), let separator = at(start),
            ",.'\u{2019}_ \u{A0}\u{2009}\u{202F}".unicodeScalars.contains(separator)
        else { return nil }
        var end = start
        var found = ""
        var count = 0
        while at(end) == separator, digits(from: end + 1) == end + 4 {
            found += text(end + 1..<end + 4)
            end += 4
            count += 1
        }
        return count == 0 ? nil : (found, count, separator, end)
    }
}
