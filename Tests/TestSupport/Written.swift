import CasModel

/// What is written of things, as the command prints it.
package enum Written {
    package static func result(
        _ result: SimulationResult, style: TextStyle = TextStyle()
    ) -> String { TerminalWriter(style).text(ResultDocument.text(result)) }

    package static func sweep(
        _ sweep: Sweep, showing names: [String], style: TextStyle = TextStyle()
    ) -> String { TerminalWriter(style).text(SweepDocument.text(sweep, showing: names)) }

    package static func comparison(
        _ comparison: Comparison, style: TextStyle = TextStyle()
    ) -> String { TerminalWriter(style).text(ComparisonDocument.text(comparison)) }

    package static func check(_ model: Model, style: TextStyle = TextStyle()) -> String {
        TerminalWriter(style).text(CheckDocument.text(model))
    }

    package static func laws(style: TextStyle = TextStyle()) -> String {
        TerminalWriter(style).text(LawDocument.list)
    }

    package static func law(_ entry: LawEntry, style: TextStyle = TextStyle()) -> String {
        TerminalWriter(style).text(LawDocument.text(entry))
    }

    package static func models(_ models: [Model], style: TextStyle = TextStyle()) -> String {
        TerminalWriter(style).text(ModelList.text(models))
    }

    package static func markdown(_ document: Document) -> String {
        MarkdownWriter().text(document)
    }
}
