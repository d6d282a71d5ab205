/// A text whose places can be named by line and column: a model file, or a `--set` expression.
package struct SourceText: Sendable {
    /// The file's path, or what stands for it.
    package let file: String
    /// The text in UTF-8.
    package let bytes: [UInt8]
    /// The offset of the first byte of each line.
    private let lineStarts: [Int]

    /// Indexes a text, whose lines end in LF, CR LF or CR. O(length).
    package init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        var starts = [0]
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x0A || byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A) {
                starts.append(index)
            }
        }
        lineStarts = starts
    }

    /// The line, from 1, that an offset stands in. O(log lines).
    package func line(of offset: Int) -> Int {
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
        var end = line < lineStarts.count ? lineStarts[line] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// A diagnostic for a stretch of the text; what lies beyond its first line is not marked.
    ///
    /// The empty stretch at the beginning stands for the text as a whole, and no line is shown.
    package func diagnostic(
        _ range: Range<Int>, _ message: String, suggestion: String? = nil
    ) -> Diagnostic {
        diagnostics([ExpressionProblem(range, message, suggestion: suggestion)])[0]
    }

    /// Diagnostics for problems placed by offsets into this text, in the order of the text.
    ///
    /// O(length + problems · log problems): problems on one very long line share its text and the
    /// counting of its columns.
    package func diagnostics(_ problems: [ExpressionProblem]) -> [Diagnostic] {
        let ordered = problems.enumerated().sorted {
            ($0.element.span.lowerBound, $0.offset) < ($1.element.span.lowerBound, $1.offset)
        }
        var result: [Diagnostic] = []
        var counted = (line: 0, offset: 0, column: 1, text: "")
        for (_, problem) in ordered {
            let start = min(max(0, problem.span.lowerBound), bytes.count)
            let line = line(of: start)
            let contents = contents(of: line)
            if line != counted.line {
                let text = String(decoding: bytes[contents], as: UTF8.self)
                counted = (line, contents.lowerBound, 1, text)
            }
            counted.column += scalarCount(counted.offset..<start)
            counted.offset = start
            let end = min(max(start, problem.span.upperBound), contents.upperBound)
            result.append(
                Diagnostic(
                    file: file, line: line, column: counted.column,
                    sourceLine: problem.span == 0..<0 ? "" : counted.text,
                    length: start < end ? scalarCount(start..<end) : 1, message: problem.message,
                    suggestion: problem.suggestion))
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
