import Encoding
import ModelLanguage

/// Models by name and title: what `casmodel models` prints. The first one is the default.
public enum ModelListReport {
    /// A line for each; where the style says that lines have to fit, titles are wrapped.
    public static func text(of models: [Model], style: TextStyle = TextStyle()) -> String {
        let names = models.map { DisplayText.clean($0.name) }
        let titles = models.enumerated().map {
            DisplayText.clean($1.title) + ($0 == 0 ? " (default)" : "")
        }
        let items = zip(names, titles).map { (name: $0, text: $1) }
        let lines =
            style.cutsToWidth
            ? NamedLines.lines(items, indent: 0, narrowest: 30, style)
            : NamedLines.unwrapped(items, indent: 0)
        return lines.map { $0 + "\n" }.joined()
    }

    /// A table in Markdown.
    public static func markdown(of models: [Model]) -> String {
        var columns = ["model", "title", "as of"].map { TextTable.Column(title: $0) }
        for (index, model) in models.enumerated() {
            columns[0].cells.append(model.name)
            columns[1].cells.append(model.title + (index == 0 ? " (default)" : ""))
            columns[2].cells.append(model.asOf ?? "")
        }
        return TextTable(columns: columns).markdown().dropLast().map { $0 + "\n" }.joined()
    }

    /// Comma-separated values, a row for each.
    public static func csv(of models: [Model]) -> [UInt8] {
        let rows = models.enumerated().map { index, model in
            [
                CSVField.text(model.name), CSVField.text(model.title),
                CSVField.text(model.asOf ?? ""), index == 0 ? "true" : "false",
            ].joined(separator: ",") + "\n"
        }
        return Array(("model,title,as_of,default\n" + rows.joined()).utf8)
    }

    /// One JSON object with the list `models`, as UTF-8 text.
    public static func json(of models: [Model]) -> [UInt8] {
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
