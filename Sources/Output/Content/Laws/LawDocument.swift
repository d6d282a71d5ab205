import Distributions
import ModelLanguage

/// The laws of the model language: the list, and one law.
package enum LawDocument {
    /// All laws by kind.
    package static var list: Document {
        Document(
            parts: kinds + [Part(blocks: [.paragraph("'casmodel laws NAME' tells of one law.")])])
    }

    /// A table for each kind of laws.
    fileprivate static var kinds: [Part] {
        // All kinds in the same columns.
        let widest = LawCatalogue.all.map { DisplayText.width($0.name) }.max() ?? 0
        return LawGuide.Kind.allCases.flatMap { kind -> [Part] in
            var name = Column("law", .name)
            name.leastWidth = widest
            var table = Table(columns: [
                name, Column("what it is for", .sentence), Column("written", .text),
            ])
            table.keepsLines = true
            table.rows = LawCatalogue.all.filter { $0.guide.kind == kind }
                .map { entry in
                    let usages = entry.usages.map { Phrase(.code, $0) }.joined(separator: "; ")
                    return Row([.text(entry.name), .text(entry.summary), .phrase(usages)])
                }
            guard !table.rows.isEmpty else { return [] }
            return [Part(heading: Phrase(title(of: kind)), blocks: [.table(table)])]
        }
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
    package static func text(_ entry: LawEntry) -> Document {
        let guide = entry.guide
        var parts = [Part(blocks: [.fields(usages(of: entry))])]
        if !guide.parameters.isEmpty { parts.append(Part(blocks: [.table(parameters(guide))])) }
        parts.append(
            Part(blocks: [
                .fields([
                    Field("definition", "\(code: guide.definition)"),
                    Field("values", Phrase(guide.values)), Field("mean", "\(code: guide.mean)"),
                    Field("sd", "\(code: guide.sd)"),
                ])
            ]))
        parts.append(Part(blocks: example(guide.example)))
        return Document(
            title: Phrase(entry.name), opening: [.paragraph(Phrase(entry.summary))], parts: parts)
    }

    private static func usages(of entry: LawEntry) -> [Field] {
        var fields = entry.usages.enumerated().map {
            Field($0 == 0 ? "written" : "or", "\(code: $1)")
        }
        if entry.usages.contains(where: { $0.contains("p95: ...") }) {
            fields.append(Field("with", "any two percentiles, such as p10 and p90"))
        }
        return fields
    }

    private static func parameters(_ guide: LawGuide) -> Table {
        var table = Table(columns: [
            Column("parameter", .name), Column("range and unit", .sentence),
            Column("meaning", .sentence),
        ])
        table.rows = guide.parameters.map {
            Row([.phrase("\(code: $0.label)"), .text(range(of: $0)), .text($0.meaning)])
        }
        return table
    }

    /// A parameter's range and unit; what holds without the parameter comes after the unit.
    private static func range(of parameter: LawGuide.Parameter) -> String {
        let parts = parameter.range.split(separator: ";", maxSplits: 1).map(String.init)
        return ([parts[0] + ", " + parameter.unit.rawValue] + parts.dropFirst())
            .joined(separator: ";")
    }

    /// The example, the law that it comes to, and how that looks.
    private static func example(_ example: String) -> [Block] {
        var blocks: [Block] = [.verbatim(.example(example))]
        var fields = JointLaw.labels(inText: example).map { parts($0, of: example) } ?? []
        let law = law(of: example)
        if let law {
            let mean = moment(law.mean)
            let spread = law.mean.isFinite ? moment(law.standardDeviation) : "none"
            fields.append(
                Field("comes to", "\(LawText.points(law)); mean \(mean), sd \(spread)"))
        }
        if !fields.isEmpty { blocks.append(.fields(fields)) }
        if let law { blocks.append(.verbatim(.sketch(LawSketch(law)))) }
        return blocks
    }

    /// The laws that the parts of a joint law have alone.
    private static func parts(_ labels: [String], of text: String) -> [Field] {
        let scope = Scope(Declaration(name: "share", text: text).expanded)
        return labels.indices.compactMap { index in
            scope.part(index)?.marginal.map { law in
                Field("\(labels[index]) alone", "\(LawText.text(law)), \(LawText.points(law))")
            }
        }
    }

    private static func moment(_ value: Double) -> String {
        value.isFinite ? Numbers.significant(value, digits: 5) : "none"
    }

    /// The law that a text comes to where it is one with fixed parameters, or a mixture of such.
    package static func law(of text: String) -> (any Law)? {
        let scope = Scope([Declaration(name: "x", text: text)])
        guard let expression = scope.expression(of: 0) else { return nil }
        return law(of: expression)
    }

    private static func law(of expression: CheckedExpression) -> (any Law)? {
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

/// The catalogue of laws as a part of a document in Markdown.
package enum LawPage {
    /// The part of `Models/README.md` that is made from it: a table for each kind of laws.
    package static var table: String {
        MarkdownWriter(level: 2).text(Document(parts: LawDocument.kinds))
    }

    /// The part of `Documentation/The-model-language.md` that is made from it: a section for each kind of
    /// laws, with a part for each law.
    package static var markdown: String {
        LawGuide.Kind.allCases.map { kind in
            let entries = LawCatalogue.all.filter { $0.guide.kind == kind }
            return "### \(LawDocument.title(of: kind))\n\n"
                + entries.map { MarkdownWriter(level: 4).text(LawDocument.text($0)) }
                .joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
