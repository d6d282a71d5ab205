/// Comma-separated values (RFC 4180) as records of cells, one after the other.
///
/// Lines end with CR LF, LF or CR; a byte order mark before the first is passed over; cells in double
/// quotation marks may hold commas, line ends and, doubled, quotation marks. O(length), without copies
/// of anything but the cells that are asked for.
struct CSVRecords {
    /// A cell's place in the bytes, and whether it is in quotation marks.
    struct Cell {
        var range: Range<Int>
        var isQuoted = false
    }

    /// What is wrong with a file, and in which line of it.
    struct Problem: Error {
        var line: Int
        var message: String
    }

    private let bytes: [UInt8]
    private var position: Int
    /// The line in which the next record begins, from 1.
    private(set) var line = 1

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Reads the next record; false at the end, before which empty lines do not count.
    mutating func next(into cells: inout [Cell]) throws(Problem) -> Bool {
        cells.removeAll(keepingCapacity: true)
        if isRestEmpty { return false }
        while true {
            let isLast = try cell(into: &cells)
            if isLast { return true }
        }
    }

    /// The text of a cell.
    func text(_ cell: Cell) -> String {
        let text = String(decoding: bytes[cell.range], as: UTF8.self)
        guard cell.isQuoted else { return text }
        return text.split(separator: "\"\"", omittingEmptySubsequences: false)
            .joined(separator: "\"")
    }

    /// Whether nothing but line ends follows.
    private var isRestEmpty: Bool {
        // Only the very end of a file has many of them; a first other byte ends the search.
        bytes[position...].allSatisfy { $0 == Self.lineFeed || $0 == Self.carriageReturn }
    }

    /// Reads one cell and what ends it; true where that ends the record.
    private mutating func cell(into cells: inout [Cell]) throws(Problem) -> Bool {
        if position < bytes.count, bytes[position] == Self.quote {
            cells.append(try quotedCell())
        } else {
            let start = position
            while position < bytes.count, !isEnd(position) {
                guard bytes[position] != Self.quote else {
                    throw Problem(
                        line: line, message: "a quotation mark stands within a cell without them")
                }
                position += 1
            }
            cells.append(Cell(range: start..<position))
        }
        guard position < bytes.count else { return true }
        if bytes[position] == Self.comma {
            position += 1
            return false
        }
        if bytes[position] == Self.carriageReturn { position += 1 }
        if position < bytes.count, bytes[position] == Self.lineFeed { position += 1 }
        line += 1
        return true
    }

    private mutating func quotedCell() throws(Problem) -> Cell {
        let start = position + 1
        let firstLine = line
        position = start
        while position < bytes.count {
            if bytes[position] == Self.quote {
                guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else {
                    let range = start..<position
                    position += 1
                    guard position == bytes.count || isEnd(position) else {
                        throw Problem(
                            line: line, message: "text stands behind a cell in quotation marks")
                    }
                    return Cell(range: range, isQuoted: true)
                }
                position += 1
            } else if endsLine(position) {
                line += 1
            }
            position += 1
        }
        throw Problem(line: firstLine, message: "a quotation mark is not closed")
    }

    /// Whether a cell ends at a byte.
    private func isEnd(_ place: Int) -> Bool {
        [Self.comma, Self.lineFeed, Self.carriageReturn].contains(bytes[place])
    }

    /// Whether a byte is the last of a line's end.
    private func endsLine(_ place: Int) -> Bool {
        bytes[place] == Self.lineFeed
            || bytes[place] == Self.carriageReturn
                && !(place + 1 < bytes.count && bytes[place + 1] == Self.lineFeed)
    }
}
