import ModelLanguage

/// A whole model: the keys of its files, in the order in which each needs the others.
struct ModelDocument {
    private(set) var assembly: ModelAssembly
    private(set) var overrideDiagnostics: [Diagnostic] = []
    /// What may be read otherwise than it was meant in expressions from outside of the file.
    private var overrideWarnings: [ModelWarning] = []
    private let name: String
    private let data: DataFiles

    init(_ source: SourceText, name: String, data: DataFiles) {
        self.data = data
        assembly = ModelAssembly(source)
        self.name = name
    }

    /// The model that documents state, the first one's own and those that it extends; where there
    /// are problems it may be nil, and must not be used.
    ///
    /// - Parameter scenario: the scenario to apply.
    mutating func read(
        _ roots: [YAMLNode], _ overrides: [Model.Override], scenario: String?
    ) -> Model? {
        let files = roots.compactMap { entries(of: $0) }
        guard files.count == roots.count else { return nil }
        let layers = ModelLayers(files)
        for entry in layers.misshapen {
            let isList = ["evidence", "correlations", "combine"].contains(entry.key.string)
            assembly.reportKind(
                entry.value, entry.key, isList ? "a list" : "a mapping of names to what they mean")
        }
        for entry in layers.entries where !KeyTable.model.contains(entry.key.string) {
            assembly.reportUnknown(entry.key, among: .model)
        }
        var model = read(layers.entries, overrides, changed: layers.replaced)
        let drafts =
            layers.entries.first { $0.key.string == "scenarios" }
            .map { assembly.scenarios($0, of: layers.entries) } ?? []
        let overridden = overrideDiagnostics
        for draft in drafts {
            let isChosen = draft.scenario.name == scenario
            let changed = layers.replaced.union(draft.quantities.map(\.key.string))
            var trial = ModelDocument(assembly.source, name: name, data: data)
            var result = trial.read(
                draft.applied(to: layers.entries), isChosen ? overrides : [], changed: changed)
            take(trial, of: draft)
            guard isChosen else { continue }
            result?.scenario = draft.scenario
            model = result
            if overridden.isEmpty { overrideDiagnostics = trial.overrideDiagnostics }
        }
        if let scenario, model?.scenario?.name != scenario {
            let names = drafts.map(\.scenario.name)
            if !names.contains(scenario) { reportNoScenario(scenario, names) }
        }
        model?.scenarios = drafts.map(\.scenario)
        return model
    }

    private mutating func entries(of root: YAMLNode) -> [YAMLEntry]? {
        guard case .mapping(let entries) = root.kind else {
            assembly.report(
                assembly.range(root),
                "a model is a mapping of keys such as `quantities:`, found "
                    + root.description)
            return nil
        }
        return assembly.withoutDuplicates(entries)
    }

    /// Adds the problems that there are under a scenario only.
    private mutating func take(_ trial: ModelDocument, of draft: ScenarioDraft) {
        struct Place: Hashable {
            let span: Range<Int>
            let message: String
        }
        let known = Set(assembly.problems.map { Place(span: $0.span, message: $0.message) })
        let found = trial.assembly.problems.filter {
            !known.contains(Place(span: $0.span, message: $0.message))
        }
        assembly.report(
            found.map { problem in
                var problem = problem
                problem.message += " (in scenario `\(draft.scenario.name)`)"
                return problem
            })
    }

    private mutating func reportNoScenario(_ name: String, _ names: [String]) {
        let nearest = NearestName.of(name, among: names)
        overrideDiagnostics.append(
            Diagnostic(
                file: "--scenario \(name)", line: 1, column: 1, sourceLine: "",
                message: "the model has no scenario `\(name)`",
                suggestion: nearest.map { "did you mean `\($0)`?" }
                    ?? (names.isEmpty
                        ? nil : "its scenarios are \(names.joined(separator: ", "))")))
    }

    /// The model that entries state, apart from its scenarios.
    ///
    /// - Parameter changed: quantities whose values are not those that correlations were stated
    ///   for; where they are fixed numbers, they have none.
    private mutating func read(
        _ entries: [YAMLEntry], _ overrides: [Model.Override], changed: Set<String>
    ) -> Model? {
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
        drafts = expanded(drafts)
        let level = entry("ranges_are").map { assembly.rangeLevel($0) } ?? .usual
        let compiler = compile(drafts, level)
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
        let trust = entry("trust").map { assembly.trust($0, compiler) } ?? TrustTable()
        let combinations =
            entry("combine").map { assembly.combinations($0, evidence, compiler) } ?? []
        let correlations =
            entry("correlations").map {
                assembly.correlations(
                    $0, compiler, changed: changed.union(overrides.map(\.name)))
            } ?? []
        let headline = entry("headline").flatMap {
            assembly.headline($0, compiler, reported: report)
        }
        guard let quantities = quantities(drafts, compiler, unit) else { return nil }
        var model = Model(
            name: name, title: title ?? name, asOf: asOf, notes: notes, unit: unit,
            sources: sources, quantities: quantities, evaluationOrder: compiler.order,
            report: report ?? Array(quantities.indices), questions: questions, evidence: evidence,
            trust: trust,
            combinations: combinations,
            correlations: correlations, overrides: overrides)
        model.headline = headline
        model.rangeLevel = level
        model.doubts = overrideWarnings + assembly.warnings
        return model
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

    /// The quantities, with the parts of joint laws in their places.
    private mutating func expanded(_ drafts: [QuantityDraft]) -> [QuantityDraft] {
        var result: [QuantityDraft] = []
        for draft in drafts {
            result += draft.expanded
            guard result.count > ModelAssembly.maximumQuantities else { continue }
            assembly.report(
                assembly.range(draft.key),
                "a model has at most \(ModelAssembly.maximumQuantities) quantities")
            return drafts
        }
        return result
    }

    private mutating func compile(
        _ drafts: [QuantityDraft], _ rangeLevel: RangeLevel
    ) -> QuantityCompiler {
        let compiler = QuantityCompiler(
            names: drafts.map(\.name), texts: drafts.map(\.expression), parts: drafts.map(\.part),
            data: data,
            files: drafts.map { draft in
                // An expression given with --set belongs to the model's own file.
                draft.override == nil ? assembly.source.part(of: draft.text?.offset ?? 0) : 0
            }, rangeLevel: rangeLevel)
        for (index, draft) in drafts.enumerated() {
            let (problems, doubts) = (compiler.problems[index], compiler.doubts[index])
            if let override = draft.override {
                let text = SourceText(
                    file: "--set \(draft.part?.whole ?? draft.name)", bytes: Array(override.utf8))
                overrideDiagnostics += text.diagnostics(problems)
                overrideWarnings += zip(doubts, text.places(of: doubts.map(\.span))).map {
                    ModelWarning(.quantity(index), $0.message, kind: .reading, place: $1)
                }
            } else if let text = draft.text {
                assembly.report(problems, in: text)
                assembly.doubt(.quantity(index), doubts, in: text)
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
        let places = assembly.source.places(of: drafts.map { assembly.range($0.key) })
        for (index, draft) in drafts.enumerated() {
            guard let expression = compiler.scope.expression(of: index) else { return nil }
            result.append(
                Quantity(
                    name: draft.name, unit: draft.unit ?? unit, expression: expression,
                    text: draft.expression ?? "", sources: draft.sources, note: draft.note,
                    part: compiler.part(index), place: places[index]))
        }
        return result
    }
}
