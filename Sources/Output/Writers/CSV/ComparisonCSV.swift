import Encoding
import Simulation

/// A comparison as comma-separated values, for spreadsheets.
///
/// One row per quantity, alternative and level. The columns up to `high` are those of `SummaryCSV`; the
/// rest compares with the first alternative and is empty in its own rows. Figures that do not
/// exist are empty.
package enum ComparisonCSV {
    /// The columns.
    package static let header =
        "quantity,unit,alternative,description,mean,mean_mcse,sd,level,low,best,high,"
        + "median_shift,median_shift_mcse,mean_shift,mean_shift_mcse,"
        + "p_greater,p_greater_mcse,p_less,p_equal,overlap,overlap_mcse,pairing"

    /// The table as UTF-8 text, its header first.
    package static func bytes(of comparison: Comparison) -> [UInt8] {
        var text = header + "\n"
        for quantity in comparison.quantities {
            for (index, figures) in quantity.figures.enumerated() {
                guard let figures else { continue }
                for level in figures.levels {
                    let interval = figures.interval(level, .equalTailed)
                    let own: [Double] = [
                        figures.mean.value, figures.mean.standardError, figures.standardDeviation,
                        level, interval?.low ?? .nan, figures.figure(at: 0.5).value,
                        interval?.high ?? .nan,
                    ]
                    let fields =
                        [
                            CSVField.text(quantity.name), CSVField.text(quantity.unit),
                            AlternativeText.letter(index),
                            CSVField.text(AlternativeText.description(index, of: comparison)),
                        ] + (own + shift(quantity.shifts[index])).map(CSVField.number)
                        + [comparison.pairing.rawValue]
                    text += fields.joined(separator: ",") + "\n"
                }
            }
        }
        return Array(text.utf8)
    }

    private static func shift(_ shift: QuantityShift?) -> [Double] {
        guard let shift else { return Array(repeating: .nan, count: 10) }
        return [
            shift.median.value, shift.median.standardError, shift.mean.value,
            shift.mean.standardError, shift.greater.value, shift.greater.standardError, shift.less,
            shift.equal, shift.overlap.value, shift.overlap.standardError,
        ]
    }
}
