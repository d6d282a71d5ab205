/// Rows of numbers as an array file of NumPy: a one-dimensional structured array with one field of
/// type `<f8` a column, so that `numpy.load` gives the columns by their names and
/// `pandas.DataFrame(numpy.load(…))` a table.
///
/// Definition: `numpy.lib.format`,
/// <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>. The file's version is
/// 1.0; 2.0 where the header is longer than that allows, 3.0 where a name is not ASCII.
enum DrawsNPY {
    /// The header, a multiple of 64 bytes long.
    static func header(columns: [String], rows: Int) -> [UInt8] {
        let fields = columns.map { "(\(literal($0)), '<f8')" }
        let text =
            Array(
                "{'descr': [\(fields.joined(separator: ", "))], 'fortran_order': False, "
                    .utf8) + Array("'shape': (\(rows),), }".utf8)
        let isASCII = text.allSatisfy { $0 < 0x80 }
        // Magic, version and the length of what follows; two bytes for the length, or four.
        let isShort = isASCII && text.count < 65_535 - 64
        let prefix = isShort ? 10 : 12
        // A line feed ends it, spaces before that align the data.
        let length = (prefix + text.count + 1 + 63) / 64 * 64 - prefix
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8)
        bytes += [isShort ? 1 : isASCII ? 2 : 3, 0]
        for place in 0..<(prefix - 8) {
            bytes.append(UInt8(truncatingIfNeeded: length >> (8 * place)))
        }
        bytes += text
        bytes += Array(repeating: UInt8(ascii: " "), count: length - text.count - 1)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// A row for each place that all columns have; cells that are not finite are NaN.
    static func rows(_ columns: [UnsafeBufferPointer<Double>]) -> [UInt8] {
        guard let runs = columns.map(\.count).min() else { return [] }
        let row = 8 * columns.count
        return [UInt8](unsafeUninitializedCapacity: runs * row) { bytes, count in
            guard let start = bytes.baseAddress else { return }
            let cells = UnsafeMutableRawPointer(start)
            for (index, column) in columns.enumerated() {
                for run in 0..<runs {
                    let value = column[run]
                    let cell = value.isFinite ? value.bitPattern : Double.nan.bitPattern
                    cells.storeBytes(
                        of: cell.littleEndian, toByteOffset: run &* row &+ 8 &* index,
                        as: UInt64.self)
                }
            }
            count = runs * row
        }
    }

    /// A name as a string of Python.
    private static func literal(_ name: String) -> String {
        var text = "'"
        for scalar in name.unicodeScalars {
            switch scalar {
            case "'", "\\": text += "\\\(scalar)"
            case "\u{0}"..<" ", "\u{7F}":
                let code = String(scalar.value, radix: 16)
                text += "\\x" + (code.count < 2 ? "0" : "") + code
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "'"
    }
}
