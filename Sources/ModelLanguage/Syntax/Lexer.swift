/// Cuts the text of an expression into tokens.
///
/// One pass, O(length). Goes on after a comma inside a number, which leaves no doubt about what was
/// meant, and stops at every other problem: what follows a character that does not belong would only
/// be guessed.
struct Lexer {
    let scalars: [Unicode.Scalar]
    /// The UTF-8 offset of each scalar, and of the end.
    let offsets: [Int]
    private(set) var position = 0
    let quantities: [String: Int]
    private var parentheses = 0
    private(set) var tokens: [Token] = []
    /// The problems after which it went on.
    private(set) var problems: [Diagnostic] = []

    /// All the tokens of the text, the last one `.end`.
    mutating func allTokens() throws(Diagnostic) -> [Token] {
        try run()
        return tokens
    }

    /// Prepares for a text. The names of the quantities only serve suggestions.
    init(_ text: String, _ quantities: [String: Int]) {
        self.quantities = quantities
        scalars = Array(text.unicodeScalars)
        var offset = 0
        var starts: [Int] = []
        starts.reserveCapacity(scalars.count + 1)
        for scalar in scalars {
            starts.append(offset)
            offset += UTF8.width(scalar)
        }
        starts.append(offset)
        offsets = starts
    }

    private mutating func run() throws(Diagnostic) {
        while let scalar = peek() {
            if scalar.isSpace {
                position += 1
            } else if scalar.isDigit || scalar == "." && (peek(1)?.isDigit ?? false) {
                try number()
            } else if scalar.startsName {
                name()
            } else if scalar == "\"" {
                try quoted()
            } else {
                try sign(scalar)
            }
        }
        tokens.append(Token(kind: .end, span: span(from: scalars.count)))
    }

    func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        position + ahead < scalars.count ? scalars[position + ahead] : nil
    }

    private func span(from start: Int) -> Range<Int> {
        offsets[start]..<offsets[max(start, position)]
    }

    func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    private mutating func name() {
        let start = position
        while let scalar = peek(), scalar.continuesName { position += 1 }
        // The label of a percentile point may have a decimal part: `p2.5`.
        let word = scalars[start..<position]
        if word.first == "p", word.count > 1, word.dropFirst().allSatisfy(\.isDigit),
            peek() == ".", peek(1)?.isDigit ?? false
        {
            position += 1
            while peek()?.isDigit ?? false { position += 1 }
        }
        // The part of a joint law has its name behind a point: `share.a`.
        if peek() == ".", let next = peek(1), next.startsName {
            position += 1
            while let scalar = peek(), scalar.continuesName { position += 1 }
        }
        tokens.append(Token(kind: .name(text(start..<position)), span: span(from: start)))
    }

    /// Text in double quotation marks, in which nothing has a meaning of its own.
    private mutating func quoted() throws(Diagnostic) {
        let start = position
        position += 1
        while let scalar = peek(), scalar != "\"", scalar != "\n" { position += 1 }
        guard peek() == "\"" else {
            throw Diagnostic(
                offsets[start]..<offsets[start] + 1, "a quotation mark is not closed")
        }
        position += 1
        tokens.append(
            Token(kind: .text(text(start + 1..<position - 1)), span: span(from: start)))
    }

    private mutating func sign(_ scalar: Unicode.Scalar) throws(Diagnostic) {
        let start = position
        let pair = peek(1).map { String(scalar) + String($0) } ?? ""
        if let sign = SignBetweenNumbers(scalars[position...]) { throw problem(sign) }
        if let problem = ForeignSign.problem(scalar, pair, at: offsets[start]) { throw problem }
        guard let sign = [pair, String(scalar)].first(where: Token.signs.contains) else {
            position += 1
            throw Diagnostic(
                span(from: start), "\(ForeignSign.show(scalar)) has no meaning in an expression")
        }
        position += sign.utf8.count
        if sign == "(" { parentheses += 1 }
        if sign == ")" { parentheses -= 1 }
        tokens.append(Token(kind: .sign(sign), span: span(from: start)))
    }
}

// MARK: - Numbers

extension Lexer {
    /// Digits with single underscores between them.
    private mutating func digits() throws(Diagnostic) -> String {
        var digits = ""
        while let scalar = peek() {
            if scalar.isDigit {
                digits.unicodeScalars.append(scalar)
            } else if scalar == "_" {
                guard !digits.isEmpty, peek(1)?.isDigit ?? false else {
                    let start = position
                    position += 1
                    throw Diagnostic(
                        span(from: start), "an underscore stands between two digits, as in 7_000")
                }
            } else {
                break
            }
            position += 1
        }
        return digits
    }

    private mutating func number() throws(Diagnostic) {
        let start = position
        if let date = dateProblem() { throw date }
        let whole = try digits()
        let mended = try numberWithCommas(whole, from: start)
        var mantissa = mended ?? (whole.isEmpty ? "0" : whole)
        if let sign = SignBetweenNumbers(scalars[position...]) {
            tokens.append(Token(kind: .number(0), span: span(from: start)))
            throw problem(sign)
        }
        if peek() == "." {
            position += 1
            let fraction = peek()?.isDigit ?? false ? try digits() : ""
            guard !fraction.isEmpty else {
                throw Diagnostic(
                    span(from: start), "a digit must follow the decimal point")
            }
            mantissa += "." + fraction
        }
        if peek() == ".", peek(1)?.isDigit ?? false { throw pointsInNumber(from: start) }
        let exponent = try exponentAndSuffix(from: start)
        // The power of ten goes into the text, so that 7.1k and 0.1% are correctly rounded.
        guard let value = Double("\(mantissa)e\(exponent)"), value.isFinite else {
            throw Diagnostic(
                span(from: start), "the number is too large; the largest is about 1.8e308")
        }
        guard value != 0 || mantissa.utf8.allSatisfy({ $0 == 0x30 || $0 == 0x2E }) else {
            throw Diagnostic(
                span(from: start), "the number is too small; the smallest is about 4.9e-324",
                suggestion: "if it stands for none, write 0")
        }
        tokens.append(Token(kind: .number(value), span: span(from: start)))
    }

