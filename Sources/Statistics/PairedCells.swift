/// The cells that the edges of two distributions' bins make together, with what each holds in them.
///
/// Probability is spread evenly inside a bin, so inside a cell, too. A cell that ends at the next
/// number after its start holds a single value.
struct PairedCells {
    /// One cell.
    struct Cell {
        let low: Double
        let high: Double
        /// The first distribution's probability in the cell.
        let first: Double
        /// The second's.
        let second: Double
        /// Whether it holds a single value.
        var isAtom: Bool { high == low.nextUp }
    }

    /// The cells in which either has probability, in ascending order.
    let cells: [Cell]

    /// Merges the edges. O(bins of both).
    init(_ first: BinnedDistribution, _ second: BinnedDistribution) {
        var a = Side(first)
        var b = Side(second)
        var cells: [Cell] = []
        var low = min(a.next, b.next)
        a.skip(to: low)
        b.skip(to: low)
        while low < .infinity {
            let high = min(a.next, b.next)
            guard high < .infinity else { break }
            let inA = a.take(from: low, to: high)
            let inB = b.take(from: low, to: high)
            if inA > 0 || inB > 0 {
                cells.append(Cell(low: low, high: high, first: inA, second: inB))
            }
            low = high
        }
        self.cells = cells
    }

    /// One distribution on the way through its bins.
    private struct Side {
        let edges: [Double]
        let cumulative: [UInt64]
        let total: Double
        /// The next edge's index.
        var index = 0

        init(_ distribution: BinnedDistribution) {
            edges = distribution.total > 0 ? distribution.edges : []
            cumulative = distribution.cumulativeCounts
            total = Double(distribution.total)
        }

        var next: Double { index < edges.count ? edges[index] : .infinity }

        mutating func skip(to low: Double) {
            if next == low { index += 1 }
        }

        /// The probability between two neighbouring edges of the cells.
        mutating func take(from low: Double, to high: Double) -> Double {
            defer { if next == high { index += 1 } }
            guard index > 0, index < edges.count else { return 0 }
            let start = edges[index - 1]
            let end = edges[index]
            let mass = Double(cumulative[index] - cumulative[index - 1]) / total
            guard low > start || high < end else { return mass }
            // Halved, so that a bin between −1e308 and 1e308 does not overflow.
            return mass * ((high / 2 - low / 2) / (end / 2 - start / 2))
        }
    }
}
