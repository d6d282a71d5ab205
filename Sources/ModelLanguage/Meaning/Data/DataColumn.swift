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
        let (text, problem) = DataText.utf8(bytes)
        guard let text else {
            throw Problem(message: "`\(file)` \(problem)", suggestion: "save it as UTF-8")
        }
        var records = CSVRecords(text)
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
        for column in names.indices {
            places.append(try place(of: names[column], column, in: header, file))
        }
        var columns = Array(repeating: [Double](), count: names.count)
        var wrong = WrongCells()
        while try next() {
            guard cells.count == header.count else {
                throw Problem(
                    message: "`\(file)`, line \(line): \(count(cells.count)), and the first line "
                        + "has \(header.count)")
            }
            guard columns[0].count + wrong.count < maximumRows else {
                throw Problem(message: "`\(file)` has more than \(maximumRows) rows")
            }
            for (column, place) in places.enumerated() {
                let text = records.text(cells[place]).trimmingSpaces
                guard let number = DataCell.number(text) else {
                    wrong.add(text, line, column)
                    continue
                }
                if column == 1, number < 0 {
                    throw Problem(
                        message: "`\(file)`, line \(line): a weight must not be negative, "
                            + "got \(shortened(text))", column: column)
                }
                columns[column].append(number)
            }
        }
        if let problem = wrong.problem(file, names) { throw problem }
        guard !columns[0].isEmpty else {
            throw Problem(message: "`\(file)` has no rows below its first line")
        }
        return columns
    }

    private static func count(_ cells: Int) -> String { cells == 1 ? "1 cell" : "\(cells) cells" }

    private static func place(
        of name: String, _ column: Int, in header: [String], _ file: String
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
                message: "`\(file)` has no column \"\(name)\"", suggestion: suggestion,
                column: column)
        }
        guard places.count == 1 else {
            throw Problem(
                message: "`\(file)` has \(places.count) columns \"\(name)\"", column: column)
        }
        return place
    }

    fileprivate static func shortened(_ text: String) -> String {
        text.count > 40 ? text.prefix(40) + "..." : text
    }
}

/// The cells of a file that should be numbers and are none: the first few, and how many there are.
private struct WrongCells {
    private static let mostShown = 5
    private var first: [(text: String, line: Int, column: Int)] = []
    private(set) var count = 0

    mutating func add(_ text: String, _ line: Int, _ column: Int) {
        count += 1
        if first.count < Self.mostShown { first.append((text, line, column)) }
    }

    /// All of them as one problem; nil where there are none.
    func problem(_ file: String, _ names: [String]) -> DataColumn.Problem? {
        guard let cell = first.first else { return nil }
        let plain = first.lazy.compactMap { cell in
            DataCell.plain(cell.text).map {
                "write \($0) for `\(DataColumn.shortened(cell.text))`"
            }
        }.first
        func said(_ text: String) -> String {
            text.isEmpty ? "nothing" : "`\(DataColumn.shortened(text))`"
        }
        guard count > 1 else {
            let name = names[cell.column]
            return DataColumn.Problem(
                message: "`\(file)`, line \(cell.line): "
                    + (cell.text.isEmpty
                        ? "column `\(name)` is empty"
                        : "\(said(cell.text)) in column `\(name)` is not a finite number"),
                suggestion: plain, column: cell.column)
        }
        let isOneColumn = names.count == 1
        let shown = first.map {
            "\(said($0.text)) in line \($0.line)"
                + (isOneColumn ? "" : ", column `\(names[$0.column])`")
        }
        let rest = count - first.count
        return DataColumn.Problem(
            message: "`\(file)`: \(count) cells"
                + (isOneColumn ? " in column `\(names[0])`" : "") + " are not finite numbers: "
                + shown.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : ""),
            suggestion: plain, column: cell.column)
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
