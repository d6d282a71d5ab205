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
        let start = min(max(0, range.lowerBound), bytes.count)
        let line = line(of: start)
        let contents = contents(of: line)
        let end = min(max(start, range.upperBound), contents.upperBound)
        return Diagnostic(
            file: file, line: line, column: scalarCount(contents.lowerBound..<start) + 1,
            sourceLine: range == 0..<0 ? "" : String(decoding: bytes[contents], as: UTF8.self),
            length: start < end ? scalarCount(start..<end) : 1, message: message,
            suggestion: suggestion)
    }

    /// Diagnostics for problems placed by offsets into this text, in the order of the text.
    package func diagnostics(_ problems: [ExpressionProblem]) -> [Diagnostic] {
        let ordered = problems.enumerated().sorted {
            ($0.element.span.lowerBound, $0.offset) < ($1.element.span.lowerBound, $1.offset)
        }
        var result: [Diagnostic] = []
        for (_, problem) in ordered {
            var diagnostic = diagnostic(
                problem.span, problem.message, suggestion: problem.suggestion)
            // Many problems on one very long line share one copy of it.
            if let last = result.last, last.line == diagnostic.line {
                diagnostic.sourceLine = last.sourceLine
            }
            result.append(diagnostic)
        }
        return result
    }

    private func scalarCount(_ range: Range<Int>) -> Int {
        // Every byte but those that continue a scalar begins one.
        bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
}
