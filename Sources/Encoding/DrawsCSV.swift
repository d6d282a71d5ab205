/// Rows of numbers as comma-separated values.
///
/// In a table of one column an empty cell is `""`, because an empty line would be skipped by most
/// readers.
enum DrawsCSV {
    /// The header line, in UTF-8.
    static func header(_ columns: [String]) -> [UInt8] {
        Array((columns.map(CSVField.text).joined(separator: ",") + "\n").utf8)
    }

    /// A row for each place that all columns have; cells that are not finite are empty.
    static func rows(_ columns: [UnsafeBufferPointer<Double>]) -> [UInt8] {
        guard let runs = columns.map(\.count).min() else { return [] }
        let writer = DecimalWriter()
        let isAlone = columns.count == 1
        // Every cell has room for the longest number and what follows it.
        let capacity = runs * columns.count * (DecimalWriter.room + 1)
        return [UInt8](unsafeUninitializedCapacity: capacity) { bytes, count in
            guard let start = bytes.baseAddress else { return }
            var end = start
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
            count = end - start
        }
    }
}
