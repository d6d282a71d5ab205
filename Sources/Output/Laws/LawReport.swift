import Distributions
import ModelLanguage

/// The laws of the model language as text for people: the list, and one law.
public enum LawReport {
    /// All laws, one line each, by kind.
    public static func list(style: TextStyle = TextStyle()) -> String {
        var lines: [String] = []
        // All kinds in the same columns.
        let names = LawCatalogue.all.map(\.name)
        for kind in LawGuide.Kind.allCases {
            let entries = LawCatalogue.all.filter { $0.guide.kind == kind }
            guard !entries.isEmpty else { continue }
            if !lines.isEmpty { lines.append("") }
            lines.append(style.emphasised(title(of: kind), .bold))
            let items = entries.map { (name: $0.name, text: $0.summary) }
            lines +=
                style.cutsToWidth
                ? NamedLines.lines(items, indent: 4, namesAs: names, narrowest: 30, style)
                : NamedLines.unwrapped(items, indent: 4, namesAs: names)
        }
        lines += ["", "'casmodel laws NAME' tells of one law."]
        return lines.map { $0 + "\n" }.joined()
    }

    /// What a kind of laws is called.
    package static func title(of kind: LawGuide.Kind) -> String {
        switch kind {
        case .continuous: "Continuous"
        case .discrete: "Discrete"
        case .composed: "Built from others"
        case .joint: "Joint"
        }
    }

    /// One law: how it is written, its parameters, definition, moments, and an example with a sketch.
    public static func text(of entry: LawEntry, style: TextStyle = TextStyle()) -> String {
        let guide = entry.guide
        let labels = guide.parameters.map(\.label)
        let indent = max(16, (labels.map(DisplayText.width).max() ?? 0) + 6)
        func field(_ label: String, _ text: String) -> [String] {
            CheckReport.field(label, text, style, indent: indent)
        }
        var lines = [style.emphasised(entry.name, .bold)]
        lines += DisplayText.wrapped(entry.summary, to: max(style.width - 4, 24))
            .map { "    " + $0 }
        lines.append("")
        for (index, usage) in entry.usages.enumerated() {
            lines += field(index == 0 ? "written" : "", usage)
        }
        if entry.usages.contains(where: { $0.contains("p95: ...") }) {
            lines += field("", "(any two percentiles, such as p10 and p90)")
        }
        lines.append("")
        for parameter in guide.parameters {
            lines += field(parameter.label, describe(parameter))
        }
        if !guide.parameters.isEmpty { lines.append("") }
        lines += field("definition", guide.definition)
        lines += field("values", guide.values)
        lines += field("mean", guide.mean)
        lines += field("sd", guide.sd)
        lines += ["", "    example"]
        lines += example(guide.example, style)
        return lines.map { $0 + "\n" }.joined()
    }

    /// A parameter's range, unit and meaning.
    package static func describe(_ parameter: LawGuide.Parameter) -> String {
        range(of: parameter) + ": " + parameter.meaning
    }

    /// A parameter's range and unit; what holds without the parameter comes after the unit.
    package static func range(of parameter: LawGuide.Parameter) -> String {
        let parts = parameter.range.split(separator: ";", maxSplits: 1).map(String.init)
        return ([parts[0] + ", " + parameter.unit.rawValue] + parts.dropFirst())
            .joined(separator: ";")
    }

    /// The example, the law that it comes to, and how that looks.
    private static func example(_ example: String, _ style: TextStyle) -> [String] {
        func wrapped(_ text: String) -> [String] {
            DisplayText.wrapped(text, to: max(style.width - 8, 24)).map { "        " + $0 }
        }
        var lines = wrapped(example)
        if let labels = JointLaw.labels(inText: example) {
            for text in parts(labels, of: example) { lines += wrapped(text) }
        }
        guard let law = law(of: example) else { return lines }
        let mean = moment(law.mean)
        let spread = law.mean.isFinite ? moment(law.standardDeviation) : "none"
        lines += wrapped("\(LawText.points(law)); mean \(mean), sd \(spread)") + [""]
        return lines
            + LawSketch.lines(of: law, width: min(max(style.width - 16, 24), 64), style)
            .map { "        " + $0 }
    }

    /// The laws that the parts of a joint law have alone.
    private static func parts(_ labels: [String], of text: String) -> [String] {
        let parts = labels.enumerated().map {
            JointPart(whole: "share", label: $1, position: $0, count: labels.count)
        }
        let compiler = QuantityCompiler(
            names: parts.map(\.name), texts: parts.map { _ in text }, parts: parts)
        return parts.indices.compactMap { index in
            compiler.part(index)?.marginal.map { law in
                "part \(parts[index].label) alone: \(LawText.text(law)), \(LawText.points(law))"
            }
        }
    }

    private static func moment(_ value: Double) -> String {
        value.isFinite ? Numbers.significant(value, digits: 5) : "none"
    }

    /// The law that a text comes to where it is one with fixed parameters, or a mixture of such.
    package static func law(of text: String) -> (any Law)? {
        let compiler = QuantityCompiler(names: ["x"], texts: [text])
        guard let expression = compiler.scope.expression(of: 0) else { return nil }
        return law(of: expression)
    }

    private static func law(of expression: Expression) -> (any Law)? {
        guard case .draw(let draw) = expression.kind else { return nil }
        switch draw.sampling {
        case .fixed(let law): return law
        case .mixture(let weights, let components):
            let laws = components.compactMap(law)
            guard laws.count == weights.count else { return nil }
            return try? MixtureLaw(zip(weights, laws).map { (weight: $0, law: $1) })
        case .conditional, .truncatedConditional: return nil
        }
    }
}
