import Distributions

// Laws made of other laws: `mixture` and `truncate`.
extension ExpressionChecker {
    /// The largest number of components of a mixture.
    private static let maximumComponents = 100

    // MARK: Mixtures

    /// `mixture(0.6: a, 0.4: b)`, whose components are any expressions.
    mutating func mixture(_ arguments: [SyntaxArgument], _ node: SyntaxNode) -> Draw.Sampling? {
        weighted(arguments, "mixture", node).map {
            .mixture(weights: $0.weights, components: $0.values.map(\.expression))
        }
    }

    /// What stands behind the colons, any expressions, with the weights before them.
    private mutating func weighted(
        _ arguments: [SyntaxArgument], _ law: String, _ node: SyntaxNode
    ) -> (weights: [Double], values: [Checked])? {
        let weights = weights(of: arguments, law, node)
        let values = arguments.compactMap { refusesDash($0.value) ? nil : check($0.value) }
        guard let weights, values.count == arguments.count else { return nil }
        return (weights, values)
    }

    /// A mixture of laws written in place, as one law.
    mutating func fixedMixture(_ arguments: [SyntaxArgument], _ node: SyntaxNode) -> LawParts? {
        let weights = weights(of: arguments, "mixture", node)
        var laws: [any Law] = []
        for argument in arguments {
            guard let parts = lawParts(argument.value, inMixture: true) else { continue }
            guard case .fixed(let law, _) = parts else {
                report(
                    argument.value.span,
                    "a mixture is truncated only where its laws have fixed parameters")
                continue
            }
            laws.append(law)
        }
        guard let weights, laws.count == arguments.count else { return nil }
        return fixed(node.span) { () throws(LawError) in
            try MixtureLaw(zip(weights, laws).map { (weight: $0, law: $1) })
        }
    }

    // MARK: Choices

    /// `choose(0.3: a, 0.7: b)`: a mixture of numbers, which are mostly fixed.
    mutating func choice(_ arguments: [SyntaxArgument], _ node: SyntaxNode) -> Draw.Sampling? {
        guard let (weights, values) = weighted(arguments, "choose", node) else { return nil }
        let constants = values.compactMap(\.constant)
        guard constants.count == values.count else {
            return .mixture(weights: weights, components: values.map(\.expression))
        }
        return fixedChoice(weights, constants, node)?.sampling
    }

    /// A choice inside another law: only among fixed numbers.
    mutating func fixedChoice(_ arguments: [SyntaxArgument], _ node: SyntaxNode) -> LawParts? {
        let weights = weights(of: arguments, "choose", node)
        var values: [Double] = []
        for argument in arguments {
            guard let checked = number(argument.value, of: "a value of choose") else { continue }
            guard let value = checked.constant else {
                report(
                    argument.value.span,
                    "choose inside another law takes fixed numbers, and this one varies")
                continue
            }
            values.append(value)
        }
        guard let weights, values.count == arguments.count else { return nil }
        return fixedChoice(weights, values, node)
    }

    private mutating func fixedChoice(
        _ weights: [Double], _ values: [Double], _ node: SyntaxNode
    ) -> LawParts? {
        fixed(node.span) { () throws(LawError) in
            try ChoiceLaw(zip(weights, values).map { (weight: $0, value: $1) })
        }
    }

    // MARK: Weights

    private mutating func weights(
        of arguments: [SyntaxArgument], _ law: String, _ node: SyntaxNode
    ) -> [Double]? {
        if reportsComma(arguments, isAllowed: nil) { return nil }
        let part = law == "choose" ? "value" : "component"
        guard (2...Self.maximumComponents).contains(arguments.count) else {
            report(
                node.span,
                "\(law) has 2 to \(Self.maximumComponents) \(part)s, got \(arguments.count)",
                suggestion: "write \(LawNames.usage(of: law))")
            return nil
        }
        if let bare = arguments.first(where: { $0.label == nil }) {
            report(
                bare.value.span,
                law == "choose"
                    ? "a value of choose has its weight before it"
                    : "a component of a mixture has its weight before it",
                suggestion: "write \(LawNames.usage(of: law))")
            return nil
        }
        var weights: [Double] = []
        for label in arguments.compactMap(\.label) {
            guard let checked = number(label, of: "a weight") else { continue }
            guard let weight = checked.constant else {
                report(label.span, "the weight of a \(part) must be a fixed number")
                continue
            }
            guard weight > 0 else {
                report(
                    label.span,
                    "the weight of a \(part) must be positive, got \(NumberText.of(weight))")
                continue
            }
            weights.append(weight)
        }
        return weights.count == arguments.count ? weights : nil
    }

