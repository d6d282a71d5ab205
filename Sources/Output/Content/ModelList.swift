import Encoding
import ModelLanguage

/// Models by name and title: what `casmodel models` prints. The first one is the default.
package enum ModelList {
    /// The models as text, a line for each.
    package static func text(_ models: [Model]) -> Document {
        var table = Table(columns: [
            Column("model", .name), Column("title", .sentence), Column("as of", .text),
        ])
        table.keepsLines = true
        table.rows = models.enumerated().map { index, model in
            Row([
                .text(model.name), .text(model.title + (index == 0 ? " (default)" : "")),
                .text(model.asOf ?? ""),
            ])
        }
        return Document(title: "", parts: [Part(blocks: [.table(table)])])
    }

    /// Comma-separated values, a row for each.
    package static func csv(of models: [Model]) -> [UInt8] {
        let rows = models.enumerated().map { index, model in
            [
                CSVField.text(model.name), CSVField.text(model.title),
                CSVField.text(model.asOf ?? ""), index == 0 ? "true" : "false",
            ].joined(separator: ",") + "\n"
        }
        return Array(("model,title,as_of,default\n" + rows.joined()).utf8)
    }

    /// One JSON object with the list `models`, as UTF-8 text.
    package static func json(of models: [Model]) -> [UInt8] {
        let entries = models.enumerated().map { index, model in
            JSONValue.object([
                ("name", .string(model.name)), ("title", .string(model.title)),
                ("as_of", .text(model.asOf)), ("default", .bool(index == 0)),
                ("model_sha256", .string(model.digest)),
            ])
        }
        return JSONValue.object([
            ("casmodel", .string(CasModelVersion.current)), ("models", .array(entries)),
        ]).bytes()
    }
}
