import ModelLanguage

/// A whole model file: its keys, in the order in which each needs the others.
struct ModelDocument {
    private static let keys = [
        "title", "as_of", "notes", "unit", "sources", "quantities", "report", "questions",
        "evidence", "combine", "correlations",
    ]

    private(set) var assembly: ModelAssembly
    private(set) var overrideDiagnostics: [Diagnostic] = []
    private let name: String

    init(_ source: SourceText, name: String) {
        assembly = ModelAssembly(source)
        self.name = name
    }

    /// The model that a document states; where there are problems it may be nil, and must not be
    /// used.
    mutating func read(_ root: YAMLNode, _ overrides: [Model.Override]) -> Model? {
        guard case .mapping(let all) = root.kind else {
            assembly.report(
                assembly.range(root),
                "a model is a mapping of keys such as `quantities:`, found "
                    + root.description)
            return nil
        }
        let entries = assembly.withoutDuplicates(all)
        for entry in entries where !Self.keys.contains(entry.key.string) {
            assembly.reportUnknown(entry.key, among: Self.keys, in: "a model")
        }
        func entry(_ key: String) -> YAMLEntry? { entries.first { $0.key.string == key } }
        let title = entry("title").flatMap { assembly.text($0) }?.string.trimmed
        let asOf = entry("as_of").flatMap { assembly.text($0) }.flatMap { assembly.date($0) }
        let notes = entry("notes").flatMap { assembly.text($0) }?.string.trimmed
        let unit = entry("unit").flatMap { assembly.text($0) }?.string.trimmed ?? ""
        let sources = entry("sources").map { assembly.sources($0) } ?? []
        var drafts = entry("quantities").map { assembly.quantities($0) } ?? []
        if entry("quantities") == nil {
            assembly.report(
                0..<0, "the model has no `quantities:`",
                "add them, as in `quantities:` and, indented below, `killed: 7000 to 15000`")
        }
        apply(overrides, to: &drafts)
        let compiler = compile(drafts)
        limitInputs(drafts, compiler)
        let report = entry("report").map { assembly.reported($0, compiler) }
        if report == nil, drafts.count > ModelAssembly.maximumReported,
            drafts.count < ModelAssembly.maximumQuantities,
            let quantities = entry("quantities")
        {
            assembly.report(
                assembly.range(quantities.key),
                "at most \(ModelAssembly.maximumReported) quantities are reported, and the model "
                    + "has \(drafts.count)",
                "list those to report, as in `report: [killed, wounded]`")
        }
        let questions = entry("questions").map { assembly.questions($0, compiler) } ?? []
        let evidence =
            entry("evidence").map { assembly.evidence($0, compiler) } ?? []
        let combinations =
            entry("combine").map { assembly.combinations($0, evidence, compiler) } ?? []
        let correlations =
            entry("correlations").map {
                assembly.correlations($0, compiler, overrides: overrides)
            } ?? []
        guard let quantities = quantities(drafts, compiler, unit) else { return nil }
        return Model(
            name: name, title: title ?? name, asOf: asOf, notes: notes, unit: unit,
            sources: sources, quantities: quantities, evaluationOrder: compiler.order,
            report: report ?? Array(quantities.indices), questions: questions, evidence: evidence,
            combinations: combinations,
            correlations: correlations, overrides: overrides)
    }

    /// Replaces the expressions of quantities, and their sources with them.
    private mutating func apply(_ overrides: [Model.Override], to drafts: inout [QuantityDraft]) {
        let places = Dictionary(
            zip(drafts.map(\.name), drafts.indices), uniquingKeysWith: { first, _ in first })
        for override in overrides {
            guard let index = places[override.name] else {
                let nearest = NearestName.of(override.name, among: drafts.map(\.name))
                overrideDiagnostics.append(
                    Diagnostic(
                        file: "--set \(override.name)", line: 1, column: 1, sourceLine: "",
                        message: "the model has no quantity `\(override.name)`",
                        suggestion: nearest.map { "did you mean `\($0)`?" }))
                continue
            }
            drafts[index].override = override.expression
            drafts[index].sources = []
        }
    }

    private mutating func compile(_ drafts: [QuantityDraft]) -> QuantityCompiler {
        let compiler = QuantityCompiler(
            names: drafts.map(\.name), texts: drafts.map(\.expression))
        for (draft, problems) in zip(drafts, compiler.problems) where !problems.isEmpty {
            if let override = draft.override {
                let text = SourceText(file: "--set \(draft.name)", bytes: Array(override.utf8))
                overrideDiagnostics += text.diagnostics(problems)
            } else if let text = draft.text {
                assembly.report(problems, in: text)
            }
        }
        return compiler
    }

    /// Reports the quantity with which there are too many random inputs.
    private mutating func limitInputs(_ drafts: [QuantityDraft], _ compiler: QuantityCompiler) {
        var count = 0
        for (index, draft) in drafts.enumerated() {
            count += compiler.scope.expression(of: index)?.draws.count ?? 0
            guard count > ModelAssembly.maximumInputs else { continue }
            assembly.report(
                assembly.range(draft.key),
                "a model has at most \(ModelAssembly.maximumInputs) laws in all")
            return
        }
    }

    private func quantities(
        _ drafts: [QuantityDraft], _ compiler: QuantityCompiler, _ unit: String
    ) -> [Quantity]? {
        var result: [Quantity] = []
        for (index, draft) in drafts.enumerated() {
            guard let expression = compiler.scope.expression(of: index) else { return nil }
            result.append(
                Quantity(
                    name: draft.name, unit: draft.unit ?? unit, expression: expression,
                    text: draft.expression ?? "", sources: draft.sources, note: draft.note))
        }
        return result
    }
}