    // MARK: Truncation

    /// `truncate(law, low: a, high: b)` as a draw.
    mutating func truncation(_ arguments: [SyntaxArgument], _ node: SyntaxNode) -> Draw.Sampling? {
        guard let (inner, low, high) = truncationArguments(arguments, node) else { return nil }
        let constantLow = low.map { $0.constant } ?? -.infinity
        let constantHigh = high.map { $0.constant } ?? .infinity
        let recipe: LawParts.Recipe
        switch inner {
        case .fixed(let law, let known):
            if let constantLow, let constantHigh {
                return fixed(node.span) { () throws(LawError) in
                    try TruncatedLaw(law, low: constantLow, high: constantHigh)
                }?.sampling
            }
            guard let known else {
                report(node.span, "the bounds of this law must be fixed numbers")
                return nil
            }
            recipe = known
        case .varying(let known): recipe = known
        }
        return .truncatedConditional(
            recipe.family, recipe.form, arguments: recipe.arguments, low: low?.expression,
            high: high?.expression)
    }

    /// `truncate(...)` inside another law: only as a fixed law.
    mutating func truncationParts(_ arguments: [SyntaxArgument], _ node: SyntaxNode) -> LawParts? {
        guard let sampling = truncation(arguments, node) else { return nil }
        guard case .fixed(let law) = sampling else {
            report(
                node.span, "a truncated law inside another law must have fixed numbers only")
            return nil
        }
        return .fixed(law, recipe: nil)
    }

    private mutating func truncationArguments(
        _ arguments: [SyntaxArgument], _ node: SyntaxNode
    ) -> (LawParts, low: Checked?, high: Checked?)? {
        let usage = "write \(LawNames.truncateUsage)"
        guard let first = arguments.first, first.label == nil else {
            report(node.span, "truncate begins with the law to truncate", suggestion: usage)
            return nil
        }
        let inner = lawParts(first.value)
        var bounds: [String: Checked?] = [:]
        let rest = arguments.dropFirst()
        let bare = rest.filter { $0.label == nil }
        var isFine = true
        if rest.isEmpty || !bare.isEmpty && (bare.count != rest.count || rest.count != 2) {
            // The law and its bounds: as many as are named, or else two in order.
            let count = 1 + (bare.count < rest.count ? rest.count - bare.count : 2)
            if reportsComma(arguments, isAllowed: { $0 == count }) { return nil }
            report(
                rest.isEmpty ? node.span : bare[0].value.span,
                rest.isEmpty ? "truncate needs a bound" : "the bounds of truncate are named",
                suggestion: usage)
            isFine = false
        }
        for (position, argument) in rest.enumerated() where isFine {
            var name = position == 0 ? "low" : "high"
            if let label = argument.label {
                name = text(label.span)
                guard name == "low" || name == "high" else {
                    report(
                        label.span, "truncate has no parameter `\(oneLine(label.span))`",
                        suggestion: "its bounds are `low` and `high`")
                    isFine = false
                    continue
                }
            }
            guard bounds[name] == nil else {
                report(argument.label?.span ?? argument.value.span, "`\(name)` is given twice")
                isFine = false
                continue
            }
            bounds[name] = .some(number(argument.value, of: "a bound"))
        }
        guard isFine, let inner, !bounds.values.contains(where: { $0 == nil }) else { return nil }
        let low = bounds["low"] ?? nil
        let high = bounds["high"] ?? nil
        if let a = low?.constant, let b = high?.constant, a >= b {
            report(
                node.span,
                "truncate: low must be less than high, got \(NumberText.of(a)) and "
                    + NumberText.of(b))
            return nil
        }
        return (inner, low, high)
    }

    mutating func fixed(
        _ span: Range<Int>, _ make: () throws(LawError) -> any Law
    ) -> LawParts? {
        do throws(LawError) {
            return .fixed(try make(), recipe: nil)
        } catch {
            report(span, error.description)
            return nil
        }
    }
}
