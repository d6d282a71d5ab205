/// Finds the byte that a YAML mark, a line and a column in scalars, speaks of.
struct YAMLPlaces {
    /// The text.
    private let scalars: [Unicode.Scalar]
    /// The offset of each scalar, and of the end.
    private let offsets: [Int]
    /// The index of the first scalar of each line, as YAML counts lines.
    private let lines: [Int]

    /// Indexes a text. O(length).
    ///
    /// - Parameter origin: the offset of its first byte.
    init(_ scalars: [Unicode.Scalar], at origin: Int) {
        self.scalars = scalars
        var offsets: [Int] = []
        offsets.reserveCapacity(scalars.count + 1)
        var lines = [0]
        var offset = origin
        for (index, scalar) in scalars.enumerated() {
            offsets.append(offset)
            offset += UTF8.width(scalar)
            switch scalar {
            case "\r" where index + 1 < scalars.count && scalars[index + 1] == "\n": break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": lines.append(index + 1)
            default: break
            }
        }
        offsets.append(offset)
        self.offsets = offsets
        self.lines = lines
    }

    /// The scalar at a line and a column, both from 1; nil at the end.
    func scalar(line: Int, column: Int) -> Unicode.Scalar? {
        let index = scalarIndex(line: line, column: column)
        return index < scalars.count ? scalars[index] : nil
    }

    /// Whether nothing but spaces stands before a column of a line, both from 1; with `afterDashes`
    /// also where the dashes of lists do.
    func isFirst(line: Int, column: Int, afterDashes: Bool = false) -> Bool {
        let start = scalarIndex(line: line, column: 1)
        return scalars[start..<max(start, scalarIndex(line: line, column: column))]
            .allSatisfy { $0 == " " || afterDashes && $0 == "-" }
    }

    /// The index of the scalar at a line and a column, both from 1.
    func scalarIndex(line: Int, column: Int) -> Int {
        let start = lines[min(max(line, 1), lines.count) - 1]
        return min(start + max(column, 1) - 1, offsets.count - 1)
    }

    /// The byte offset of a scalar.
    func offset(ofScalar index: Int) -> Int { offsets[min(index, offsets.count - 1)] }

    /// The byte offset of a line and a column, both from 1.
    func offset(line: Int, column: Int) -> Int {
        offsets[scalarIndex(line: line, column: column)]
    }
}
