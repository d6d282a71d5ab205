import ModelLanguage
import Simulation

/// The single runs as comma-separated values: a row a run, a column a reported quantity.
///
/// Numbers are written with the shortest text that reads back as the same `Double`; a run without
/// a valid value leaves the cell empty. In a table of one column such a row is `""`, because an
/// empty line would be skipped by most readers.
public enum DrawsCSV {
    /// The header line of a model's draws, in UTF-8.
    public static func header(of model: Model) -> [UInt8] {
        let names = model.report.filter(model.quantities.indices.contains)
            .map { CSVField.text(model.quantities[$0].name) }
        return Array((names.joined(separator: ",") + "\n").utf8)
    }

    /// The rows of one stretch of runs, in UTF-8.
    ///
    /// About 0.1 µs a number; safe to call on many threads at once.
    public static func rows(of chunk: DrawChunk) -> [UInt8] {
        let columns = chunk.columns
        guard let runs = columns.map(\.count).min() else { return [] }
        var bytes: [UInt8] = []
        // A number takes 18 bytes with its comma, more rarely.
        bytes.reserveCapacity(runs * columns.count * 19)
        for run in 0..<runs {
            for (index, column) in columns.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(column[run], to: &bytes, isAlone: columns.count == 1)
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    private static func append(_ value: Double, to bytes: inout [UInt8], isAlone: Bool) {
        if let whole = Numbers.wholeNumber(value) {
            append(whole, to: &bytes)
        } else if value.isFinite {
            var text = value.description
            text.withUTF8 { bytes.append(contentsOf: $0) }
        } else if isAlone {
            bytes.append(UInt8(ascii: "\""))
            bytes.append(UInt8(ascii: "\""))
        }
    }

    /// Whole numbers without a detour over `String`: counts are common.
    private static func append(_ whole: Int, to bytes: inout [UInt8]) {
        if whole < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = whole.magnitude
        let start = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}
