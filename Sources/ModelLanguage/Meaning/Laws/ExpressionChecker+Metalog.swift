import Distributions

// The law through any number of percentile points.
extension ExpressionChecker {
    /// `metalog(p10: a, p50: b, p90: c)`, also with more points, `low` and `high`.
    mutating func metalog(_ arguments: [SyntaxArgument], _ node: SyntaxNode) -> LawParts? {
        let usage = "write \(LawNames.metalogUsage)"
        var points: [PercentilePoint] = []
        var places: [String: Range<Int>] = [:]
        var bounds: [String: Double] = [:]
        var isFine = true
        for argument in arguments {
            let value = number(argument.value, of: "a parameter of metalog")
            guard let label = argument.label else {
                report(argument.value.span, "the points of metalog are named", suggestion: usage)
                isFine = false
                continue
            }
            let name = text(label.span)
            let probability = PercentileLabel.probability(name)
            guard name == "low" || name == "high" || probability != nil else {
                report(
                    label.span, "metalog has no parameter `\(oneLine(label.span))`",
                    suggestion: usage)
                isFine = false
                continue
            }
            if let probability, probability.isNaN {
                report(label.span, "a percentile lies between p0 and p100, both excluded")
                isFine = false
                continue
            }
            let key = probability.map(percentileLabel) ?? name
            guard places[key] == nil else {
                report(label.span, "`\(name)` is given twice")
                isFine = false
                continue
            }
            places[key] = argument.value.span
            guard let value else {
                isFine = false
                continue
            }
            guard let number = value.constant else {
                report(
                    argument.value.span,
                    "metalog is fitted to fixed numbers, and this one varies")
                isFine = false
                continue
            }
            if let probability {
                points.append(PercentilePoint(probability: probability, value: number))
            } else {
                bounds[name] = number
            }
        }
        guard isFine else { return nil }
        guard points.count >= 3 else {
            report(
                node.span, "metalog needs at least three percentile points, got \(points.count)",
                suggestion: usage)
            return nil
        }
        do throws(LawError) {
            return .fixed(
                try MetalogLaw(points, low: bounds["low"], high: bounds["high"]), recipe: nil)
        } catch {
            report(error.parameter.flatMap { places[$0] } ?? node.span, error.description)
            return nil
        }
    }
}
