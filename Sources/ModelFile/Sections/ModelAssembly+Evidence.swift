import ModelLanguage

// The section `evidence:`.
extension ModelAssembly {
    /// The reports of a model, in the order of the file.
    mutating func evidence(_ entry: YAMLEntry, _ scope: Scope) -> [Evidence] {
        var names: [String: Int] = [:]
        var result: [Evidence] = []
        let items = list(entry, "reports", "a list of reports, each beginning with `- name:`")
        for item in items {
            guard let entries = entries(of: item, "a report with name, about and report"),
                let evidence = evidence(item, block(entries, .report), scope, &names, result.count)
            else { continue }
            result.append(evidence)
        }
        return result
    }

    /// A report, which is the one at an index of the model's.
    private mutating func evidence(
        _ item: YAMLNode, _ block: [String: YAMLEntry], _ scope: Scope,
        _ names: inout [String: Int], _ index: Int
    ) -> Evidence? {
        let name = text(block["name"])
        if let name { define(report: name, &names) }
        var readings = block["readings"].map { self.readings($0, scope, at: index) } ?? []
        if let about = block["about"], block["readings"] != nil {
            report(range(about.key), "a report has either `about` or `readings`, not both")
        }
        if let about = text(block["about"]),
            let subject = check(about, .evidence, scope, about: .report(index))
        {
            readings.append(
                Evidence.Reading(
                    name: "", about: subject.expression, aboutText: about.string.oneLine, weight: 1)
            )
        }
        let statement = text(block["report"])
        let stated = statement.map { ReportParser.parse($0.string, in: scope) }
        if let statement, let stated {
            report(stated.diagnostics, in: statement, about: .report(index))
        }
        let properties = (
            sources: sources(named: block["source"]), shape: errorShape(block["error"]),
            relative: number(block["relative_error"], scope, .positive),
            trust: trust(of: block["trust"], scope),
            ifWrong: number(block["if_wrong"], scope, .positive)
        )
        let isMissing = ["name", "about", "report"].filter { key in
            block[key] == nil && !(key == "about" && block["readings"] != nil)
        }
        for key in isMissing {
            report(item.start, "this report has no `\(key)`", code: .missing)
        }
        let areTexts = block.allSatisfy {
            ["source", "readings"].contains($0.key) || $0.value.value.text?.isEmpty == false
        }
        guard isMissing.isEmpty, areTexts, let name, let statement, let said = stated?.value,
            let first = readings.first
        else { return nil }
        let isOpen = block["readings"] != nil
        let result = Evidence(
            name: name.string.trimmed, about: first.about,
            aboutText: readings.map(\.aboutText).joined(separator: " or "), report: said,
            reportText: statement.string.oneLine, error: properties.shape,
            relativeError: properties.relative, trust: properties.trust,
            ifWrong: properties.ifWrong, sources: properties.sources,
            readings: isOpen ? readings : [])
        checkCount(result, block)
        checkSign(result, item)
        checkExact(result, item, scope)
        statements.append(statement)
        return result
    }

    private mutating func define(report text: YAMLText, _ names: inout [String: Int]) {
        let name = text.string.trimmed
        if let problem = NameRule.problem(label: name, of: "a report") {
            report(problem, at: text)
        } else if let first = names[name] {
            report(
                range(text),
                "report `\(name)` stands twice; the first is on line \(source.line(of: first))",
                code: .duplicate)
        } else {
            names[name] = text.offset
            knownReports.insert(name)
        }
    }

    /// How sure a report is; a problem where it is a grade, which its source has.
    private mutating func trust(of entry: YAMLEntry?, _ scope: Scope) -> Double? {
        if let entry, let text = text(entry), TrustTable.isGrade(text.string.trimmed),
            scope.indices[text.string.trimmed] == nil
        {
            let grade = text.string.trimmed
            report(
                range(text), "`trust` is a probability, and \(grade) is the grade of a source",
                "write `grade: \(grade)` in the report's source, or a probability such as `trust: 60%`"
            )
            return nil
        }
        return number(entry, scope, .probability)
    }

    private mutating func errorShape(_ entry: YAMLEntry?) -> Evidence.ErrorShape {
        guard let text = text(entry) else { return .lognormal }
        let word = text.string.trimmed
        if let shape = Evidence.ErrorShape(rawValue: word) { return shape }
        let shapes = Evidence.ErrorShape.allCases.map(\.rawValue)
        report(
            range(text), "`\(word)` is not a shape of error",
            NearestName.suggestion(for: word, among: shapes)
                ?? "write \(shapes.joined(separator: ", "))", code: .unknownName)
        return .lognormal
    }

