import Encoding
import Simulation

/// A comparison as comma-separated values, for spreadsheets.
///
/// One row per quantity, alternative and level. The columns up to `high` are those of `SummaryCSV`; the
/// rest compares with the first alternative and is empty in its own rows. Figures that do not
/// exist are empty.
package enum ComparisonCSV {
    /// The columns.
    package static let columns =
        own + [
            CSVColumn(
                "median_shift", "The alternative's median less that of A, in the quantity's unit."),
            CSVColumn.error("median_shift_mcse", of: "that shift"),
            CSVColumn(
                "mean_shift", "The alternative's mean less that of A, in the quantity's unit."),
            CSVColumn.error("mean_shift_mcse", of: "that shift"),
            CSVColumn("p_greater", "The probability, from 0 to 1, that it is larger than in A."),
            CSVColumn.error("p_greater_mcse", of: "that probability"),
            CSVColumn("p_less", "The probability, from 0 to 1, that it is smaller than in A."),
            CSVColumn("p_equal", "The probability, from 0 to 1, that it is the same as in A."),
            CSVColumn("overlap", "The area under both densities, from 0 to 1."),
            CSVColumn("overlap_mcse", "An upper bound of that area's Monte Carlo standard error."),
            CSVColumn(
                "pairing", "`common-runs` or `independent-draws`: what is compared with what."),
        ]

    private static let own = [
        CSVColumn("quantity", "The quantity's name."),
        CSVColumn("unit", "The unit of its figures."),
        CSVColumn("alternative", "The alternative's letter: A for the first."),
        CSVColumn("description", "What the alternative is, in words."),
        CSVColumn("mean", "The mean; empty where it has none or the runs cannot tell it."),
        CSVColumn.error("mean_mcse", of: "the mean"),
        CSVColumn("sd", "The standard deviation; empty likewise."),
        CSVColumn("level", "The probability of a value in the interval, from 0 to 1."),
        CSVColumn("low", "The lower end of the equal-tailed interval of the row's `level`."),
        CSVColumn("best", "The best estimate: the median."),
        CSVColumn("high", "The upper end of the equal-tailed interval."),
    ]

    /// The names of the columns.
    package static let header = columns.header

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
