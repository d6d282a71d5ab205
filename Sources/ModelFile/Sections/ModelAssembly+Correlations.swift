import ModelLanguage

// The section `correlations:`.
extension ModelAssembly {
    private static let measures = Correlation.Measure.allCases.map(\.rawValue)
    /// How many matrices that contradict themselves come with the nearest that does not, which
    /// takes some time to find.
    private static let mostExplained = 10
    /// The largest number of pairs, those in matrices included.
    private static let maximumPairs = 20_000

    /// The wanted correlations pair by pair, in the order of the file.
    ///
    /// Of the same pair in two files, the nearer one counts.
    ///
    /// - Parameter changed: quantities with another value than that for which correlations were
    ///   stated. One that is a fixed number has no correlations.
    mutating func correlations(
        _ entry: YAMLEntry, _ scope: Scope, changed: Set<String>
    ) -> [Correlation] {
        let fixed = changed.filter { Self.isFixed($0, scope) }
        func isFixed(_ input: String) -> Bool {
            fixed.contains(String(input.prefix { $0 != "[" }))
        }
        /// The file that states each pair.
        var pairs: [[String]: Int] = [:]
        var result: [Correlation] = []
        var places: [Int] = []
        var count = 0
        let items = list(
            entry, "correlations", "a list of correlations, each beginning with `- between:`")
        for item in items {
            guard let entries = entries(of: item, "a correlation with `between` and a measure")
            else { continue }
            let found = correlation(entries, item, scope, isFixed)
                .filter { !isFixed($0.between.0) && !isFixed($0.between.1) }
            count += found.count
            guard count <= Self.maximumPairs else {
                report(
                    item.start,
                    "a model has at most \(Self.maximumPairs) pairs of correlated inputs")
                return result
            }
            var hasRepetition = false
            for correlation in found {
                let names = [correlation.between.0, correlation.between.1]
                let file = source.part(of: item.offset)
                if let other = pairs[names.sorted()] {
                    guard other == file, !hasRepetition else { continue }
                    hasRepetition = true
                    report(
                        item.start,
                        "the correlation of `\(names[0])` and `\(names[1])` is given twice")
                    continue
                }
                pairs[names.sorted()] = file
                result.append(correlation)
                places.append(item.offset)
            }
        }
        checkMatrices(result, places)
        return result
    }

    /// Reports correlations that no joint law has.
    private mutating func checkMatrices(_ correlations: [Correlation], _ places: [Int]) {
        var explained = 0
        for group in CorrelationGroup.groups(correlations) {
            guard
                let problem = group.problem(explained: explained < Self.mostExplained),
                let first = group.correlations.first
            else { continue }
            explained += 1
            report([problem.at(places[first]..<places[first] + 1)])
        }
    }

    private mutating func correlation(
        _ entries: [YAMLEntry], _ item: YAMLNode, _ scope: Scope,
        _ isFixed: (String) -> Bool
    ) -> [Correlation] {
        var names: [String]?
        var given: (measure: Correlation.Measure, entry: YAMLEntry)?
        var hasNames = false
        for entry in withoutDuplicates(entries) {
            if entry.key.string == "between" {
                hasNames = true
                names = correlatedInputs(entry, scope, isFixed)
            } else if let measure = Correlation.Measure(rawValue: entry.key.string) {
                if let given {
                    report(
                        range(entry.key),
                        "a correlation has one measure, and `\(given.measure.rawValue)` is given")
                    continue
                }
                given = (measure, entry)
            } else {
                reportUnknown(entry.key, among: .correlation)
            }
        }
        if !hasNames {
            report(
                item.start, "this correlation has no `between`",
                "write `between: [killed, wounded]`")
        }
        guard let given else {
            report(
                item.start, "this correlation has no measure",
                "write \(Self.measures.joined(separator: ", "))")
            return []
        }
        // A matrix is read only where it is known whose it is.
        if case .list(let rows) = given.entry.value.kind {
            return names.map { matrix(rows, given.entry.key, given.measure, $0, scope) } ?? []
        }
        guard let text = text(given.entry),
            let value = number(text, given.measure.rawValue, scope, .correlation),
            let names
        else { return [] }
        return pairs(names.count).map { a, b in
            Correlation(between: (names[a], names[b]), measure: given.measure, value: value)
        }
    }

    /// All pairs of numbers below a number, the lesser one first.
    private func pairs(_ count: Int) -> [(Int, Int)] {
        (0..<count).flatMap { a in (a + 1..<max(count, a + 1)).map { (a, $0) } }
    }

    // MARK: Matrices

