import ModelLanguage
import Simulation

/// The single runs as comma-separated values: a row a run, a column a reported quantity, and last,
/// for a model with reports, the run's weight.
///
/// Numbers are written with the shortest text that reads back as the same `Double`; a run without
/// a valid value leaves the cell empty. In a table of one column such a row is `""`, because an
/// empty line would be skipped by most readers.
public enum DrawsCSV {
    /// The header line of a model's draws, in UTF-8.
    public static func header(of model: Model) -> [UInt8] {
        let names = model.report.filter(model.quantities.indices.contains)
            .map { CSVField.text(model.quantities[$0].name) }
        guard !model.evidence.isEmpty else { return line(names) }
        return line(names + [names.contains("weight") ? "evidence_weight" : "weight"])
    }

    private static func line(_ names: [String]) -> [UInt8] {
        Array((names.joined(separator: ",") + "\n").utf8)
    }

    /// The rows of one stretch of runs, in UTF-8.
    ///
    /// Safe to call on many threads at once. Cost: some 25 ns a number.
    public static func rows(of chunk: DrawChunk) -> [UInt8] {
        let columns = chunk.columns + (chunk.weights.map { [$0] } ?? [])
        guard let runs = columns.map(\.count).min() else { return [] }
        let writer = DecimalWriter()
        let isAlone = columns.count == 1
        // Every cell has room for the longest number and what follows it.
        let capacity = runs * columns.count * (DecimalWriter.room + 1)
        return [UInt8](unsafeUninitializedCapacity: capacity) { bytes, count in
            guard var end = bytes.baseAddress else { return }
            for run in 0..<runs {
                for column in columns {
                    let length = writer.write(column[run], to: end)
                    end += length
                    if isAlone, length == 0 {
                        end[0] = UInt8(ascii: "\"")
                        end[1] = UInt8(ascii: "\"")
                        end += 2
                    }
                    end[0] = UInt8(ascii: ",")
                    end += 1
                }
                end[-1] = UInt8(ascii: "\n")
            }
            count = bytes.baseAddress.map { end - $0 } ?? 0
        }
    }
}
