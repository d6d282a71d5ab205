import Distributions

/// Looks up the names of a parsed expression, checks truth values against numbers, and builds the
/// laws in it.
///
/// Gathers every problem of the expression. Whatever rests on something wrong is passed over in
/// silence, so that one mistake gives one message.
struct ExpressionChecker {
    let scope: Scope
    let purpose: ExpressionPurpose
    let bytes: [UInt8]
    /// What the quantity is of a joint law, if anything.
    let part: JointPart?
    /// Which of the model's files the text stands in, from 0.
    let file: Int
    /// What is wrong, and what may be read otherwise than it was meant.
    var diagnostics: [Diagnostic] = []
    /// The number of inputs named so far.
    private var inputCount = 0
    /// How many branches of `if` surround the current place.
    private var branchDepth = 0

    init(
        scope: Scope, purpose: ExpressionPurpose, text: String, part: JointPart?, file: Int
    ) {
        self.scope = scope
        self.purpose = purpose
        self.part = part
        self.file = file
        bytes = Array(text.utf8)
    }

    /// Checks a whole expression.
    mutating func checkWhole(_ node: SyntaxNode) -> Checked? {
        if refusesDash(node) { return nil }
        switch purpose {
        case .quantity, .question, .evidence, .report:
            if refusesPoints(node) { return nil }
        case .fixedNumber: break
        }
        switch purpose {
        case .quantity:
            if let part, case .call(let name, _, let arguments) = node.kind,
                let law = JointLaw(rawValue: name)
            {
                return joint(law, arguments, node, part)
            }
            return check(node, isWhole: true)
        case .question: return condition(node, of: "a question")
        case .evidence:
            guard let checked = check(node) else { return nil }
            guard !checked.expression.isCondition else {
                report(node.span, "a report speaks of a number, and this is a condition")
                return nil
            }
            return checked
        case .fixedNumber, .report:
            guard let checked = check(node) else { return nil }
            if checked.constant == nil {
                report(node.span, "\(purpose.fixedName) must be a fixed number")
                return nil
            }
            return checked
        }
    }

    mutating func report(
        _ span: Range<Int>, _ message: String, suggestion: String? = nil,
        code: Diagnostic.Code = .value
    ) {
        diagnostics.append(Diagnostic(span, message, suggestion: suggestion, code: code))
    }

    /// Says what may be read otherwise than it was meant.
    mutating func doubt(_ span: Range<Int>, _ message: String) {
        diagnostics.append(
            Diagnostic(span, message, code: .misreading, severity: .warning))
    }

    /// How many errors were found so far.
    var errorCount: Int { diagnostics.count { $0.severity == .error } }

    func text(_ span: Range<Int>) -> String {
        String(decoding: bytes[span], as: UTF8.self)
    }

