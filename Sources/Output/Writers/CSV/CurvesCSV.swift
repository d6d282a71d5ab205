import Encoding
import Simulation
import Statistics

/// The density and cumulative curve of every reported quantity as comma-separated values: what a
/// plot needs. About 512 rows a quantity; `DensityCurve` says what they mean.
package enum CurvesCSV {
    /// The columns.
    package static let columns = [
        CSVColumn("quantity", "The quantity's name."),
        CSVColumn("x", "A value of it, in its unit, ascending."),
        CSVColumn(
            "density",
            "The probability density there, per unit of x; at a value that has a probability of its own, that "
                + "probability."),
        CSVColumn("cdf", "The probability, from 0 to 1, of a value of at most x."),
    ]

    /// The names of the columns.
    package static let header = columns.header

    /// The table as UTF-8 text, its header first.
    package static func bytes(of result: SimulationResult) -> [UInt8] {
        var text = header + "\n"
        for quantity in result.quantities {
            let name = CSVField.text(quantity.name)
            for point in DensityCurve(quantity.distribution).points {
                let numbers = [point.x, point.density, point.cumulative].map(CSVField.number)
                text += name + "," + numbers.joined(separator: ",") + "\n"
            }
        }
        return Array(text.utf8)
    }
}