    /// The power of ten that an exponent and a suffix add up to.
    private mutating func exponentAndSuffix(from start: Int) throws(Diagnostic) -> Int {
        var exponent = 0
        if peek() == "e" || peek() == "E" {
            let signed = peek(1) == "-" || peek(1) == "+"
            if peek(signed ? 2 : 1)?.isDigit ?? false {
                let negative = peek(1) == "-"
                position += signed ? 2 : 1
                // Beyond four digits the value no longer matters: it is 0 or too large.
                let magnitude = Int(try digits().drop { $0 == "0" }.prefix(4)) ?? 0
                exponent = negative ? -magnitude : magnitude
            }
        }
        let suffixStart = position
        while peek()?.continuesName ?? false { position += 1 }
        switch text(suffixStart..<position) {
        case "": break
        case "k": exponent += 3
        case "M": exponent += 6
        case "B": exponent += 9
        case let suffix: throw unknownSuffix(suffix, at: suffixStart, from: start)
        }
        if percentFollows() { exponent -= 2 }
        return exponent
    }

    /// Takes a per cent sign, which may stand after spaces.
    private mutating func percentFollows() -> Bool {
        var ahead = 0
        while let scalar = peek(ahead), scalar.isSpace { ahead += 1 }
        guard peek(ahead) == "%" else { return false }
        position += ahead + 1
        return true
    }

    private func unknownSuffix(_ suffix: String, at place: Int, from start: Int)
        -> Diagnostic
    {
        let number = text(start..<place)
        let written = text(start..<position)
        let suggestion: String?
        switch suffix.lowercased() {
        case "k": suggestion = "write \(number)k for thousands"
        case "m", "mn", "mio", "mln": suggestion = "write \(number)M for millions"
        case "b", "bn", "mrd", "g": suggestion = "write \(number)B for thousand millions"
        default:
            suggestion =
                ForgottenOperator.isName(suffix, among: quantities)
                ? "to multiply, write \(number) * \(suffix)" : nil
        }
        return Diagnostic(
            offsets[start]..<offsets[position],
            "`\(written)` is neither a number nor a name; a number may end in k, M, B or %",
            suggestion: suggestion)
    }

    /// `7,000` and `0,5`: a comma inside a number, which is a problem; the number as it should be
    /// written, or nil where there is no such comma.
    private mutating func numberWithCommas(
        _ whole: String, from start: Int
    ) throws(Diagnostic) -> String? {
        guard peek() == ",", peek(1)?.isDigit ?? false, !whole.isEmpty else { return nil }
        let afterWhole = position
        var groups: [String] = []
        // No number has more groups; a list of arguments may go on for long.
        while groups.count < 8, peek() == ",", peek(1)?.isDigit ?? false {
            var ahead = 1
            while peek(ahead)?.isDigit ?? false { ahead += 1 }
            groups.append(text(position + 1..<position + ahead))
            position += ahead
        }
        let looksGrouped = whole.count <= 3 && groups.allSatisfy { $0.count == 3 }
        // Between parentheses a comma separates arguments, unless `000` follows: no one writes an
        // argument that way.
        if parentheses > 0, !(looksGrouped && groups.contains { $0.hasPrefix("0") }) {
            position = afterWhole
            return nil
        }
        let place = span(from: start)
        if looksGrouped {
            let plain = whole + groups.joined()
            let underscored = ([whole] + groups).joined(separator: "_")
            problems.append(
                Diagnostic(
                    place, "a number is written without commas",
                    suggestion: "write \(plain) or \(underscored)"))
            return plain
        }
        let fraction = groups.count == 1 ? "\(whole).\(groups[0])" : nil
        let problem = Diagnostic(
            place, "a number is written without commas",
            suggestion: fraction.map { "for a decimal fraction write \($0)" })
        guard let fraction, peek() != "." else { throw problem }
        problems.append(problem)
        return fraction
    }

    /// `1.000.000`: points that group digits.
    private mutating func pointsInNumber(from start: Int) -> Diagnostic {
        while let scalar = peek(), scalar.isDigit || scalar == "." { position += 1 }
        let plain = text(start..<position).filter { $0 != "." && $0 != "_" }
        return Diagnostic(
            span(from: start), "a number has at most one decimal point",
            suggestion: "without the points it is \(plain)")
    }
}

extension Unicode.Scalar {
    /// Whether it separates words: spaces of any width, also those that text from a page brings along,
    /// and ends of lines.
    var isSpace: Bool {
        self == " " || self == "\t" || self == "\n" || self == "\r"
            || properties.generalCategory == .spaceSeparator
    }

    /// 0 to 9.
    var isDigit: Bool { value >= 0x30 && value <= 0x39 }

    /// Whether a name may begin with it: a letter of any script, or the underscore.
    package var startsName: Bool {
        self == "_" || (isASCII ? properties.isAlphabetic : properties.isXIDStart)
    }

    /// Whether a name may go on with it: a letter, a digit or the underscore.
    package var continuesName: Bool {
        self == "_" || (isASCII ? properties.isAlphabetic || isDigit : properties.isXIDContinue)
    }
}
