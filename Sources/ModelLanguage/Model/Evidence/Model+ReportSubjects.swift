extension Model {
    /// The quantity that a report speaks of: by name, or by what it is computed from. Nil where it
    /// speaks of something that is not a quantity of its own.
    package func subject(of report: Evidence) -> Int? {
        if case .quantity(let index) = report.about.kind { return index }
        return quantities.firstIndex { $0.expression.isSame(as: report.about) }
    }

    /// The model with everything that its reports speak of among the reported quantities, first: what
    /// is not a quantity yet becomes one, under the words of the report.
    ///
    /// Draws and figures of the other quantities stay what they are.
    package func reportingSubjects() -> Model {
        var model = self
        var subjects: [Int] = []
        for report in evidence {
            let index = model.subject(of: report) ?? model.add(report)
            if !subjects.contains(index) { subjects.append(index) }
        }
        model.report = subjects + report.filter { !subjects.contains($0) }
        return model
    }

    private mutating func add(_ report: Evidence) -> Int {
        let units = Set(report.about.quantities.map { quantities[$0].unit })
        quantities.append(
            Quantity(
                name: report.aboutText, unit: units.count == 1 ? units.first ?? "" : "",
                expression: report.about, text: report.aboutText))
        evaluationOrder.append(quantities.count - 1)
        return quantities.count - 1
    }
}

extension CheckedExpression {
    /// Whether both compute the same from the same, without draws of their own.
    func isSame(as other: CheckedExpression) -> Bool {
        switch (kind, other.kind) {
        case (.number(let a), .number(let b)): a == b
        case (.quantity(let a), .quantity(let b)): a == b
        case (.unary(let a, let x), .unary(let b, let y)): a == b && x.isSame(as: y)
        case (.binary(let a, let x, let u), .binary(let b, let y, let v)):
            a == b && x.isSame(as: y) && u.isSame(as: v)
        case (.call(let f, let a), .call(let g, let b)):
            f == g && a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
        default: false
        }
    }
}
