/// A text whose places can be named by file, line and column: a model file, those that it extends
/// behind it, or a `--set` expression.
package struct SourceText: Sendable {
    /// One file of the text.
    private struct Part {
        let file: String
        /// Where it begins.
        let start: Int
        /// How many lines stand before it.
        let firstLine: Int
    }

    /// The files, in order; never empty.
    private let parts: [Part]
    /// The text in UTF-8: all files', a line feed between two.
    package let bytes: [UInt8]
    /// The offset of the first byte of each line.
    private let lineStarts: [Int]

    /// The path of the first file, or what stands for it.
    package var file: String { parts[0].file }

    /// Indexes a text, whose lines end in LF, CR LF or CR. O(length).
    package init(file: String, bytes: [UInt8]) {
        parts = [Part(file: file, start: 0, firstLine: 0)]
        self.bytes = bytes
        lineStarts = Self.lineStarts(bytes)
    }

    /// Joins files to one text, in which the places of the first file stay what they are.
    /// O(length).
    ///
    /// - Parameter sources: the files, at least one.
    package init(joining sources: [SourceText]) {
        var bytes: [UInt8] = []
        var parts: [Part] = []
        var lines = 0
        for source in sources {
            if !parts.isEmpty { bytes.append(0x0A) }
            parts += source.parts.map {
                Part(
                    file: $0.file, start: bytes.count + $0.start, firstLine: lines + $0.firstLine)
            }
            bytes += source.bytes
            lines += source.lineStarts.count
        }
        self.parts = parts
        self.bytes = bytes
        // Not counted anew: a carriage return at the end of a file is no half of a line break.
        var starts: [Int] = []
        var origin = 0
        for source in sources {
            starts += source.lineStarts.map { origin + $0 }
            origin += source.bytes.count + 1
        }
        lineStarts = starts
    }

    private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
        var starts = [0]
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x0A || byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A) {
                starts.append(index)
            }
        }
        return starts
    }

    /// Which of the joined files, from 0, an offset stands in.
    package func part(of offset: Int) -> Int {
        (parts.lastIndex { $0.start <= offset }) ?? 0
    }

    /// The line of its file, from 1, that an offset stands in. O(log lines).
    package func line(of offset: Int) -> Int {
        lineOfAll(offset) - parts[part(of: offset)].firstLine
    }

    /// The line of the whole text, from 1.
    private func lineOfAll(_ offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The byte at an offset, or nil beyond the end.
    package func byte(at offset: Int) -> UInt8? {
        bytes.indices.contains(offset) ? bytes[offset] : nil
    }

    /// The bytes of a line, from 1, without its end.
    private func contents(of line: Int) -> Range<Int> {
        let start = lineStarts[line - 1]
        // Between two files there is one more line feed, which ends the last line of the first.
        var end = line < lineStarts.count ? lineStarts[line] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// Problems placed by offsets into this text, with their files, lines and columns. The empty
    /// stretch at the beginning stands for the text as a whole, and no line is shown.
    ///
    /// O(length + problems · log problems) where they are in the order of the text: those on one very
    /// long line share its text and the counting of its columns.
    package func placed(_ problems: [Diagnostic]) -> [Diagnostic] {
        var shown = (line: 0, text: "")
        return zip(problems, places(of: problems.map(\.span))).map { problem, place in
            let line = lineOfAll(min(max(0, problem.span.lowerBound), bytes.count))
            if line != shown.line {
                shown = (line, String(decoding: bytes[contents(of: line)], as: UTF8.self))
            }
            var result = problem
            result.place = place
            result.sourceLine = problem.span == 0..<0 ? "" : shown.text
            return result
        }
    }

    /// The places of stretches of the text, in the order given; what lies beyond the first line of a
    /// stretch is not counted.
    ///
    /// O(length + stretches · log stretches): those on one very long line share the counting of its
    /// columns.
    package func places(of spans: [Range<Int>]) -> [SourcePlace] {
        var result = spans.map { _ in SourcePlace(file: file, line: 1, column: 1) }
        var counted = (line: 0, offset: 0, column: 1)
        for index in spans.indices.sorted(by: { spans[$0].lowerBound < spans[$1].lowerBound }) {
            let start = min(max(0, spans[index].lowerBound), bytes.count)
            let line = lineOfAll(start)
            let contents = contents(of: line)
            let part = parts[part(of: start)]
            if line != counted.line { counted = (line, contents.lowerBound, 1) }
            counted.column += scalarCount(counted.offset..<start)
            counted.offset = start
            let end = min(max(start, spans[index].upperBound), contents.upperBound)
            result[index] = SourcePlace(
                file: part.file, line: line - part.firstLine, column: counted.column,
                length: start < end ? scalarCount(start..<end) : 1)
        }
        return result
    }

    private func scalarCount(_ range: Range<Int>) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            // Every byte but those that continue a scalar begins one.
            for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
            return count
        }
    }
}

extension [Diagnostic] {
    /// The same in the order of the text that they stand in.
    package var inOrderOfText: [Diagnostic] {
        enumerated().sorted {
            ($0.element.span.lowerBound, $0.offset) < ($1.element.span.lowerBound, $1.offset)
        }.map(\.element)
    }
}