    /// The text with runs of white space as one space, for display.
    func oneLine(_ span: Range<Int>) -> String {
        text(span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The name of the next input in the text.
    mutating func nextInputName(isWhole: Bool) -> String {
        guard case .quantity(let name) = purpose else { return "" }
        if isWhole { return name }
        inputCount += 1
        return "\(name)[\(inputCount)]"
    }

    // MARK: Nodes

    mutating func check(_ node: SyntaxNode, isWhole: Bool = false) -> Checked? {
        switch node.kind {
        case .number(let value):
            return Checked(
                expression: CheckedExpression(.number(value), span: node.span), constant: value)
        case .name(let name):
            return reference(name, node.span)
        case .text:
            report(
                node.span, "text in quotation marks has no value",
                suggestion: "names of quantities and numbers stand without them")
            return nil
        case .unary(.not, let a):
            guard let a = condition(a, of: "`not`") else { return nil }
            return finish(
                .unary(.not, a.expression), node, isCondition: true,
                constant: a.constant.map(UnaryOperator.not.evaluate))
        case .unary(.negate, let a):
            guard let a = check(a) else { return nil }
            return finish(.unary(.negate, a.expression), node, constant: a.constant.map { -$0 })
        case .binary(let sign, let a, let b):
            return binary(sign, a, b, node)
        case .range(let low, let high):
            return range(low, high, node, isWhole: isWhole)
        case .call(let name, let nameSpan, let arguments):
            return call(name, nameSpan, arguments, node, isWhole: isWhole)
        }
    }

    private func finish(
        _ kind: CheckedExpression.Kind, _ node: SyntaxNode, isCondition: Bool = false,
        constant: Double?
    ) -> Checked {
        Checked(
            expression: CheckedExpression(kind, span: node.span, isCondition: isCondition),
            constant: constant)
    }

    /// Checks a node whose value must be a number and not a truth value.
    mutating func number(_ node: SyntaxNode, of what: String) -> Checked? {
        guard !refusesDash(node), let checked = check(node) else { return nil }
        guard !checked.expression.isCondition else {
            report(
                node.span, "\(what) is a number, and this is a condition",
                suggestion: "for 1 or 0 write if(\(oneLine(node.innerSpan)), 1, 0)")
            return nil
        }
        return checked
    }

    /// Checks a node whose value must be a truth value.
    private mutating func condition(_ node: SyntaxNode, of what: String) -> Checked? {
        guard let checked = check(node) else { return nil }
        guard checked.expression.isCondition else {
            report(
                node.span, "\(what) needs a condition, and this is a number",
                suggestion: "compare it, as in `\(oneLine(node.span)) > 0`")
            return nil
        }
        return checked
    }

    private mutating func binary(
        _ sign: BinaryOperator, _ a: SyntaxNode, _ b: SyntaxNode, _ node: SyntaxNode
    ) -> Checked? {
        let isLogical = sign == .and || sign == .or
        let left = isLogical ? condition(a, of: "`\(sign.symbol)`") : check(a)
        let right = isLogical ? condition(b, of: "`\(sign.symbol)`") : check(b)
        guard let left, let right else { return nil }
        doubtEquality(sign, left, right, node)
        var constant: Double?
        if let x = left.constant, let y = right.constant {
            constant = finite(sign.evaluate(x, y), node)
            if constant == nil, branchDepth == 0 { return nil }
        }
        return finish(
            .binary(sign, left.expression, right.expression), node, isCondition: sign.isCondition,
            constant: constant)
    }

    /// A fixed value, or nil with a problem where it is not finite.
    ///
    /// Within a branch of `if` there is no problem: the branch may never be taken.
    private mutating func finite(_ value: Double, _ node: SyntaxNode) -> Double? {
        if value.isFinite { return value }
        if branchDepth == 0 {
            let what = value.isNaN ? "not a number" : "infinite"
            report(node.span, "the value of `\(oneLine(node.span))` is \(what)")
        }
        return nil
    }

    private mutating func call(
        _ name: String, _ nameSpan: Range<Int>, _ arguments: [SyntaxArgument], _ node: SyntaxNode,
        isWhole: Bool
    ) -> Checked? {
        switch BuiltInName(name) {
        case .word: return conditional(arguments, node)
        case .function(let function): return apply(function, arguments, node)
        case .joint(let law):
            misplacedJoint(law, arguments, node, isWhole: isWhole)
            return nil
        case .law: return law(name, nameSpan, arguments, node, isWhole: isWhole)
        case .constant where scope.indices[name] == nil:
            report(
                nameSpan, "`\(name)` is a number, not a function",
                suggestion: "to multiply, write \(name) * (...)")
            return nil
        case .constant, nil: break
        }
        if scope.indices[name] != nil {
            report(
                nameSpan, "`\(name)` is a quantity, not a function",
                suggestion: "to multiply, write \(name) * (...)")
            return nil
        }
        report(
            nameSpan, "there is no function or law `\(name)`",
            suggestion: ForeignWord.suggestion(
                name, arguments: arguments.map { oneLine($0.value.span) })
                ?? NearestName.suggestion(for: name, among: BuiltInName.callable),
            code: .unknownName)
        return nil
    }

    private mutating func conditional(_ arguments: [SyntaxArgument], _ node: SyntaxNode) -> Checked?
    {
        if let label = arguments.compactMap(\.label).first {
            report(label.span, "the parts of `if` have no names")
            return nil
        }
        guard arguments.count == 3 else {
            if reportsComma(arguments, isAllowed: { $0 == 3 }) { return nil }
            report(
                node.span, "`if` has three parts, got \(arguments.count)",
                suggestion: "write if(condition, value, other value)")
            return nil
        }
        let test = condition(arguments[0].value, of: "`if`")
        branchDepth += 1
        let branches = arguments.dropFirst().map { refusesDash($0.value) ? nil : check($0.value) }
        let (then, otherwise) = (branches[0], branches[1])
        branchDepth -= 1
        guard let test, let then, let otherwise else { return nil }
        let taken = test.constant.map { $0 != 0 ? then : otherwise }
        return finish(
            .conditional(test.expression, then.expression, otherwise.expression), node,
            isCondition: then.expression.isCondition && otherwise.expression.isCondition,
            constant: taken?.constant)
    }

    private mutating func apply(
        _ function: Function, _ arguments: [SyntaxArgument], _ node: SyntaxNode
    ) -> Checked? {
        if let label = arguments.compactMap(\.label).first {
            report(
                label.span, "the arguments of `\(function.rawValue)` have no names",
                suggestion: "write \(function.usage)")
            return nil
        }
        let counts = function.argumentCount
        if reportsComma(
            arguments, isAllowed: function.takesSeveralNumbers ? nil : { counts.contains($0) })
        {
            return nil
        }
        guard counts.contains(arguments.count) else {
            report(
                node.span,
                "`\(function.rawValue)` takes \(Self.describe(function.argumentCount)), "
                    + "got \(arguments.count)",
                suggestion: "write \(function.usage)")
            return nil
        }
        let values = arguments.map { check($0.value) }
        let known = values.compactMap { $0 }
        guard known.count == values.count else { return nil }
        if function == .clamp, let low = known[1].constant, let high = known[2].constant, low > high
        {
            let texts = arguments.map { oneLine($0.value.span) }
            report(
                node.span, "the bounds of `clamp` run from high to low",
                suggestion: "write clamp(\(texts[0]), \(texts[2]), \(texts[1]))")
            return nil
        }
        let constants = known.compactMap(\.constant)
        var constant: Double?
        if constants.count == known.count {
            constant = finite(function.evaluate(constants), node)
            if constant == nil, branchDepth == 0 { return nil }
        }
        return finish(.call(function, known.map(\.expression)), node, constant: constant)
    }

    private static func describe(_ counts: ClosedRange<Int>) -> String {
        if counts.lowerBound == 1, counts.upperBound == 1 { return "one argument" }
        if counts.lowerBound == counts.upperBound { return "\(counts.lowerBound) arguments" }
        if counts.upperBound == 2 { return "one or two arguments" }
        return "at least \(counts.lowerBound) arguments"
    }

    private mutating func reference(_ name: String, _ span: Range<Int>) -> Checked? {
        if let index = scope.indices[name] {
            guard let value = scope.outcomes[index].value else { return nil }
            return Checked(
                expression: CheckedExpression(
                    .quantity(index), span: span, isCondition: value.expression.isCondition),
                constant: value.constant)
        }
        let what: String
        switch BuiltInName(name) {
        case .constant(let value):
            return Checked(
                expression: CheckedExpression(.number(value), span: span), constant: value)
        case .function: what = "a function and needs its arguments"
        case .joint, .law: what = "a law and needs its parameters"
        case .word, nil:
            var problem = scope.unknown(name, at: span)
            problem.suggestion = problem.suggestion ?? ForeignWord.suggestion(name)
            diagnostics.append(problem)
            return nil
        }
        report(
            span, "`\(name)` is \(what)",
            suggestion: BuiltInName.usage(of: name).map { "write \($0)" })
        return nil
    }
}
