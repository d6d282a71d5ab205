import Distributions

/// Turns the texts of a model's quantities into checked expressions.
///
/// Parses each, orders them by dependence, and checks them in that order, so that everything an
/// expression names is known when its turn comes.
package struct QuantityCompiler {
    /// What is known of the quantities; expressions outside of quantities are checked against it.
    package private(set) var scope: ExpressionScope
    /// Indices of the quantities without problems, each after all that it depends on.
    package private(set) var order: [Int] = []
    /// The problems of each quantity's text.
    package private(set) var problems: [[ExpressionProblem]]
    /// What may be read otherwise than it was meant in each quantity's text.
    package private(set) var doubts: [[ExpressionProblem]]
    /// The laws of single parts of joint laws, where their parameters are fixed.
    private var marginals: [(any Law)?]
    /// What each quantity is of a joint law, if anything.
    private let parts: [JointPart?]
    /// The number of members of a circle that a message names.
    private static let maximumCircleShown = 12

    /// Compiles the quantities.
    ///
    /// - Parameters:
    ///   - names: the names, all different, in the order of the model.
    ///   - texts: their expressions; nil where the file has none to check, which is a problem
    ///     reported elsewhere.
    ///   - parts: what each is of a joint law, if anything; the parts of one stand together and have
    ///     the same text. Empty where there are none.
    ///   - data: where data files come from.
    ///   - files: which of the model's files each text stands in; the first one where not given.
    ///   - rangeLevel: how sure a range is.
    package init(
        names: [String], texts: [String?], parts: [JointPart?] = [], data: DataFiles = DataFiles(),
        files: [Int] = [], rangeLevel: RangeLevel = .usual
    ) {
        scope = ExpressionScope(names: names, parts: parts, data: data, rangeLevel: rangeLevel)
        let parts = parts.isEmpty ? Array(repeating: nil, count: names.count) : parts
        self.parts = parts
        marginals = Array(repeating: nil, count: names.count)
        problems = Array(repeating: [], count: names.count)
        doubts = problems
        var nodes: [SyntaxNode?] = []
        var references: [[(index: Int, span: Range<Int>)]] = []
        for (index, text) in texts.enumerated() {
            var node: SyntaxNode?
            if let text {
                do throws(ExpressionProblem) {
                    node = try ExpressionParser.parse(text, quantities: scope.indices)
                } catch {
                    problems[index].append(error)
                }
            }
            var found: [(index: Int, span: Range<Int>)] = []
            node?.forEachName { name, span in
                if let target = scope.indices[name] { found.append((target, span)) }
            }
            // Each part rests on those before it.
            if let part = parts[index] {
                found += (index - part.position..<index).map { ($0, 0..<0) }
            }
            nodes.append(node)
            references.append(found)
        }
        let dependencies = references.map { found in
            var seen: Set<Int> = []
            return found.map(\.index).filter { seen.insert($0).inserted }
        }
        let ordering = DependencyOrder(dependencies)
        for circle in ordering.circles { report(circle, references, names) }
        for index in ordering.order {
            guard let node = nodes[index], let text = texts[index] else { continue }
            let outcome = Self.check(
                node, text, scope: scope, purpose: .quantity(names[index]), part: parts[index],
                file: index < files.count ? files[index] : 0)
            marginals[index] = outcome.marginal
            // The first part has said what is wrong with the text of all.
            if parts[index]?.position ?? 0 == 0 {
                problems[index] += outcome.problems
                doubts[index] = outcome.doubts
            }
            guard let checked = outcome.checked, outcome.problems.isEmpty else { continue }
            scope.entries[index] = ExpressionScope.Entry(
                expression: checked.expression, constant: checked.constant)
            order.append(index)
        }
        // Those in or behind a circle are not checked in turn, but what is wrong in their own text
        // is still worth saying.
        let ordered = Set(ordering.order)
        for index in names.indices where !ordered.contains(index) {
            guard let node = nodes[index], let text = texts[index],
                parts[index]?.position ?? 0 == 0
            else { continue }
            problems[index] +=
                Self.check(
                    node, text, scope: scope, purpose: .quantity(names[index]), part: parts[index],
                    file: index < files.count ? files[index] : 0
                ).problems
        }
    }

    /// What a quantity is of a joint law, if anything.
    package func part(_ index: Int) -> JointPart? {
        guard var part = parts[index] else { return nil }
        part.marginal = marginals[index]
        return part
    }

    /// Checks an expression outside of the quantities against them.
    package func check(
        _ text: String, purpose: ExpressionPurpose
    ) -> CheckedText {
        do throws(ExpressionProblem) {
            let node = try ExpressionParser.parse(text, quantities: scope.indices)
            let outcome = Self.check(node, text, scope: scope, purpose: purpose)
            guard outcome.problems.isEmpty else { return CheckedText(problems: outcome.problems) }
            return CheckedText(
                expression: outcome.checked?.expression, constant: outcome.checked?.constant,
                doubts: outcome.doubts)
        } catch {
            return CheckedText(problems: [error])
        }
    }

    /// What an expression outside of the quantities comes to.
    package struct CheckedText {
        /// The expression; nil where it has problems.
        package var expression: Expression?
        /// Its value where it is fixed.
        package var constant: Double?
        /// What is wrong with it.
        package var problems: [ExpressionProblem] = []
        /// What may be read otherwise than it was meant.
        package var doubts: [ExpressionProblem] = []
    }

    private static func check(
        _ node: SyntaxNode, _ text: String, scope: ExpressionScope, purpose: ExpressionPurpose,
        part: JointPart? = nil, file: Int = 0
    ) -> Outcome {
        var checker = ExpressionChecker(
            scope: scope, purpose: purpose, text: text, part: part, file: file)
        let checked = checker.checkWhole(node)
        return Outcome(
            checked: checked, problems: checker.problems, doubts: checker.doubts,
            marginal: checker.marginal)
    }

    /// What checking found: without the checker, whose copy of the scope would make each change of the
    /// scope copy all of it.
    private struct Outcome {
        let checked: Checked?
        let problems: [ExpressionProblem]
        let doubts: [ExpressionProblem]
        let marginal: (any Law)?
    }

    private mutating func report(
        _ circle: [Int], _ references: [[(index: Int, span: Range<Int>)]], _ names: [String]
    ) {
        let first = circle[0]
        let second = circle.count > 1 ? circle[1] : first
        var shown = circle.map { names[$0] }
        if shown.count > Self.maximumCircleShown {
            let left = shown.count - Self.maximumCircleShown
            shown.replaceSubrange(
                Self.maximumCircleShown / 2..<Self.maximumCircleShown / 2 + left,
                with: ["(\(left) more)"])
        }
        let place = references[first].first { $0.index == second }?.span ?? 0..<0
        problems[first].append(
            ExpressionProblem(
                place,
                circle.count == 1
                    ? "`\(names[first])` depends on itself"
                    : "these quantities depend on each other in a circle: "
                        + (shown + [names[first]]).joined(separator: " -> "),
                suggestion: circle.count == 1
                    ? nil : "one of them must not depend on the others"))
    }
}
