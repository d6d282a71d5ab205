import CasModel

/// The tables of the page of the output, made from the descriptions beside the writers.
enum OutputTables {
    /// A section for each object that is written, with a table for each object within it; what several have in
    /// common is told once, where it comes first.
    static var json: String {
        var told: Set<String> = []
        return JSONOutput.all.map { output in
            var parts = [
                "### `\(output.command)`",
                "`casmodel schema \(output.name)` prints its schema.",
            ]
            for block in output.blocks where told.insert(block.name).inserted {
                if case .block(let outermost) = output.shape, outermost.name == block.name {
                    parts.append(block.help)
                } else {
                    parts += ["#### \(title(block))", block.help]
                }
                parts.append(table(of: block))
            }
            return parts.joined(separator: "\n\n") + "\n"
        }.joined(separator: "\n")
    }

    /// A section for each kind of file with fixed columns.
    static var columns: String {
        [
            ("`casmodel simulate --csv`", SummaryCSV.columns),
            ("`casmodel simulate --curves`", CurvesCSV.columns),
            ("`casmodel compare --csv`", ComparisonCSV.columns),
            (
                "`casmodel sweep --csv`, behind a column for each quantity that is varied and those of "
                    + "`casmodel simulate --csv`",
                SweepCSV.questionColumns
            ),
        ].map { title, columns in
            "\(title):\n\n| column | holds |\n|---|---|\n"
                + columns.map { "| `\($0.name)` | \($0.help) |\n" }.joined()
        }.joined(separator: "\n")
    }

    private static func table(of block: JSONBlock) -> String {
        "| member | value | meaning |\n|---|---|---|\n"
            + block.members.map { "| `\($0.name)` | \(value($0.shape)) | \($0.help) |" }
            .joined(separator: "\n")
    }

    private static func title(_ block: JSONBlock) -> String {
        block.name.replacing("_", with: " ")
    }

    private static func link(_ block: JSONBlock) -> String {
        "[\(title(block))](#\(block.name.replacing("_", with: "-")))"
    }

    /// What a value may be, in words.
    private static func value(_ shape: JSONShape) -> String {
        switch shape {
        case .text: "text"
        case .word(let words): words.map { "`\"\($0)\"`" }.joined(separator: " or ")
        case .number: "number"
        case .count: "whole number"
        case .truth: "`true` or `false`"
        case .always(let value): "`\(value)`"
        case .orNull(let shape): value(shape) + " or `null`"
        case .list(let item): "list, each: \(value(item))"
        case .emptyList: "`[]`"
        case .nothing: "`null`"
        case .names(let item): "object by name, each: \(value(item))"
        case .block(let block): link(block)
        case .either(let blocks): blocks.map(link).joined(separator: " or ")
        }
    }
}