    /// The error of a count is that of chance, or none.
    private mutating func checkCount(_ evidence: Evidence, _ block: [String: YAMLEntry]) {
        guard evidence.isCount else { return }
        let reason =
            evidence.isExact
            ? "allows this number alone" : "is a count, whose error is that of chance"
        for key in ["error", "relative_error", "if_wrong"] {
            guard let entry = block[key],
                !(key == "error" && evidence.isExact && evidence.error == .hard)
            else { continue }
            var instead = "leave out `\(key):`"
            if case .exactly(let number) = evidence.report {
                instead += ", or write `about \(NumberText.of(number))`"
            }
            report(
                range(entry.key),
                "`\(evidence.reportText)` \(reason); it has no `\(key)`", instead)
        }
    }

    /// No value with a density is ever one number.
    private mutating func checkExact(_ evidence: Evidence, _ item: YAMLNode, _ scope: Scope) {
        guard evidence.isExact else { return }
        let subjects =
            evidence.readings.isEmpty ? [evidence.about] : evidence.readings.map(\.about)
        guard subjects.allSatisfy({ scope.hasDensity($0) }) else { return }
        let number = NumberText.of(evidence.report.number)
        report(
            item.start,
            "`\(evidence.aboutText)` can have any value between others, so that the probability of "
                + "exactly \(number) is 0",
            "write a range, `about \(number)`, or leave out `error: hard`")
    }

    /// An error by an amount is a share of what was reported, unless a range states it; by a factor, it
    /// is one of positive numbers only.
    private mutating func checkSign(_ evidence: Evidence, _ item: YAMLNode) {
        let number = evidence.report.number
        switch (evidence.error, evidence.report) {
        case (_, .exactly), (_, .share), (_, .count): break
        case (.normal, .range): break
        case (.normal, _) where number == 0:
            report(
                item.start, "a report of 0 has no relative error",
                "write a range, such as `-5 to 5`, or `error: hard`")
        case (.lognormal, _) where number <= 0:
            report(
                item.start,
                "a report with a log-normal error is positive, got \(NumberText.of(number))",
                "write `error: normal` or `error: hard`")
        default: break
        }
    }

    // MARK: Expressions

    /// An expression of the file; nil with a problem where something is wrong with it.
    mutating func check(
        _ text: YAMLText, _ purpose: ExpressionPurpose, _ scope: Scope,
        about subject: Diagnostic.Subject? = nil
    ) -> Checked? {
        let checked = scope.check(text.string, purpose: purpose)
        report(checked.diagnostics, in: text, about: subject)
        return checked.value
    }

    /// A fixed number that obeys a rule, behind a key that may be missing.
    mutating func number(_ entry: YAMLEntry?, _ scope: Scope, _ rule: NumberRule) -> Double? {
        guard let entry, let text = text(entry) else { return nil }
        return number(text, entry.key.string, scope, rule)
    }

    /// A fixed number that obeys a rule; a problem where it does not.
    mutating func number(
        _ text: YAMLText, _ key: String, _ scope: Scope, _ rule: NumberRule
    ) -> Double? {
        guard let constant = check(text, .fixedNumber("`\(key)`"), scope)?.constant else {
            return nil
        }
        if rule.allows(constant) { return constant }
        let shown = NumberText.of(constant)
        report(
            range(text), "`\(key)` \(rule.rawValue), got \(shown)",
            rule == .probability && constant > 1 && constant <= 100
                && constant == constant.rounded()
                ? "write `\(key): \(shown)%`" : nil)
        return nil
    }
}

/// What a fixed number must obey; the raw value is the end of the sentence that says so.
enum NumberRule: String {
    case any = "may be anything"
    case positive = "must be positive"
    case probability = "must be a probability from 0 to 1"
    case correlation = "must lie strictly between -1 and 1"
    case one = "must be 1 on the diagonal of a matrix"

    func allows(_ value: Double) -> Bool {
        switch self {
        case .any: true
        case .positive: value > 0
        case .probability: value >= 0 && value <= 1
        case .correlation: value > -1 && value < 1
        case .one: value == 1
        }
    }
}
