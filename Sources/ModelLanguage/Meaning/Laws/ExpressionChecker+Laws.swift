import Distributions

// Draws: laws as they stand in an expression.
extension ExpressionChecker {
    /// A call of a law: an input of the model.
    mutating func law(
        _ name: String, _ nameSpan: Range<Int>, _ arguments: [SyntaxArgument], _ node: SyntaxNode,
        isWhole: Bool
    ) -> Checked? {
        guard mayDraw(node) else { return nil }
        // The name comes before those of the laws inside, so that numbers follow the text.
        let inputName = nextInputName(isWhole: isWhole)
        let sampling: Draw.Sampling?
        if name == "mixture" {
            sampling = mixture(arguments, node)
        } else if name == "choose" {
            sampling = choice(arguments, node)
        } else if name == "truncate" {
            sampling = truncation(arguments, node)
        } else {
            sampling = lawParts(node)?.sampling
        }
        return sampling.map { draw(inputName, $0, node) }
    }

    /// `low to high`: an input of the model.
    mutating func range(
        _ low: SyntaxNode, _ high: SyntaxNode, _ node: SyntaxNode, isWhole: Bool
    ) -> Checked? {
        guard mayDraw(node) else { return nil }
        let inputName = nextInputName(isWhole: isWhole)
        return rangeParts(low, high, node).map { draw(inputName, $0.sampling, node) }
    }

    private func draw(_ name: String, _ sampling: Draw.Sampling, _ node: SyntaxNode) -> Checked {
        let draw = Draw(inputName: name, sampling: sampling, text: oneLine(node.innerSpan))
        return Checked(expression: CheckedExpression(.draw(draw), span: node.span), constant: nil)
    }

    /// Whether a law may stand here; a problem where not.
    private mutating func mayDraw(_ node: SyntaxNode) -> Bool {
        let place: String
        switch purpose {
        case .quantity: return true
        case .question: place = "a question"
        case .evidence: place = "the subject of a report"
        case .fixedNumber, .report:
            report(node.span, "\(purpose.fixedName) must be a fixed number, not a law")
            return false
        }
        report(
            node.span, "\(place) cannot hold a law of its own",
            suggestion: "name `\(oneLine(node.innerSpan))` as a quantity and use that name")
        return false
    }

    // MARK: Laws in place

    /// The law that a node writes out, or nil with a problem where it is none.
    mutating func lawParts(_ node: SyntaxNode, inMixture: Bool = false) -> LawParts? {
        switch node.kind {
        case .range(let low, let high): return rangeParts(low, high, node)
        case .call("mixture", _, let arguments): return fixedMixture(arguments, node)
        case .call("choose", _, let arguments): return fixedChoice(arguments, node)
        case .call("metalog", _, let arguments): return metalog(arguments, node)
        case .call("empirical", _, let arguments): return empirical(arguments, node)
        case .call("truncate", _, let arguments): return truncationParts(arguments, node)
        case .call(let name, _, let arguments):
            guard let family = LawFamily.named(name) else { break }
            return familyParts(family, arguments, node)
        default: break
        }
        // Unknown names inside are worth their own message.
        let before = errorCount
        guard let checked = check(node), errorCount == before else { return nil }
        let shown = oneLine(node.span)
        if inMixture {
            report(
                node.span,
                "a mixture to truncate needs laws as its components, and `\(shown)` is not one")
            return nil
        }
        if case .quantity = checked.expression.kind {
            report(
                node.span, "truncate takes a law written in place, and `\(shown)` is a quantity",
                suggestion: "to keep a quantity within bounds, write clamp(\(shown), low, high)")
        } else {
            report(
                node.span, "truncate takes a law, such as `7000 to 15000`, and this is not one",
                suggestion: "to keep a value within bounds, write clamp(\(shown), low, high)")
        }
        return nil
    }

    private mutating func rangeParts(
        _ low: SyntaxNode, _ high: SyntaxNode, _ node: SyntaxNode
    ) -> LawParts? {
        let level = scope.rangeLevel
        let a = number(low, of: "an end of a range")
        let b = number(high, of: "an end of a range")
        guard let a, let b else { return nil }
        if let x = a.constant, let y = b.constant, x >= y {
            if x == y {
                report(
                    node.span, "both ends of the range are \(NumberText.of(x))",
                    suggestion: "for a fixed number write \(oneLine(low.span)) alone")
            } else {
                let (first, second) = (oneLine(low.span), oneLine(high.span))
                report(
                    node.span, "the range runs from high to low",
                    suggestion: second.hasSuffix("%") && !first.contains("%")
                        ? "write `\(first)% to \(second)`" : "write `\(second) to \(first)`")
            }
            return nil
        }
        for (end, place) in [(a, low), (b, high)] {
            guard let value = end.constant, value <= 0 else { continue }
            report(
                place.span,
                "a range is log-normal and needs positive ends, got \(NumberText.of(value))",
                suggestion: "write `\(level.normal(oneLine(low.span), oneLine(high.span)))` "
                    + "or `uniform(\(oneLine(low.span)), \(oneLine(high.span)))`")
            return nil
        }
        guard let family = LawFamily.named("lognormal"), case .closed(let form) = family.percentiles
        else { return nil }
        return parts(
            family, form(level.low, level.high), [a, b], places: [low.span, high.span],
            whole: node.span)
    }

    /// A member of a family from its bound arguments.
    mutating func parts(
        _ family: LawFamily, _ form: ParameterForm, _ values: [Checked], places: [Range<Int>],
        whole: Range<Int>
    ) -> LawParts? {
        let recipe = LawParts.Recipe(
            family: family, form: form, arguments: values.map(\.expression))
        doubtShares(family, form, values, places: places)
        let constants = values.compactMap(\.constant)
        guard constants.count == values.count else {
            if let (error, index) = Self.certainError(family, form, values.map(\.constant)) {
                report(places[index], error.description)
                return nil
            }
            return .varying(recipe)
        }
        do throws(LawError) {
            return .fixed(try Self.law(family, form, constants), recipe: recipe)
        } catch {
            let place = error.parameter.flatMap { form.labels.firstIndex(of: $0) }
            report(place.map { places[$0] } ?? whole, error.description)
            return nil
        }
    }

    private static func law(
        _ family: LawFamily, _ form: ParameterForm, _ arguments: [Double]
    ) throws(LawError) -> any Law {
        try form.validate(arguments)
        return try family.make(form.canonical.map { $0.evaluate(arguments) })
    }

    /// A fixed argument that breaks a rule whatever the varying ones (nil) are.
    ///
    /// The varying ones are tried with very different values: where the same rule is broken by the same
    /// values each time, and a fixed argument is to blame, they have nothing to do with it.
    private static func certainError(
        _ family: LawFamily, _ form: ParameterForm, _ arguments: [Double?]
    ) -> (LawError, index: Int)? {
        var found: LawError?
        for trial in [1, 2, 3, 10_000] as [Double] {
            do throws(LawError) {
                _ = try law(family, form, arguments.map { $0 ?? trial })
                return nil
            } catch {
                guard found == nil || found == error else { return nil }
                found = error
            }
        }
        guard let found, let label = found.parameter,
            let index = form.labels.firstIndex(of: label), arguments[index] != nil
        else { return nil }
        return (found, index)
    }
}
