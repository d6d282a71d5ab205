/// Inputs that are correlated with one another, directly or by way of others, and with no others.
package struct CorrelationGroup: Sendable {
    /// The inputs' names, in the order of their UTF-8 bytes.
    ///
    /// The order decides which input keeps its own draws (the first does) and must not depend on the
    /// order of the model's lines.
    package let inputs: [String]
    /// The correlations of the inputs' normal scores; 0 where none is given.
    package let matrix: CorrelationMatrix
    /// The correlations that join the group, by their place in the list, in its order.
    package let correlations: [Int]
    /// The measure that all of them are given in, or that of normal scores where they differ.
    package let measure: Correlation.Measure

    /// The largest number of inputs of a group.
    package static let maximumInputs = 100
    /// The largest group whose nearest matrix is worked out and written down.
    private static let maximumShown = 16

    /// The groups that correlations join, in the order of the list.
    package static func groups(_ correlations: [Correlation]) -> [CorrelationGroup] {
        var parents: [String: String] = [:]
        func root(_ name: String) -> String {
            var found = name
            while let parent = parents[found] { found = parent }
            // Chains would otherwise grow with the list.
            if found != name { parents[name] = found }
            return found
        }
        for item in correlations {
            let (a, b) = (root(item.between.0), root(item.between.1))
            if a != b { parents[a] = b }
        }
        var order: [String] = []
        var members: [String: [Int]] = [:]
        for (index, item) in correlations.enumerated() {
            let root = root(item.between.0)
            if members[root] == nil { order.append(root) }
            members[root, default: []].append(index)
        }
        return order.map { CorrelationGroup(members[$0] ?? [], of: correlations) }
    }

    private init(_ indices: [Int], of all: [Correlation]) {
        let names = Set(indices.flatMap { [all[$0].between.0, all[$0].between.1] })
        inputs = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        correlations = indices
        let measures = Set(indices.map { all[$0].measure })
        measure = measures.count == 1 ? measures.first ?? .spearman : .pearsonOfNormals
        let isTooLarge = inputs.count > Self.maximumInputs
        var matrix = CorrelationMatrix(identity: isTooLarge ? 0 : inputs.count)
        if !isTooLarge {
            let places = Dictionary(uniqueKeysWithValues: zip(inputs, inputs.indices))
            for index in indices {
                let item = all[index]
                guard let a = places[item.between.0], let b = places[item.between.1], a != b
                else { continue }
                matrix[a, b] = item.ofNormalScores
            }
        }
        self.matrix = matrix
    }

    /// What is wrong with the group, with what would be right; nil where it can be drawn.
    package func problem(explained: Bool = true) -> Diagnostic? {
        guard inputs.count <= Self.maximumInputs else {
            return Diagnostic(
                "at most \(Self.maximumInputs) inputs are correlated with one another, and here "
                    + "are \(inputs.count)", code: .limit)
        }
        guard matrix.factor == nil else { return nil }
        let first = inputs.prefix(Self.maximumShown).map { "`\($0)`" }
        let rest = inputs.count - first.count
        let shown =
            rest > 0
            ? first.joined(separator: ", ") + " and \(rest) more"
            : WordList.of(first)
        return Diagnostic(
            "the correlations of \(shown) contradict each other: the matrix of their normal "
                + "scores is not positive definite", suggestion: explained ? suggestion : nil,
            code: .correlation)
    }

    private var suggestion: String {
        guard inputs.count <= Self.maximumShown else {
            let share = matrix.usableShare
            return share > 0
                ? "times \(share) on the scale of normal scores they would not"
                : "give weaker ones"
        }
        let values = matrix.nearestUsable(measure)
        let rows = inputs.indices.map { row in
            let numbers = inputs.indices.map { column in
                row == column ? "1" : NumberText.of(values[row, column])
            }
            return "[" + numbers.joined(separator: ", ") + "]"
        }
        let names = inputs.map { $0.hasSuffix("]") ? "\"\($0)\"" : $0 }
        return "the nearest that do not are `between: [\(names.joined(separator: ", "))]` with "
            + "`\(measure.rawValue): [\(rows.joined(separator: ", "))]`"
    }
}
