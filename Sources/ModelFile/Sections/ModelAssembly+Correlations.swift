import ModelLanguage

// The section `correlations:`.
extension ModelAssembly {
    private static let measures = Correlation.Measure.allCases.map(\.rawValue)

    /// The wanted correlations, in the order of the file.
    mutating func correlations(_ entry: YAMLEntry, _ compiler: QuantityCompiler) -> [Correlation] {
        guard case .list(let items) = entry.value.kind else {
            reportKind(
                entry.value, entry.key, "a list of correlations, each beginning with `- between:`")
            return []
        }
        var pairs: Set<[Int]> = []
        var result: [Correlation] = []
        for item in limited(items, "correlations", { $0.offset..<$0.offset + 1 }) {
            guard case .mapping(let entries) = item.kind else {
                report(
                    range(item),
                    "a correlation with `between` and a measure is expected here, found "
                        + item.description)
                continue
            }
            guard let correlation = correlation(entries, item, compiler) else { continue }
            let pair = [correlation.between.0, correlation.between.1].sorted()
            if pairs.insert(pair).inserted {
                result.append(correlation)
            } else {
                report(
                    item.offset..<item.offset + 1,
                    "the correlation of these two quantities is given twice")
            }
        }
        return result
    }

    private mutating func correlation(
        _ entries: [YAMLEntry], _ item: YAMLNode, _ compiler: QuantityCompiler
    ) -> Correlation? {
        var pair: (Int, Int)?
        var value: Double?
        var measure: Correlation.Measure?
        var hasPair = false
        for entry in withoutDuplicates(entries) {
            if entry.key.string == "between" {
                hasPair = true
                pair = self.pair(entry, compiler)
            } else if let named = Correlation.Measure(rawValue: entry.key.string) {
                if let measure {
                    report(
                        range(entry.key),
                        "a correlation has one measure, and `\(measure.rawValue)` is given")
                    continue
                }
                measure = named
                guard let text = text(entry) else { continue }
                value = number(text, named.rawValue, compiler, .correlation)
            } else {
                reportUnknown(entry.key, among: ["between"] + Self.measures, in: "a correlation")
            }
        }
        if !hasPair {
            report(
                item.offset..<item.offset + 1, "this correlation has no `between`",
                "write `between: [killed, wounded]`")
        }
        if measure == nil {
            report(
                item.offset..<item.offset + 1, "this correlation has no measure",
                "write \(Self.measures.joined(separator: ", "))")
        }
        guard let pair, let value, let measure else { return nil }
        return Correlation(between: pair, measure: measure, value: value)
    }

    private mutating func pair(_ entry: YAMLEntry, _ compiler: QuantityCompiler) -> (Int, Int)? {
        guard case .list(let items) = entry.value.kind, items.count == 2 else {
            report(
                range(entry.key), "`between` names two quantities",
                "write `between: [killed, wounded]`")
            return nil
        }
        var indices: [Int] = []
        for item in items {
            guard let (text, index) = namedQuantity(item, compiler) else { continue }
            if indices.contains(index) {
                report(range(text), "a quantity is not correlated with itself")
                continue
            }
            if let expression = compiler.scope.expression(of: index) {
                guard case .draw = expression.kind else {
                    report(
                        range(text),
                        "`\(text.string)` is not an input: its value is not a single law",
                        "correlate the quantities that it is computed from")
                    continue
                }
            }
            indices.append(index)
        }
        return indices.count == 2 ? (indices[0], indices[1]) : nil
    }
}
