import Encoding
import ModelLanguage
import Simulation
import Statistics

/// A result as comma-separated values, for spreadsheets.
///
/// One row per quantity and level, the levels of a quantity in the order they were asked for; with
/// one level, one row per quantity. `low` and `high` are the ends of the equal-tailed interval of
/// the row's `level`, `hdi_low` and `hdi_high` those of the shortest one, `best` is the median.
/// Figures that do not exist are empty, such as the mean and sd of a law without them.
package enum SummaryCSV {
    /// The columns.
    package static let columns =
        [
            CSVColumn("quantity", "The quantity's name."),
            CSVColumn("unit", "The unit of its figures."),
            CSVColumn("mean", "The mean; empty where it has none or the runs cannot tell it."),
            CSVColumn.error("mean_mcse", of: "the mean"),
            CSVColumn("sd", "The standard deviation; empty likewise."),
            CSVColumn("low", "The lower end of the equal-tailed interval of the row's `level`."),
            CSVColumn("best", "The best estimate: the median."),
            CSVColumn("high", "The upper end of the equal-tailed interval."),
            CSVColumn("level", "The probability of a value in the interval, from 0 to 1."),
        ] + ["2.5", "5", "25", "50", "75", "95", "97.5"].map(CSVColumn.percentile) + [
            CSVColumn("hdi_low", "The lower end of the shortest interval of the row's `level`."),
            CSVColumn("hdi_high", "The upper end of the shortest interval."),
            CSVColumn(
                "source", "The names of the sources behind it, with semicolons between them."),
        ]

    /// The names of the columns.
    package static let header = columns.header

    /// The table as UTF-8 text, its header first.
    package static func bytes(of result: SimulationResult) -> [UInt8] {
        Array(([header] + rows(of: result)).map { $0 + "\n" }.joined().utf8)
    }

    /// The rows below the header.
    static func rows(of result: SimulationResult) -> [String] {
        result.quantities.flatMap { quantity in
            let source = result.model.sourcesBehind(quantity.quantityIndex).joined(separator: "; ")
            return quantity.levels.map { row(quantity, level: $0, source: source) }
        }
    }

    private static func row(_ quantity: QuantityResult, level: Double, source: String) -> String {
        let equalTailed = quantity.interval(level, .equalTailed)
        let shortest = quantity.interval(level, .highestDensity)
        func q(_ p: Double) -> Double { quantity.figure(at: p).value }
        var numbers: [Double] = [
            quantity.mean.value, quantity.mean.standardError, quantity.standardDeviation,
            equalTailed?.low ?? .nan, q(0.5), equalTailed?.high ?? .nan, level,
        ]
        for p in [0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975] { numbers.append(q(p)) }
        numbers.append(shortest?.low ?? .nan)
        numbers.append(shortest?.high ?? .nan)
        var fields = [CSVField.text(quantity.name), CSVField.text(quantity.unit)]
        fields += numbers.map(CSVField.number)
        fields.append(CSVField.text(source))
        return fields.joined(separator: ",")
    }
}
