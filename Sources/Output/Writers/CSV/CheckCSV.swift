import Encoding
import ModelLanguage

/// A checked model as comma-separated values, for spreadsheets: one row per quantity.
///
/// `law` names every law behind the quantity. `mean` to `q95` are there where a law with fixed
/// parameters is all that its value is; figures that do not exist are empty. Several names in one
/// field have semicolons between them.
package enum CheckCSV {
    /// The columns.
    package static let header =
        "quantity,unit,reported,value,law,mean,sd,q5,q50,q95,needs,source,warnings,file,line,column"

    /// The table as UTF-8 text, its header first.
    package static func bytes(of model: Model) -> [UInt8] {
        var text = header + "\n"
        let warnings = Dictionary(grouping: model.warnings, by: \.quantity)
        for index in model.quantities.indices {
            text += row(index, of: model, warnings[index] ?? []) + "\n"
        }
        return Array(text.utf8)
    }

    private static func row(
        _ index: Int, of model: Model, _ warnings: [Diagnostic]
    ) -> String {
        let quantity = model.quantities[index]
        let laws = quantity.checkedLaws
        var figures = Array(repeating: Double.nan, count: 2 + LawText.shownProbabilities.count)
        if let law = laws.first(where: \.isWhole)?.law {
            figures =
                [law.mean, law.mean.isFinite ? law.standardDeviation : .nan]
                + LawText.shownProbabilities.map(law.quantile)
        }
        func list(_ items: [String]) -> String { CSVField.text(items.joined(separator: "; ")) }
        let fields =
            [
                CSVField.text(quantity.name), CSVField.text(quantity.unit),
                model.report.contains(index) ? "true" : "false", CSVField.text(quantity.text),
                list(laws.map(\.labelled)),
            ] + figures.map(CSVField.number) + [
                list(model.needs(of: quantity)), list(quantity.sources),
                list(warnings.map(\.message)), CSVField.text(quantity.place?.file ?? ""),
                quantity.place.map { String($0.line) } ?? "",
                quantity.place.map { String($0.column) } ?? "",
            ]
        return fields.joined(separator: ",")
    }
}
