import Distributions

// How the arguments of a law find its parameters.
extension ExpressionChecker {
    /// An argument with its label as text.
    private struct Labelled {
        var label: String
        var place: Range<Int>
        /// The argument's place in the call.
        var index: Int
    }

    /// A member of a family as a call writes it.
    mutating func familyParts(
        _ family: LawFamily, _ arguments: [SyntaxArgument], _ node: SyntaxNode
    ) -> LawParts? {
        let values = arguments.map { number($0.value, of: "a parameter of \(family.name)") }
        guard let labels = labels(of: arguments, family) else { return nil }
        let places = arguments.map(\.value.span)
        if labels.isEmpty {
            guard let form = family.forms.first(where: { $0.labels.count == arguments.count })
            else {
                reportCount(family, arguments, node)
                return nil
            }
            return complete(family, form, Array(arguments.indices), values, places, node)
        }
        let known = Set(family.forms.flatMap { $0.labels + Array($0.aliases.keys) })
        if labels.contains(where: {
            !known.contains($0.label) && PercentileLabel.probability($0.label) != nil
        }) {
            return percentileParts(family, labels, known, values, places, node)
        }
        guard let (form, order) = matchingForm(family, labels, known, node) else { return nil }
        return complete(family, form, order, values, places, node)
    }

    /// The labels of a call; empty where the arguments are positional, nil with a problem where
    /// they are mixed, written twice or not names.
    private mutating func labels(
        of arguments: [SyntaxArgument], _ family: LawFamily
    ) -> [Labelled]? {
        var labels: [Labelled] = []
        var isFine = true
        for (index, argument) in arguments.enumerated() {
            guard let label = argument.label else { continue }
            guard case .name(let name) = label.kind else {
                report(
                    label.span, "the name of a parameter is expected before the colon",
                    suggestion: "write \(LawNames.usages(family))")
                isFine = false
                continue
            }
            if labels.contains(where: { $0.label == name }) {
                report(label.span, "`\(name)` is given twice")
                isFine = false
            }
            labels.append(Labelled(label: name, place: label.span, index: index))
        }
        guard isFine else { return nil }
        if !labels.isEmpty, let bare = arguments.first(where: { $0.label == nil }) {
            if reportsComma(arguments, isAllowed: { $0 == labels.count }) { return nil }
            report(
                bare.value.span,
                "the parameters of \(family.name) are either all named or all in order",
                suggestion: "write \(LawNames.usages(family))")
            return nil
        }
        return labels
    }

    private mutating func reportCount(
        _ family: LawFamily, _ arguments: [SyntaxArgument], _ node: SyntaxNode
    ) {
        let sizes = Set(family.forms.map(\.labels.count))
        if reportsComma(arguments, isAllowed: sizes.contains) { return }
        let counts = sizes.sorted().map(String.init)
        let noun = counts == ["1"] ? "parameter" : "parameters"
        report(
            node.span,
            "\(family.name) has \(counts.joined(separator: " or ")) \(noun), "
                + "got \(arguments.count)",
            suggestion: "write \(LawNames.usages(family))")
    }

    // MARK: Named parameters

    private mutating func matchingForm(
        _ family: LawFamily, _ labels: [Labelled], _ known: Set<String>, _ node: SyntaxNode
    ) -> (ParameterForm, order: [Int])? {
        var isKnown = true
        for label in labels where !known.contains(label.label) {
            report(
                label.place, "\(family.name) has no parameter `\(label.label)`",
                suggestion: NearestName.suggestion(for: label.label, among: known.sorted())
                    ?? "write \(LawNames.usages(family))", code: .unknownName)
            isKnown = false
        }
        guard isKnown else { return nil }
        var closest: (form: ParameterForm, found: Int)?
        for form in family.forms {
            let canonical = labels.map { form.canonicalLabel($0.label) }
            let order = form.labels.map { label in
                canonical.firstIndex(of: label).map { labels[$0].index }
            }
            let found = order.compactMap { $0 }
            if found.count == form.labels.count, labels.count == form.labels.count {
                return (form, found)
            }
            if found.count > closest?.found ?? -1 { closest = (form, found.count) }
        }
        guard let form = closest?.form else { return nil }
        let given = Set(labels.map { form.canonicalLabel($0.label) })
        if let extra = labels.first(where: { !form.labels.contains(form.canonicalLabel($0.label)) })
        {
            report(
                extra.place,
                "`\(extra.label)` does not go with the other parameters of \(family.name)",
                suggestion: "write \(LawNames.usages(family))")
        } else if given.count < labels.count {
            report(
                labels[labels.count - 1].place,
                "`\(labels[labels.count - 1].label)` says the same as another parameter")
        } else {
            let missing = form.labels.filter { !given.contains($0) }.map { "`\($0)`" }
            report(
                node.span, "\(family.name): \(missing.joined(separator: " and ")) is missing",
                suggestion: "write \(LawNames.usages(family))")
        }
        return nil
    }