    private mutating func matrix(
        _ rows: [YAMLNode], _ key: YAMLText, _ measure: Correlation.Measure, _ names: [String],
        _ scope: Scope
    ) -> [Correlation] {
        let shape = "a matrix for \(names.count) names has \(names.count) rows of as many numbers"
        guard rows.count == names.count else {
            report(range(key), "\(shape), and this one has \(rows.count) rows")
            return []
        }
        var numbers: [[(value: Double, text: YAMLText)]] = []
        for row in rows {
            guard case .list(let items) = row.kind, items.count == names.count else {
                report(row.start, shape)
                return []
            }
            var values: [(Double, YAMLText)] = []
            for (column, item) in items.enumerated() {
                guard case .text(let text) = item.kind, !text.string.isEmpty else {
                    report(range(item), "a number is expected here, found \(item.description)")
                    return []
                }
                let rule: NumberRule = column == numbers.count ? .one : .correlation
                guard let value = number(text, measure.rawValue, scope, rule) else { return [] }
                values.append((value, text))
            }
            numbers.append(values)
        }
        var result: [Correlation] = []
        for (a, b) in pairs(names.count) {
            let upper = numbers[a][b].value
            let (lower, text) = numbers[b][a]
            guard upper == lower else {
                report(
                    range(text),
                    "`\(names[a])` and `\(names[b])` have \(NumberText.of(upper)) above the "
                        + "diagonal and \(NumberText.of(lower)) below it")
                return []
            }
            result.append(
                Correlation(between: (names[a], names[b]), measure: measure, value: upper))
        }
        return result
    }

    // MARK: Inputs

    /// Whether a quantity is the same number in every run.
    private static func isFixed(_ name: String, _ scope: Scope) -> Bool {
        guard let index = scope.indices[name],
            let expression = scope.expression(of: index)
        else { return false }
        return expression.draws.isEmpty && expression.quantities.isEmpty
    }

    /// The names of the inputs that `between` lists.
    private mutating func correlatedInputs(
        _ entry: YAMLEntry, _ scope: Scope, _ isFixed: (String) -> Bool
    ) -> [String]? {
        guard case .list(let items) = entry.value.kind, items.count >= 2 else {
            report(
                range(entry.key), "`between` names two quantities or more",
                "write `between: [killed, wounded]`")
            return nil
        }
        guard items.count <= CorrelationGroup.maximumInputs else {
            report(
                range(entry.key),
                "at most \(CorrelationGroup.maximumInputs) inputs are correlated with one another, "
                    + "and here are \(items.count)")
            return nil
        }
        var names: [String] = []
        var isComplete = true
        for item in items {
            guard let (text, index, number) = namedInput(item, scope) else {
                isComplete = false
                continue
            }
            let name = text.string
            if names.contains(name) {
                report(range(text), "a quantity is not correlated with itself")
                isComplete = false
            } else if let part = scope.part(index) {
                report(
                    range(text),
                    "`\(name)` is a part of a joint law, which says itself how its parts go "
                        + "together",
                    "correlate quantities with laws of their own, or the parameters of "
                        + "`\(part.whole)`")
                isComplete = false
            } else if !isFixed(name), let expression = scope.expression(of: index),
                let problem = Self.obstacle(expression, name, isPart: number)
            {
                report(problem, at: text)
                isComplete = false
            } else {
                names.append(name)
            }
        }
        return isComplete ? names : nil
    }

    /// The quantity that an item names, as `killed`, or in which it names a law, as `killed[1]`.
    private mutating func namedInput(
        _ item: YAMLNode, _ scope: Scope
    ) -> (name: YAMLText, index: Int, isPart: Bool)? {
        if case .text(let text) = item.kind, text.string.hasSuffix("]"),
            let bracket = text.string.firstIndex(of: "["),
            let index = scope.indices[String(text.string[..<bracket])]
        {
            return (text, index, true)
        }
        return namedQuantity(item, scope).map { ($0.name, $0.index, false) }
    }

    /// Why a name is not that of an input that can be correlated; nil where it is.
    private static func obstacle(
        _ expression: CheckedExpression, _ name: String, isPart: Bool
    ) -> Diagnostic? {
        let draws = expression.draws
        if let draw = draws.first(where: { $0.inputName == name }) {
            return draw.correlationObstacle
        }
        let laws = draws.prefix(5).map { "\($0.inputName) (\($0.text))" }
        let shown = laws.joined(separator: ", ") + (draws.count > laws.count ? ", …" : "")
        if isPart {
            return Diagnostic(
                "there is no input `\(name)`",
                suggestion: draws.isEmpty
                    ? "its quantity holds no law" : "the inputs there are \(shown)",
                code: .unknownName)
        }
        return Diagnostic(
            "`\(name)` is not an input: its value is not a single law",
            suggestion: draws.isEmpty
                ? "correlate the quantities that it is computed from"
                : "name a law in it, in quotation marks: \(shown)", code: .correlation)
    }
}
