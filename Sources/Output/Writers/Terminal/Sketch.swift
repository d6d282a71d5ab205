import Statistics

/// A density drawn with characters, for a glance at a shape.
enum Sketch {
    /// Cells filled to one to eight eighths.
    static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    /// From light to dark, where there are no blocks.
    private static let shades = [".", ":", "-", "=", "+", "*", "#", "@"]

    /// The density over the central 99 % of the values in `width` equal steps, each a block as high,
    /// or a letter as dark, as the probability in that step; blank where there is none. The highest is always full.
    static func text(of distribution: BinnedDistribution, width: Int, isUnicode: Bool = true)
        -> String
    {
        let blocks = isUnicode ? blocks : shades
        guard width > 0 else { return "" }
        let blank = String(repeating: " ", count: width)
        guard distribution.total > 0 else { return blank }
        let low = distribution.quantile(0.005)
        let high = distribution.quantile(0.995)
        guard low.isFinite, high.isFinite, high > low else { return blank }
        let shares = shares(from: low, to: high, width: width) { distribution.cumulative($0) }
        let highest = shares.max() ?? 0
        guard highest > 0 else { return blank }
        return shares.map { share in
            if share == 0 { return " " }
            let level = Int((share / highest * Double(blocks.count)).rounded())
            return blocks[min(max(level, 1), blocks.count) - 1]
        }.joined()
    }

    /// The probabilities of equal steps between two values, both included.
    static func shares(
        from low: Double, to high: Double, width: Int, _ cumulative: (Double) -> Double
    ) -> [Double] {
        var shares: [Double] = []
        var below = cumulative(low)
        for step in 1...max(width, 1) {
            let fraction = Double(step) / Double(width)
            // The last step takes in a value right at the upper end.
            let edge = step == width ? high.nextUp : low * (1 - fraction) + high * fraction
            let upTo = cumulative(edge)
            shares.append(max(upTo - below, 0))
            below = upTo
        }
        return shares
    }
}
