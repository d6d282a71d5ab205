import Distributions

/// A law's density drawn in several lines of characters, with the values at both ends below.
package struct LawSketch: Sendable {
    let law: any Law

    package init(_ law: any Law) { self.law = law }

    private static let height = 8

    /// The density over the central part of a law, in columns as high as the probability in each; the
    /// highest reaches the top. Whole numbers have columns of their own where there is room.
    ///
    /// - Parameter width: the most columns.
    func lines(width: Int, _ style: TextStyle) -> [String] {
        // Of heavy tails 99 % would leave one column for all the rest.
        let tails = min(law.tailExponents.lower, law.tailExponents.upper)
        let outside = tails <= 3 ? 0.025 : 0.005
        let low = law.quantile(outside)
        let high = law.upperQuantile(outside)
        guard low.isFinite, high.isFinite, high > low, width > 0 else { return [] }
        let columns: [Double]
        if law.isDiscrete, high - low < Double(width) {
            let repeats = width / (Int(high - low) + 1)
            columns = (0...Int(high - low)).flatMap { value in
                Array(repeating: law.density(low + Double(value)), count: repeats)
            }
        } else {
            columns = Sketch.shares(from: low, to: high, width: width) { law.cumulative($0) }
        }
        guard let highest = columns.max(), highest > 0 else { return [] }
        var lines = (0..<Self.height).reversed().map { row in
            let line = columns.map { share in
                Self.cell(
                    share / highest * Double(Self.height) - Double(row), row == 0, style.isUnicode)
            }
            return Self.trimmed(line.joined())
        }
        lines = Array(lines.drop { $0.isEmpty })
        let (first, last) = (
            Numbers.significant(low, digits: 4), Numbers.significant(high, digits: 4)
        )
        let gap = max(columns.count - DisplayText.width(first) - DisplayText.width(last), 1)
        lines.append(String(repeating: style.isUnicode ? "─" : "-", count: columns.count))
        lines.append(first + String(repeating: " ", count: gap) + last)
        return lines
    }

    /// What stands in a cell that is filled to this part of its height.
    private static func cell(_ filling: Double, _ isLowest: Bool, _ isUnicode: Bool) -> String {
        if isUnicode {
            let level = Int((min(max(filling, 0), 1) * 8).rounded())
            if level > 0 { return Sketch.blocks[level - 1] }
            return isLowest && filling > 0 ? Sketch.blocks[0] : " "
        }
        if filling >= 0.5 { return "#" }
        return isLowest && filling > 0 ? "." : " "
    }

    private static func trimmed(_ line: String) -> String {
        var line = line[...]
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