    private mutating func complete(
        _ family: LawFamily, _ form: ParameterForm, _ order: [Int], _ values: [Checked?],
        _ places: [Range<Int>], _ node: SyntaxNode
    ) -> LawParts? {
        let bound = order.compactMap { values[$0] }
        guard bound.count == order.count else { return nil }
        return parts(family, form, bound, places: order.map { places[$0] }, whole: node.span)
    }

    // MARK: Percentile points

    private mutating func percentileParts(
        _ family: LawFamily, _ labels: [Labelled], _ known: Set<String>, _ values: [Checked?],
        _ places: [Range<Int>], _ node: SyntaxNode
    ) -> LawParts? {
        var points: [(probability: Double, index: Int)] = []
        for label in labels {
            guard let probability = PercentileLabel.probability(label.label) else {
                report(
                    label.place,
                    "percentile points cannot be combined with other parameters of \(family.name)")
                return nil
            }
            guard !probability.isNaN else {
                report(label.place, "a percentile lies between p0 and p100, both excluded")
                return nil
            }
            points.append((probability, label.index))
        }
        points.sort { $0.probability < $1.probability }
        if let twice = zip(points, points.dropFirst()).first(where: {
            $0.probability == $1.probability
        }) {
            report(places[twice.1.index], "the same percentile is given twice")
            return nil
        }
        let order = points.map(\.index)
        func wrongCount(_ expected: String, _ example: String) {
            report(
                node.span, "\(family.name) needs \(expected), got \(points.count)",
                suggestion: "write \(family.name)(\(example))")
        }
        switch family.percentiles {
        case .closed(let form):
            guard points.count == 2 else {
                wrongCount("two percentile points", "p5: ..., p95: ...")
                return nil
            }
            return complete(
                family, form(points[0].probability, points[1].probability), order, values, places,
                node)
        case .single(let form):
            guard points.count == 1 else {
                wrongCount("one percentile point", "p50: ...")
                return nil
            }
            return complete(family, form(points[0].probability), order, values, places, node)
        case .fitted(let fit):
            guard points.count == 2 else {
                wrongCount("two percentile points", "p5: ..., p95: ...")
                return nil
            }
            return fitted(family, fit, points, order.map { values[$0] }, places, node)
        case .unsupported(let sentence):
            report(labels[0].place, sentence)
            return nil
        }
    }

    private mutating func fitted(
        _ family: LawFamily,
        _ fit: (PercentilePoint, PercentilePoint) throws(LawError) -> [Double],
        _ points: [(probability: Double, index: Int)], _ values: [Checked?],
        _ places: [Range<Int>], _ node: SyntaxNode
    ) -> LawParts? {
        guard let low = values[0], let high = values[1] else { return nil }
        guard let a = low.constant, let b = high.constant else {
            let varying = low.constant == nil ? points[0].index : points[1].index
            report(
                places[varying], "\(family.name) is fitted to fixed numbers, and this one varies",
                suggestion: "write \(LawNames.usages(family))")
            return nil
        }
        do throws(LawError) {
            let canonical = try fit(
                PercentilePoint(probability: points[0].probability, value: a),
                PercentilePoint(probability: points[1].probability, value: b))
            let law = try family.make(canonical)
            let numbers = canonical.map { CheckedExpression(.number($0), span: node.span) }
            let form = ParameterForm(canonical.indices.map { "parameter \($0 + 1)" })
            return .fixed(
                law, recipe: LawParts.Recipe(family: family, form: form, arguments: numbers))
        } catch {
            let label = error.parameter.flatMap { name in
                points.first { percentileLabel($0.probability) == name }
            }
            report(label.map { places[$0.index] } ?? node.span, error.description)
            return nil
        }
    }
}

extension ParameterForm {
    /// The label that a label or one of its other spellings stands for.
    func canonicalLabel(_ label: String) -> String {
        labels.contains(label) ? label : aliases[label] ?? label
    }
}
