import ModelLanguage

// The section `evidence:`.
extension ModelAssembly {
    /// The reports of a model, in the order of the file.
    mutating func evidence(
        _ entry: YAMLEntry, _ compiler: QuantityCompiler
    ) -> [Evidence] {
        guard case .list(let items) = entry.value.kind else {
            reportKind(entry.value, entry.key, "a list of reports, each beginning with `- name:`")
            return []
        }
        var names: [String: Int] = [:]
        var result: [Evidence] = []
        for item in limited(items, "reports", { $0.offset..<$0.offset + 1 }) {
            guard case .mapping(let entries) = item.kind else {
                report(
                    range(item),
                    "a report with name, about and report is expected here, found "
                        + item.description)
                continue
            }
            guard let evidence = report(entries, item, compiler, &names, at: result.count)
            else { continue }
            result.append(evidence)
        }
        return result
    }

    private mutating func report(
        _ entries: [YAMLEntry], _ item: YAMLNode, _ compiler: QuantityCompiler,
        _ names: inout [String: Int], at index: Int
    ) -> Evidence? {
        var result = Evidence(
            name: "", about: Expression(.number(0), span: 0..<0), aboutText: "",
            report: .point(0), reportText: "")
        var missing = ["name", "about", "report"]
        var isComplete = true
        let entries = withoutDuplicates(entries)
        for entry in entries {
            let key = entry.key.string
            missing.removeAll { $0 == key }
            if key == "source" {
                result.sources = sources(named: entry)
                continue
            }
            if key == "readings" {
                result.readings = readings(entry, compiler, at: index)
                missing.removeAll { $0 == "about" }
                if let first = result.readings.first {
                    result.about = first.about
                    result.aboutText = result.readings.map(\.aboutText).joined(separator: " or ")
                } else {
                    isComplete = false
                }
                if let about = entries.first(where: { $0.key.string == "about" }) {
                    report(
                        range(about.key), "a report has either `about` or `readings`, not both")
                }
                continue
            }
            guard KeyTable.report.contains(key) else {
                reportUnknown(entry.key, among: .report)
                continue
            }
            guard let text = text(entry) else {
                isComplete = false
                continue
            }
            switch key {
            case "name":
                result.name = text.string.trimmed
                checkName(text, &names)
            case "about":
                let checked = compiler.check(text.string, purpose: .evidence)
                report(checked.problems, in: text)
                doubt(.report(index), checked.doubts, in: text)
                result.aboutText = text.string.oneLine
                if let about = checked.expression {
                    result.about = about
                } else {
                    isComplete = false
                }
            case "report":
                let parsed = ReportParser.parse(text.string, in: compiler)
                report(parsed.problems, in: text)
                doubt(.report(index), parsed.doubts, in: text)
                result.reportText = text.string.oneLine
                if let value = parsed.report { result.report = value } else { isComplete = false }
            case "error":
                if let shape = Evidence.ErrorShape(rawValue: text.string.trimmed) {
                    result.error = shape
                } else {
                    let shapes = Evidence.ErrorShape.allCases.map(\.rawValue)
                    let nearest = NearestName.of(text.string.trimmed, among: shapes)
                    report(
                        range(text), "`\(text.string.trimmed)` is not a shape of error",
                        nearest.map { "did you mean `\($0)`?" }
                            ?? "write \(shapes.joined(separator: ", "))")
                }
            case "relative_error":
                result.relativeError = number(text, key, compiler, .positive)
            case "trust":
                result.trust = number(text, key, compiler, .probability)
            default:
                result.ifWrong = number(text, key, compiler, .positive)
            }
        }
        for key in missing {
            report(item.offset..<item.offset + 1, "this report has no `\(key)`")
        }
        guard isComplete, missing.isEmpty else { return nil }
        checkCount(result, entries)
        checkSign(result, item)
        checkExact(result, item, compiler)
        return result
    }

    private mutating func checkName(_ text: YAMLText, _ names: inout [String: Int]) {
        let name = text.string.trimmed
        if let problem = NameRule.problem(label: name, of: "a report") {
            report(range(text), problem.message, problem.suggestion)
        } else if let first = names[name] {
            report(
                range(text),
                "report `\(name)` stands twice; the first is on line \(source.line(of: first))")
        } else {
            names[name] = text.offset
            define(report: name)
        }
    }

    /// The error of a count is that of chance, or none.
    private mutating func checkCount(_ evidence: Evidence, _ entries: [YAMLEntry]) {
        let reason: String
        switch evidence.report {
        case .share, .count: reason = "is a count, whose error is that of chance"
        default:
            guard evidence.isExact else { return }
            reason = "allows this number alone"
        }
        for entry in entries {
            let key = entry.key.string
            switch key {
            case "error":
                if evidence.isExact, evidence.error == .hard { continue }
            case "relative_error", "if_wrong": break
            default: continue
            }
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
    private mutating func checkExact(
        _ evidence: Evidence, _ item: YAMLNode, _ compiler: QuantityCompiler
    ) {
        guard evidence.isExact else { return }
        let subjects =
            evidence.readings.isEmpty ? [evidence.about] : evidence.readings.map(\.about)
        guard subjects.allSatisfy({ compiler.hasDensity($0) }) else { return }
        let number = NumberText.of(evidence.number)
        report(
            item.offset..<item.offset + 1,
            "`\(evidence.aboutText)` can have any value between others, so that the probability of "
                + "exactly \(number) is 0",
            "write a range, `about \(number)`, or leave out `error: hard`")
    }

    /// On the logarithmic scale there are positive numbers only.
    private mutating func checkSign(_ evidence: Evidence, _ item: YAMLNode) {
        checkZero(evidence, item)
        guard evidence.error == .lognormal else { return }
        let lowest: Double
        switch evidence.report {
        case .range(let low, _): lowest = low
        case .point(let value), .about(let value), .atLeast(let value), .atMost(let value):
            lowest = value
        case .exactly, .share, .count: return
        }
        guard lowest <= 0 else { return }
        report(
            item.offset..<item.offset + 1,
            "a report with a log-normal error is positive, got \(NumberText.of(lowest))",
            "write `error: normal` or `error: hard`")
    }

    /// An error by an amount is a share of what was reported, unless a range states it.
    private mutating func checkZero(_ evidence: Evidence, _ item: YAMLNode) {
        guard evidence.error == .normal else { return }
        switch evidence.report {
        case .point(0), .about(0), .atLeast(0), .atMost(0):
            report(
                item.offset..<item.offset + 1,
                "a report of 0 has no relative error",
                "write a range, such as `-5 to 5`, or `error: hard`")
        default: break
        }
    }

    /// A fixed number that obeys a rule; a problem where it does not.
    mutating func number(
        _ text: YAMLText, _ key: String, _ compiler: QuantityCompiler, _ rule: NumberRule
    ) -> Double? {
        let checked = compiler.check(text.string, purpose: .fixedNumber("`\(key)`"))
        report(checked.problems, in: text)
        guard let constant = checked.constant else { return nil }
        guard rule.allows(constant) else {
            report(range(text), "`\(key)` \(rule.rawValue), got \(NumberText.of(constant))")
            return nil
        }
        return constant
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
