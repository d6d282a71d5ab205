/// Numbers from columns of a CSV file.
enum DataColumn {
    /// The most rows of a file.
    static let maximumRows = 1_000_000

    /// What is wrong with a file: one sentence without a full stop, and what to write instead where
    /// there is a good guess.
    struct Problem: Error, Equatable {
        var message: String
        var suggestion: String?
        /// Which of the columns asked for is to blame, if one is.
        var column: Int?
    }

    /// The numbers of columns, in the order of the rows.
    ///
    /// - Parameters:
    ///   - names: the columns, by the names in the first record.
    ///   - file: what messages call the file.
    static func numbers(
        _ names: [String], of bytes: [UInt8], file: String
    ) throws(Problem) -> [[Double]] {
        var records = CSVRecords(bytes)
        var cells: [CSVRecords.Cell] = []
        var line = 1
        func next() throws(Problem) -> Bool {
            line = records.line
            do throws(CSVRecords.Problem) {
                return try records.next(into: &cells)
            } catch {
                throw Problem(message: "`\(file)`, line \(error.line): \(error.message)")
            }
        }
        guard try next() else { throw Problem(message: "`\(file)` is empty") }
        let header = cells.map { records.text($0).trimmingSpaces }
        var places: [Int] = []
        for (index, name) in names.enumerated() {
            do throws(Problem) {
                places.append(try place(of: name, in: header, file))
            } catch {
                var problem = error
                problem.column = index
                throw problem
            }
        }
        var columns = Array(repeating: [Double](), count: names.count)
        while try next() {
            guard cells.count == header.count else {
                throw Problem(
                    message: "`\(file)`, line \(line): \(count(cells.count)), and the first line "
                        + "has \(header.count)")
            }
            guard columns[0].count < maximumRows else {
                throw Problem(message: "`\(file)` has more than \(maximumRows) rows")
            }
            for (column, place) in places.enumerated() {
                let text = records.text(cells[place]).trimmingSpaces
                guard let number = number(text) else {
                    throw Problem(
                        message: "`\(file)`, line \(line): "
                            + (text.isEmpty
                                ? "column `\(names[column])` is empty"
                                : "`\(shortened(text))` in column `\(names[column])` is not a "
                                    + "finite number"),
                        column: column)
                }
                if column == 1, number < 0 {
                    throw Problem(
                        message: "`\(file)`, line \(line): a weight must not be negative, "
                            + "got \(shortened(text))", column: column)
                }
                columns[column].append(number)
            }
        }
        guard !columns[0].isEmpty else {
            throw Problem(message: "`\(file)` has no rows below its first line")
        }
        return columns
    }

    private static func count(_ cells: Int) -> String { cells == 1 ? "1 cell" : "\(cells) cells" }

    private static func place(
        of name: String, in header: [String], _ file: String
    ) throws(Problem) -> Int {
        let places = header.indices.filter { header[$0] == name }
        guard let place = places.first else {
            let suggestion: String
            if let nearest = NearestName.of(name, among: header.prefix(1000)) {
                suggestion = "did you mean \"\(nearest)\"?"
            } else if header.count == 1, header[0].contains(";") || header[0].contains("\t") {
                suggestion = "its cells must be separated by commas"
            } else {
                let shown = header.prefix(8).map { "\"\(shortened($0))\"" }.joined(separator: ", ")
                suggestion = "its columns are " + shown + (header.count > 8 ? ", ..." : "")
            }
            throw Problem(
                message: "`\(file)` has no column \"\(name)\"", suggestion: suggestion)
        }
        guard places.count == 1 else {
            throw Problem(message: "`\(file)` has \(places.count) columns \"\(name)\"")
        }
        return place
    }

    /// A finite decimal number; nil for everything else, hexadecimal digits and `nan` among it.
    private static func number(_ text: String) -> Double? {
        guard text.utf8.count <= 400,
            text.utf8.allSatisfy({ byte in
                (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
            }), let number = Double(text), number.isFinite
        else { return nil }
        return number
    }

    private static func shortened(_ text: String) -> String {
        text.count > 40 ? text.prefix(40) + "..." : text
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = self[...]
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}
