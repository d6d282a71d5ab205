import ModelLanguage

/// A whole model: the keys of its files, in the order in which each needs the others.
struct ModelDocument {
    private(set) var assembly: ModelAssembly
    /// What is wrong with what comes from outside of the file.
    private(set) var overrideErrors: [Diagnostic] = []
    /// What of it may be read otherwise than it was meant.
    private var overrideDoubts: [Diagnostic] = []
    private let name: String
    private let data: DataFiles
    /// What is known of the quantities, once they are read.
    private var scope: Scope?
    /// What another reading of the same file has found, which is the same under a scenario.
    private var known = Known()

    /// What no scenario changes, and quantities by the places of their names.
    private struct Known {
        var sources: [Source]?
        var quantities: [Int: QuantityDraft] = [:]
    }

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
            assembly.reportKind(
                entry,
                ModelLayers.lists.contains(entry.key.string)
                    ? "a list" : "a mapping of names to what they mean")
        }
        let block = assembly.block(layers.entries, .model)
        let base = Changes(overrides: overrides, replaced: layers.replaced)
        var model = read(block, base, isWanted: true)
        let drafts = block["scenarios"].map { assembly.scenarios($0, of: block) } ?? []
        let overridden = overrideErrors
        for draft in drafts {
            let isChosen = draft.scenario.name == scenario
            var changes = base
            changes.replaced.formUnion(draft.quantities.map(\.key.string))
            if !isChosen { changes.overrides = [] }
            var trial = self
            trial.assembly = ModelAssembly(after: assembly)
            (trial.overrideErrors, trial.overrideDoubts) = ([], [])
            let result = trial.read(draft.applied(to: block), changes, isWanted: isChosen)
            take(trial, of: draft)
            guard isChosen else { continue }
            model = result
            model?.scenario = draft.scenario
            if overridden.isEmpty { overrideErrors = trial.overrideErrors }
        }
        let names = drafts.map(\.scenario.name)
        if let scenario, !names.contains(scenario) {
            overrideErrors.append(
                Self.problem(
                    "--scenario \(scenario)", "the model has no scenario `\(scenario)`",
                    NearestName.suggestion(for: scenario, among: names)
                        ?? (names.isEmpty
                            ? nil : "its scenarios are \(names.joined(separator: ", "))")))
        }
        model?.scenarios = drafts.map(\.scenario)
        return model
    }

    /// What other values than the file's quantities have.
    private struct Changes {
        /// Values given from outside of the file.
        var overrides: [Model.Override]
        /// Quantities whose values are not those that correlations were stated for; where they are
        /// fixed numbers, they have none.
        var replaced: Set<String>
    }

    private mutating func entries(of root: YAMLNode) -> [YAMLEntry]? {
        guard case .mapping(let entries) = root.kind else {
            assembly.report(
                assembly.range(root),
                "a model is a mapping of keys such as `quantities:`, found "
                    + root.description, code: .kind)
            return nil
        }
        return assembly.withoutDuplicates(entries)
    }

    /// Adds the problems that there are under a scenario only.
    private mutating func take(_ trial: ModelDocument, of draft: ScenarioDraft) {
        guard !trial.assembly.errors.isEmpty else { return }
        func key(_ problem: Diagnostic) -> String { "\(problem.span) \(problem.message)" }
        let known = Set(assembly.errors.map(key))
        assembly.report(
            trial.assembly.errors.filter { !known.contains(key($0)) }.map { problem in
                var problem = problem
                problem.message += " (in scenario `\(draft.scenario.name)`)"
                return problem
            })
    }

    /// A problem with what comes from outside of the file.
    private static func problem(
        _ option: String, _ message: String, _ suggestion: String?
    ) -> Diagnostic {
        Diagnostic(
            message, suggestion: suggestion, code: .unknownName,
            place: SourcePlace(file: option, line: 1, column: 1))
    }

    /// The model that entries state, apart from its scenarios.
    ///
    /// - Parameter isWanted: whether the model is asked for, and not only what is wrong with it.
    private mutating func read(
        _ block: [String: YAMLEntry], _ changes: Changes, isWanted: Bool
    ) -> Model? {
        let title = assembly.words(block["title"])
        let asOf = assembly.text(block["as_of"]).flatMap { assembly.date($0) }
        let notes = assembly.words(block["notes"])
        let unit = assembly.words(block["unit"]) ?? ""
        let sources = known.sources ?? block["sources"].map { assembly.sources($0) } ?? []
        known.sources = sources
        let drafts = drafts(block["quantities"], changes.overrides)
        let level = block["ranges_are"].map { assembly.rangeLevel($0) } ?? .usual
        let scope = check(drafts, level)
        let report = block["report"].map { assembly.reported($0, scope) }
        if report == nil, drafts.count > ModelAssembly.maximumReported,
            drafts.count < ModelAssembly.maximumQuantities, let quantities = block["quantities"]
        {
            assembly.report(
                assembly.range(quantities.key),
                "at most \(ModelAssembly.maximumReported) quantities are reported, and the model "
                    + "has \(drafts.count)",
                "list those to report, as in `report: [killed, wounded]`", code: .limit)
        }
        let questions = block["questions"].map { assembly.questions($0, scope) } ?? []
        let evidence = block["evidence"].map { assembly.evidence($0, scope) } ?? []
        let trust = block["trust"].map { assembly.trust($0, scope) } ?? TrustTable()
        let combinations =
            block["combine"].map { assembly.combinations($0, evidence, scope) } ?? []
        let changed = changes.replaced.union(changes.overrides.map(\.name))
        let correlations =
            block["correlations"].map { assembly.correlations($0, scope, changed: changed) } ?? []
        let headline = assembly.headline(block["headline"], scope, reported: report)
        guard isWanted, let quantities = quantities(drafts, scope, unit) else { return nil }
        var model = Model(
            name: name, title: title ?? name, asOf: asOf, notes: notes, unit: unit,
            sources: sources, quantities: quantities, evaluationOrder: scope.order,
            report: report ?? Array(quantities.indices), questions: questions, evidence: evidence,
            trust: trust, combinations: combinations, correlations: correlations,
            overrides: changes.overrides)
        model.headline = headline
        model.rangeLevel = level
        doubtSources(of: model, drafts)
        model.doubts = overrideDoubts + assembly.source.placed(assembly.doubts)
        return model
    }

    /// Says what is doubtful about the model beside the words of its sources, where the file says it.
    private mutating func doubtSources(of model: Model, _ drafts: [QuantityDraft]) {
        for doubt in model.sourceDoubts {
            switch doubt.subject {
            case .quantity(let index):
                guard let text = drafts[index].text else { continue }
                assembly.report([doubt], in: text, about: doubt.subject)
            case .report(let index):
                var doubt = doubt
                doubt.span = 0..<assembly.statements[index].string.utf8.count
                assembly.report([doubt], in: assembly.statements[index], about: doubt.subject)
            case .question, nil: continue
            }
        }
    }

    // MARK: Quantities

    /// The quantities with their values for this reading, joint laws as their parts.
    private mutating func drafts(
        _ entry: YAMLEntry?, _ overrides: [Model.Override]
    ) -> [QuantityDraft] {
        guard let entry else {
            assembly.report(
                0..<0, "the model has no `quantities:`",
                "add them, as in `quantities:` and, indented below, `killed: 7000 to 15000`",
                code: .missing)
            return []
        }
        var drafts = assembly.quantities(entry, known: known.quantities)
        if known.quantities.isEmpty {
            known.quantities = Dictionary(
                drafts.map { ($0.key.offset, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let places = Dictionary(
            zip(drafts.map(\.key.string), drafts.indices), uniquingKeysWith: { first, _ in first })
        for override in overrides {
            guard let index = places[override.name] else {
                overrideErrors.append(
                    Self.problem(
                        "--set \(override.name)", "the model has no quantity `\(override.name)`",
                        NearestName.suggestion(
                            for: override.name, among: drafts.map(\.key.string))))
                continue
            }
            // The sources speak for the value in the file, and the new one belongs to the model's own.
            drafts[index].isOverridden = true
            drafts[index].declaration.text = override.expression
            drafts[index].declaration.file = 0
            drafts[index].declaration.sources = []
        }
        var result: [QuantityDraft] = []
        for draft in drafts {
            result += draft.expanded
            guard result.count > ModelAssembly.maximumQuantities else { continue }
            assembly.report(
                assembly.range(draft.key),
                "a model has at most \(ModelAssembly.maximumQuantities) quantities", code: .limit)
            return drafts
        }
        return result
    }

    private mutating func check(_ drafts: [QuantityDraft], _ level: RangeLevel) -> Scope {
        let scope = Scope(
            drafts.map(\.declaration), data: data, rangeLevel: level, after: self.scope)
        self.scope = scope
        var inputs = 0
        for (index, draft) in drafts.enumerated() {
            let outcome = scope.outcomes[index]
            if draft.isOverridden {
                let text = SourceText(
                    file: "--set \(draft.key.string)",
                    bytes: Array((draft.declaration.text ?? "").utf8))
                let found = text.placed(outcome.diagnostics)
                overrideErrors += found.filter { $0.severity == .error }.inOrderOfText
                overrideDoubts += found.filter { $0.severity != .error }.map {
                    var doubt = $0
                    doubt.subject = .quantity(index)
                    return doubt
                }
            } else if let text = draft.text {
                assembly.report(outcome.diagnostics, in: text, about: .quantity(index))
            }
            let isWithin = inputs <= ModelAssembly.maximumInputs
            inputs += outcome.value?.inputCount ?? 0
            if isWithin, inputs > ModelAssembly.maximumInputs {
                assembly.report(
                    assembly.range(draft.key),
                    "a model has at most \(ModelAssembly.maximumInputs) laws in all", code: .limit)
            }
        }
        return scope
    }

    private func quantities(
        _ drafts: [QuantityDraft], _ scope: Scope, _ unit: String
    ) -> [Quantity]? {
        var result: [Quantity] = []
        let places = assembly.source.places(of: drafts.map { assembly.range($0.key) })
        for (index, declaration) in scope.declarations.enumerated() {
            guard let expression = scope.expression(of: index) else { return nil }
            result.append(
                Quantity(
                    name: declaration.name, title: declaration.title,
                    unit: declaration.unit ?? unit, expression: expression,
                    text: declaration.text ?? "", sources: declaration.sources,
                    note: declaration.note, part: scope.part(index), place: places[index]))
        }
        return result
    }
}
