import Distributions

// Joint laws as laws of their parts, one after the other.
//
// A Dirichlet law breaks a stick: each part takes a beta-distributed share of what the parts before it
// have left, the last one the rest. A multinomial law likewise: each part is binomial in what is left.
// Every draw is then one of a univariate law with a stream of its own, and what the last part gets
// makes the sum 1, or n, to the last digit when the parts are added in their order.
extension ExpressionChecker {
    /// A call of a joint law where it is the whole value of a quantity: one of its parts.
    mutating func joint(
        _ law: JointLaw, _ arguments: [SyntaxArgument], _ node: SyntaxNode, _ part: JointPart
    ) -> Checked? {
        let sizePlace = law.count(of: arguments)
        let isMultinomial = law == .multinomial
        var weights: [Checked] = []
        var total: Checked?
        for (index, argument) in arguments.enumerated() {
            guard let value = number(argument.value, of: "a parameter of \(law.rawValue)") else {
                continue
            }
            guard value.expression.draws.isEmpty else {
                let shown = oneLine(argument.value.innerSpan)
                report(
                    argument.value.span,
                    "a parameter of \(law.rawValue) cannot hold a law of its own",
                    suggestion: "name `\(shown)` as a quantity and use that name")
                continue
            }
            if isMultinomial, index == sizePlace {
                total = size(value)
            } else if isPositive(value, argument, law) {
                weights.append(value)
            }
        }
        guard weights.count == part.count, !isMultinomial || total != nil,
            case .quantity(let name) = purpose, let own = scope.indices[name]
        else { return nil }
        let before = taken(own - part.position..<own, node)
        if let total { return count(part, name, weights, of: total, before, node) }
        return share(part, name, weights, before, node)
    }

    /// A call of a joint law elsewhere, or one with something wrong.
    mutating func misplacedJoint(
        _ law: JointLaw, _ arguments: [SyntaxArgument], _ node: SyntaxNode, isWhole: Bool
    ) {
        if reportsComma(arguments, isAllowed: nil) { return }
        guard case .quantity(let name) = purpose, isWhole else {
            report(
                node.span,
                "\(law.rawValue) gives several numbers at once and is a quantity of its own",
                suggestion:
                    "write `share: \(oneLine(node.innerSpan))` and, here, the part you mean, "
                    + "as in `share.a`")
            return
        }
        let usage = "write \(name): \(law.usage)"
        guard let parts = law.parts(of: arguments) else {
            report(node.span, "multinomial: `n` is missing", suggestion: usage)
            return
        }
        if let problem = law.problem(with: parts) {
            report(problem.place ?? node.span, problem.message, suggestion: usage)
        }
    }

    // MARK: Parts

    private mutating func share(
        _ part: JointPart, _ name: String, _ weights: [Checked], _ before: Checked?,
        _ node: SyntaxNode
    ) -> Checked? {
        let span = node.span
        let one = Checked(expression: CheckedExpression(.number(1), span: span), constant: 1)
        let rest = before.map { one.combined(.subtract, $0, span) }
        let own = weights[part.position]
        let others = weights.indices.filter { $0 != part.position }.map { weights[$0] }
        let marginal = own.constant.flatMap { alpha in
            sum(others, span)?.constant.flatMap { try? BetaLaw(alpha: alpha, beta: $0) }
        }
        var result = rest
        if let remaining = sum(Array(weights[(part.position + 1)...]), span) {
            guard let draw = draw(.beta, [own, remaining], name, node) else { return nil }
            result = rest.map { $0.combined(.multiply, draw, span) } ?? draw
        }
        result?.marginal = marginal
        return result
    }

    private mutating func count(
        _ part: JointPart, _ name: String, _ weights: [Checked], of total: Checked,
        _ before: Checked?, _ node: SyntaxNode
    ) -> Checked? {
        let span = node.span
        let left = before.map { total.combined(.subtract, $0, span) }
        let current = Array(weights[part.position...])
        var result = left
        if current.count > 1, let remaining = sum(current, span) {
            let ratio = current[0].combined(.divide, remaining, span)
            guard let draw = draw(.binomial, [left ?? total, ratio], name, node) else {
                return nil
            }
            result = draw
        }
        if let n = total.constant, let own = current[0].constant,
            let all = sum(weights, span)?.constant
        {
            result?.marginal = try? BinomialLaw(n: n, p: own / all)
        }
        return result
    }

    private mutating func draw(
        _ family: LawFamily, _ values: [Checked], _ name: String, _ node: SyntaxNode
    ) -> Checked? {
        guard let form = family.forms.first,
            let law = parts(
                family, form, values, places: [node.span, node.span], whole: node.span)
        else { return nil }
        let draw = Draw(inputName: name, sampling: law.sampling, text: oneLine(node.innerSpan))
        return Checked(expression: CheckedExpression(.draw(draw), span: node.span))
    }

    /// The sum of the parts with these indices, from the first on; nil without any.
    private func taken(_ indices: Range<Int>, _ node: SyntaxNode) -> Checked? {
        let parts = indices.map {
            Checked(expression: CheckedExpression(.quantity($0), span: node.span))
        }
        return parts.first.map { first in
            parts.dropFirst().reduce(first) { $0.combined(.add, $1, node.span) }
        }
    }

    /// The sum of parameters, from the last on, so that the sums of all tails share their terms.
    private func sum(_ values: [Checked], _ span: Range<Int>) -> Checked? {
        values.last.map { last in
            values.dropLast().reversed().reduce(last) { $1.combined(.add, $0, span) }
        }
    }

    // MARK: Parameters

    private mutating func isPositive(
        _ value: Checked, _ argument: SyntaxArgument, _ law: JointLaw
    ) -> Bool {
        guard let number = value.constant, let label = argument.label else { return true }
        guard number >= 1e-300, number <= 1e300 else {
            report(
                argument.value.span,
                "\(law.rawValue): \(text(label.span)) must be between 1e-300 and 1e300, "
                    + "got \(NumberText.of(number))")
            return false
        }
        return true
    }

    /// n, rounded to a whole number where it varies.
    private mutating func size(_ value: Checked) -> Checked? {
        guard let n = value.constant else {
            return Checked(
                expression: CheckedExpression(.call(.round, [value.expression]), span: value.span))
        }
        guard n == n.rounded(), n >= 0, n <= 1e9 else {
            report(
                value.span,
                "multinomial: n must be a whole number from 0 to 1000000000, "
                    + "got \(NumberText.of(n))")
            return nil
        }
        return value
    }
}

extension Checked {
    /// The value with another one behind an operator.
    fileprivate func combined(
        _ sign: BinaryOperator, _ other: Checked, _ span: Range<Int>
    ) -> Checked {
        Checked(
            expression: CheckedExpression(.binary(sign, expression, other.expression), span: span),
            constant: constant.flatMap { a in other.constant.map { sign.evaluate(a, $0) } })
    }
}
