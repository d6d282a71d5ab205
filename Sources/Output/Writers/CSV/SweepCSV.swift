import Encoding
import Simulation

/// A sweep as comma-separated values, for spreadsheets and plots.
///
/// One row per point, reported quantity and level, then one per point and question. The first columns are
/// the values of the swept quantities, under their names (behind `vary.` where a further column has that
/// name); then come those of `SummaryCSV`, empty for questions, and those of questions, empty for
/// quantities. Figures that do not exist are empty.
package enum SweepCSV {
    /// The columns of questions, behind those of what is varied and those of `SummaryCSV`.
    package static let questionColumns = [
        CSVColumn("question", "The question's name."),
        CSVColumn("probability", "The probability, from 0 to 1, that its condition holds."),
        CSVColumn.error("probability_mcse", of: "that probability"),
    ]

    private static let questionHeader = questionColumns.header

    /// The names of the columns.
    package static func header(of sweep: Sweep) -> String {
        let fixed = SummaryCSV.header + "," + questionHeader
        let taken = Set(fixed.split(separator: ",").map(String.init))
        let names = sweep.quantities.map(\.name).map { taken.contains($0) ? "vary." + $0 : $0 }
        return (names.map(CSVField.text) + [fixed]).joined(separator: ",")
    }

    /// The table as UTF-8 text, its header first.
    package static func bytes(of sweep: Sweep) -> [UInt8] {
        func empty(like header: String) -> String {
            String(repeating: ",", count: header.count { $0 == "," })
        }
        let (noQuestion, noQuantity) = (empty(like: questionHeader), empty(like: SummaryCSV.header))
        var text = header(of: sweep) + "\n"
        for point in sweep.points {
            let values = point.values.map(CSVField.number).joined(separator: ",")
            for row in SummaryCSV.rows(of: point.result) {
                text += "\(values),\(row),\(noQuestion)\n"
            }
            for question in point.result.questions {
                let answer = [question.probability.value, question.probability.standardError]
                    .map(CSVField.number).joined(separator: ",")
                text += "\(values),\(noQuantity),\(CSVField.text(question.name)),\(answer)\n"
            }
        }
        return Array(text.utf8)
    }
}
