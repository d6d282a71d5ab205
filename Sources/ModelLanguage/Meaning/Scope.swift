import Distributions

/// The quantities of a model, and what is known of each.
///
/// Parses their values, orders them by dependence, and checks them in that order, so that everything
/// an expression names is known when its turn comes. Expressions outside of the quantities are
/// checked against them.
///
/// A scope that comes after another one of the same names takes over what rests on nothing that has
/// changed.
package final class Scope {
    package let declarations: [Declaration]
    /// The place of each name. Of equal names the first counts.
    package let indices: [String: Int]
    /// Where data files come from.
    let data: DataFiles
    /// How sure a range is.
    let rangeLevel: RangeLevel
    /// The names of the parts of each quantity that is a joint law, and thus no number itself.
    package let joints: [String: [String]]
    /// What each quantity comes to; no value until it is checked, and for good where it has problems.
    package private(set) var outcomes: [Outcome<Checked>]
    /// Indices of the quantities without problems, each after all that it depends on.
    package private(set) var order: [Int] = []

    /// A text in its grammar, and the quantities that it names.
    private struct Parsed {
        var node: SyntaxNode?
        var names: [(index: Int, span: Range<Int>)] = []
        var problems: [Diagnostic] = []
    }

    /// A text outside of the quantities, and what it is for.
    private struct Subject: Hashable {
        let text: String
        let purpose: ExpressionPurpose
    }

    private var parsed: [Parsed] = []
    /// What texts outside of the quantities came to, with what they name.
    private var checked: [Subject: (names: [Int], outcome: Outcome<Checked>)] = [:]
    /// A scope of the same names.
    private let earlier: Scope?
    /// The quantities that are not what they were in the earlier scope, or rest on such.
    private var isTouched: [Bool]
    private let suggestions = SuggestionBudget()
    /// The number of members of a circle that a message names.
    private static let maximumCircleShown = 12

    /// Checks quantities.
    ///
    /// - Parameters:
    ///   - declarations: the quantities in the order of the model, joint laws as their parts.
    ///   - earlier: a scope with the same data and level, which may have the same names.
    package init(
        _ declarations: [Declaration], data: DataFiles = DataFiles(),
        rangeLevel: RangeLevel = .usual, after earlier: Scope? = nil
    ) {
        self.declarations = declarations
        self.data = data
        self.rangeLevel = rangeLevel
        self.earlier =
            earlier?.declarations.map(\.name) == declarations.map(\.name) ? earlier : nil
        indices = Dictionary(
            zip(declarations.map(\.name), declarations.indices),
            uniquingKeysWith: { first, _ in first })
        var joints: [String: [String]] = [:]
        for part in declarations.compactMap(\.part) {
            joints[part.whole, default: []].append(part.name)
        }
        self.joints = joints
        outcomes = declarations.map { _ in Outcome() }
        isTouched = declarations.map { _ in true }
        parsed = declarations.indices.map { parseQuantity($0) }
        checkAll()
    }

    // MARK: What is known

    /// The checked value of a quantity, or nil where it has problems.
    package func expression(of index: Int) -> CheckedExpression? {
        outcomes[index].value?.expression
    }

    /// What a quantity is of a joint law, if anything.
    package func part(_ index: Int) -> JointPart? {
        var part = declarations[index].part
        part?.marginal = outcomes[index].value?.marginal
        return part
    }

    /// What is wrong with a name that no quantity has.
    package func unknown(_ name: String, at span: Range<Int>) -> Diagnostic {
        guard let parts = joints[name], let first = parts.first else {
            return Diagnostic(
                span, "there is no quantity `\(name)`",
                suggestion: suggestions.nearest(to: name, among: declarations.lazy.map(\.name)),
                code: .unknownName)
        }
        let shown = parts.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            span, "`\(name)` is several numbers: \(shown)" + (parts.count > 5 ? ", ..." : ""),
            suggestion: "name the part you mean, such as \(first)")
    }

    // MARK: Quantities

    private func parseQuantity(_ index: Int) -> Parsed {
        let declaration = declarations[index]
        if let earlier, earlier.declarations[index].text == declaration.text {
            return earlier.parsed[index]
        }
        var result = declaration.text.map { parse($0) } ?? Parsed()
        // Each part rests on those before it.
        if let part = declaration.part {
            result.names += (index - part.position..<index).map { ($0, 0..<0) }
        }
        return result
    }

    private func parse(_ text: String) -> Parsed {
        let parsed = ExpressionParser.parse(text, quantities: indices)
        var result = Parsed(node: parsed.node, problems: parsed.problems)
        parsed.node?.forEachName { name, span in
            if let target = indices[name] { result.names.append((target, span)) }
        }
        return result
    }

    private func checkAll() {
        let ordering = DependencyOrder(
            parsed.map { parsed in
                var seen: Set<Int> = []
                return parsed.names.map(\.index).filter { seen.insert($0).inserted }
            })
        for index in ordering.order {
            if let earlier, isSame(index, in: earlier) {
                isTouched[index] = false
                outcomes[index] = earlier.outcomes[index]
            } else {
                outcomes[index] = check(index)
            }
            if outcomes[index].value != nil { order.append(index) }
        }
        // Those in or behind a circle are not checked in turn, but what is wrong in their own text
        // is still worth saying.
        let ordered = Set(ordering.order)
        for index in declarations.indices where !ordered.contains(index) {
            let found = check(index).diagnostics.filter { $0.severity == .error }
            outcomes[index].diagnostics = found
        }
        for circle in ordering.circles { report(circle) }
    }

    /// Whether a quantity and all that it rests on are what they were in another scope.
    private func isSame(_ index: Int, in earlier: Scope) -> Bool {
        let (own, other) = (declarations[index], earlier.declarations[index])
        return own.text == other.text && own.file == other.file
            && own.part?.position == other.part?.position
            && own.part?.count == other.part?.count
            && parsed[index].names.allSatisfy { !isTouched[$0.index] }
    }

    private func check(_ index: Int) -> Outcome<Checked> {
        let declaration = declarations[index]
        var outcome = check(
            parsed[index], declaration.text ?? "", .quantity(declaration.name),
            part: declaration.part, file: declaration.file)
        let inputs = outcome.value?.expression.draws.count
        outcome.value?.inputCount = inputs ?? 0
        // The first part has said what is wrong with the text of all.
        if declaration.part?.position ?? 0 > 0 { outcome.diagnostics = [] }
        return outcome
    }

    private func check(
        _ parsed: Parsed, _ text: String, _ purpose: ExpressionPurpose, part: JointPart? = nil,
        file: Int = 0
    ) -> Outcome<Checked> {
        guard let node = parsed.node else {
            return Outcome(diagnostics: parsed.problems)
        }
        var checker = ExpressionChecker(
            scope: self, purpose: purpose, text: text, part: part, file: file)
        let value = checker.checkWhole(node)
        return Outcome(
            value: checker.errorCount == 0 && parsed.problems.isEmpty ? value : nil,
            diagnostics: parsed.problems + checker.diagnostics)
    }

    private func report(_ circle: [Int]) {
        let first = circle[0]
        let second = circle.count > 1 ? circle[1] : first
        let name = declarations[first].name
        var shown = circle.map { declarations[$0].name }
        if shown.count > Self.maximumCircleShown {
            let left = shown.count - Self.maximumCircleShown
            shown.replaceSubrange(
                Self.maximumCircleShown / 2..<Self.maximumCircleShown / 2 + left,
                with: ["(\(left) more)"])
        }
        let place = parsed[first].names.first { $0.index == second }?.span ?? 0..<0
        let problem =
            circle.count == 1
            ? Diagnostic(place, "`\(name)` depends on itself", code: .circle)
            : Diagnostic(
                place,
                "these quantities depend on each other in a circle: "
                    + (shown + [name]).joined(separator: " -> "),
                suggestion: "one of them must not depend on the others", code: .circle)
        outcomes[first].diagnostics.insert(problem, at: 0)
    }

    // MARK: Other expressions

    /// Checks an expression outside of the quantities against them.
    package func check(_ text: String, purpose: ExpressionPurpose) -> Outcome<Checked> {
        let subject = Subject(text: text, purpose: purpose)
        if let (_, outcome) = checked[subject] { return outcome }
        if let earlier, let known = earlier.checked[subject],
            known.names.allSatisfy({ !isTouched[$0] })
        {
            return known.outcome
        }
        let parsed = parse(text)
        let outcome = check(parsed, text, purpose)
        checked[subject] = (parsed.names.map(\.index), outcome)
        return outcome
    }
}
