extension Model {
    /// What is doubtful about ranges and reports beside the words of their sources, in the order of the file;
    /// spans are those of the range in the text of its quantity.
    ///
    /// Quotes are read for their numbers only, so that silence says nothing about a range.
    package var sourceDoubts: [Diagnostic] {
        let words = Dictionary(
            sources.map { ($0.id, SourceWords($0)) }, uniquingKeysWith: { first, _ in first })
        let ranges = quantities.indices.flatMap { index -> [Diagnostic] in
            guard let range = SourcedRange(quantities[index], { words[$0] }) else { return [] }
            return [
                range.foreignEnds(note: quantities[index].note), range.boundAsEnd,
                range.sourceLeftOut,
            ].compactMap { sentence in
                sentence.map { doubt($0, about: .quantity(index), range.span) }
            }
        }
        return ranges
            + evidence.indices.compactMap { index in
                countedTwice(evidence[index]).map { doubt($0, about: .report(index), 0..<0) }
            }
    }

    private func doubt(
        _ sentence: String, about subject: Diagnostic.Subject, _ span: Range<Int>
    ) -> Diagnostic {
        var result = Diagnostic(span, sentence, code: .source, severity: .warning)
        result.subject = subject
        return result
    }

    /// A report about a quantity whose own range comes from the same source or origin.
    private func countedTwice(_ report: Evidence) -> String? {
        let subjects = report.readings.isEmpty ? [report.about] : report.readings.map(\.about)
        for subject in subjects {
            guard case .quantity(let index) = subject.kind,
                case .draw = quantities[index].expression.kind
            else { continue }
            let name = quantities[index].name
            let advice =
                "so that it counts twice; leave out the report, or give `\(name)` a range that does not "
                + "rest on it"
            if let id = report.sources.first(where: quantities[index].sources.contains) {
                return
                    "`\(name)` has its range from `\(id)`, and this report about it is of the same "
                    + "source, \(advice)"
            }
            let origins = origins(of: report.sources)
            if let id = quantities[index].sources.first(where: {
                !self.origins(of: [$0]).isDisjoint(with: origins)
            }) {
                return
                    "`\(name)` has its range from `\(id)`, and this report about it goes back to the "
                    + "same origin, \(advice)"
            }
        }
        return nil
    }
}

extension SourcedRange {
    /// A range neither of whose ends is said by a source that gives figures.
    ///
    /// A figure within the range is one that was made a range of, as 1,300 of `1200 to 1400`.
    func foreignEnds(note: String?) -> String? {
        let figures = sources.flatMap(\.words.figures)
        let all =
            sources.flatMap { $0.words.quote + $0.words.remarks }
            + (note.map(QuotedNumber.all) ?? [])
        guard !figures.isEmpty, !all.contains(where: hasEnd),
            !figures.contains(where: { !$0.role.isEnd && covers($0) })
        else { return nil }
        let quoted = sources.filter { !$0.words.figures.isEmpty }.map { "`\($0.id)`" }
        let place =
            quoted.count == 1
            ? "the quote of \(quoted[0])"
            : "the quotes of \(quoted.prefix(4).joined(separator: ", "))"
        return
            "neither \(ends.low) nor \(ends.high) is in \(place); correct the range, or say in the "
            + "`note` which numbers it follows from"
    }

    /// A bound, such as `at least 121`, that the range takes for an end of its own.
    ///
    /// Two bounds that make the two ends are a range.
    var boundAsEnd: String? {
        func said(_ end: Double) -> [(id: String, number: QuotedNumber)] {
            sources.flatMap { source in
                source.words.quote.filter { $0.isEqual(end, factors: factors) }.map {
                    (source.id, $0)
                }
            }
        }
        let (atLow, atHigh) = (said(low), said(high))
        let isStated =
            atLow.contains { $0.number.role == .atLeast }
            && atHigh.contains { $0.number.role == .atMost }
        guard !isStated else { return nil }
        for (found, end) in [(atLow, ends.low), (atHigh, ends.high)] {
            guard let first = found.first, found.allSatisfy({ $0.number.role.isBound }) else {
                continue
            }
            let form = first.number.role == .atLeast ? "at least" : "at most"
            return "the quote of `\(first.id)` says `\(first.number.text)`, which is a bound, and "
                + "`\(ends.low) to \(ends.high)` takes it for an end; write it as "
                + "`report: \(form) \(end)` under `evidence:`, and the range without it"
        }
        return nil
    }

    /// A source beside the one that the range is of, whose figures lie elsewhere.
    var sourceLeftOut: String? {
        let shown = sources.filter { $0.words.quote.contains(where: hasEnd) }
        guard shown.count == 1, sources.count > 1 else { return nil }
        for source in sources where source.id != shown[0].id {
            let quote = source.words.quote
            guard let place = quote.firstIndex(where: { $0.isFigure && isComparable($0) }),
                !hasCovered(quote)
            else { continue }
            let isRange = quote[place].role == .low && place + 1 < quote.count
            let said = quote[place].text + (isRange ? " to \(quote[place + 1].text)" : "")
            return
                "the range is that of `\(shown[0].id)`, and `\(source.id)` says \(said); give each its "
                + "report under `evidence:`, or take a range that covers both"
        }
        return nil
    }

    /// Whether the range has room for one of the numbers: for both ends, of a range; for something beyond
    /// it, of a bound.
    private func hasCovered(_ numbers: [QuotedNumber]) -> Bool {
        numbers.indices.contains { index in
            let number = numbers[index]
            return switch number.role {
            case .alone: covers(number)
            case .low: covers(number) && index + 1 < numbers.count && covers(numbers[index + 1])
            case .high: false
            case .atLeast: number.isWithin(0...high, factors: factors)
            case .atMost: number.isWithin(low ... .infinity, factors: factors)
            }
        }
    }
}
