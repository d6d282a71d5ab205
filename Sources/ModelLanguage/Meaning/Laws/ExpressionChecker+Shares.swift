import Distributions

// Percentages among the parameters of a law, as in `normal(10, 50%)`, whose sd is 0.5.
extension ExpressionChecker {
    /// Doubts a percentage for a parameter that has the quantity's unit, where another one shows
    /// that the quantity is no share.
    mutating func doubtShares(
        _ family: LawFamily, _ form: ParameterForm, _ values: [Checked], places: [Range<Int>]
    ) {
        // Most laws have no percentage, and models have many laws.
        guard places.contains(where: { bytes[$0.upperBound - 1] == UInt8(ascii: "%") }) else {
            return
        }
        let units = Dictionary(
            family.guide.parameters.map { ($0.label, $0.unit) }, uniquingKeysWith: { a, _ in a })
        let measured = values.indices.filter { index in
            units[form.labels[index]].map { $0 == .quantity }
                ?? (PercentileLabel.probability(form.labels[index]) != nil)
        }
        guard let share = measured.first(where: { isShare(oneLine(places[$0])) }),
            let value = values[share].constant,
            let other = measured.first(where: { index in
                !text(places[index]).contains("%") && abs(size(of: values[index])) > 1
            })
        else { return }
        let (written, whole) = (oneLine(places[share]), oneLine(places[other]))
        let percent = written.filter { !$0.isWhitespace }.dropLast()
        doubt(
            places[share],
            "`\(written)` as the \(form.labels[share]) of \(family.name) is read as "
                + "\(NumberText.of(value)), beside a \(form.labels[other]) of `\(whole)`; for "
                + "\(percent) % of that write `\(percent)% * "
                + (isSimple(whole) ? "\(whole)`" : "(\(whole))`"))
    }

    /// Whether a text is one number with a per cent sign.
    private func isShare(_ text: String) -> Bool {
        text.hasSuffix("%")
            && text.dropLast().allSatisfy { $0.isWhitespace || "0123456789._".contains($0) }
    }

    /// Whether a text can be multiplied as it stands.
    private func isSimple(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.continuesName || $0 == "." }
    }

    /// About how large a value is; 0 where that cannot be told.
    private func size(of value: Checked) -> Double {
        var steps = 200
        return value.constant ?? typical(value.expression, &steps) ?? 0
    }

    /// The value where all draws take their means; nil where that cannot be told in a few steps.
    private func typical(_ expression: CheckedExpression, _ steps: inout Int) -> Double? {
        steps -= 1
        guard steps > 0 else { return nil }
        switch expression.kind {
        case .number(let value): return value
        case .quantity(let index):
            let value = scope.outcomes[index].value
            return value?.constant ?? value.flatMap { typical($0.expression, &steps) }
        case .unary(let sign, let a): return typical(a, &steps).map(sign.evaluate)
        case .binary(let sign, let a, let b):
            guard let a = typical(a, &steps), let b = typical(b, &steps) else { return nil }
            return sign.evaluate(a, b)
        case .call(let function, let arguments):
            let values = arguments.compactMap { typical($0, &steps) }
            return values.count == arguments.count ? function.evaluate(values) : nil
        case .conditional(_, let a, _): return typical(a, &steps)
        case .draw(let draw):
            switch draw.sampling {
            case .fixed(let law): return law.mean.isFinite ? law.mean : law.quantile(0.5)
            case .mixture(_, let components):
                return components.first.flatMap { typical($0, &steps) }
            case .conditional, .truncatedConditional: return nil
            }
        }
    }
}
