/// How single runs are written to a file, a row a run and a column a quantity.
///
/// A file is `header(columns:rows:)` followed by `rows(_:)` of every stretch of runs in their order.
/// Stretches may be encoded on many threads at once, and of any length.
package enum DrawFormat: CaseIterable, Sendable {
    /// Comma-separated values: numbers with the shortest text that reads back as the same
    /// `Double`; a run without a valid value leaves the cell empty.
    case csv
    /// The same, compressed with gzip, about half as long.
    case compressedCSV
    /// NumPy's array file, with a named field of eight bytes a column; NaN for a run without a valid
    /// value. The names must differ. Beyond 10,000 bytes of header, some 300 columns, `numpy.load`
    /// wants to be told a larger `max_header_size`.
    case npy

    /// What the names of such files end in.
    package var ending: String {
        switch self {
        case .csv: ".csv"
        case .compressedCSV: ".csv.gz"
        case .npy: ".npy"
        }
    }

    /// The format that a path asks for by its ending, in capital or small letters; CSV where the name
    /// has none, as those of pipes and devices, and nil where it has another.
    package static func named(by path: String) -> DrawFormat? {
        let name = path.split(separator: "/").last ?? ""
        let lowercase = name.lowercased()
        // The whole name may be an ending; a point at its start alone only hides the file.
        if let format = allCases.last(where: { lowercase.hasSuffix($0.ending) }) { return format }
        return name.dropFirst().contains(".") ? nil : .csv
    }

    /// How long a number is in the file, roughly, with what separates it from the next: as CSV those of
    /// quantities have some 17 digits.
    package var bytesPerNumber: Double {
        switch self {
        case .csv: 18
        case .compressedCSV: 9
        case .npy: 8
        }
    }

    /// The bytes before the rows.
    ///
    /// - Parameters:
    ///   - columns: the columns' names.
    ///   - rows: how many rows will follow.
    package func header(columns: [String], rows: Int) -> [UInt8] {
        switch self {
        case .csv: DrawsCSV.header(columns)
        case .compressedCSV: Gzip.member(DrawsCSV.header(columns))
        case .npy: DrawsNPY.header(columns: columns, rows: rows)
        }
    }

    /// The rows of one stretch of runs, of which each column holds one value a run.
    ///
    /// Cost: some 30 ns a number as CSV, twice that where it is compressed, 2 ns for NumPy.
    package func rows(_ columns: [UnsafeBufferPointer<Double>]) -> [UInt8] {
        switch self {
        case .csv: DrawsCSV.rows(columns)
        case .compressedCSV: Gzip.member(DrawsCSV.rows(columns))
        case .npy: DrawsNPY.rows(columns)
        }
    }
}
