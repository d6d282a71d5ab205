import Foundation

/// Bins that resolve one quantity's distribution, chosen from a sorted sample of its values, and a
/// guide that finds a value's bin in constant time.
///
/// The line is cut into cells, equal in width or, for quantities that span powers of ten, in
/// ratio. A cell in which the sample is spread smoothly is divided into equal bins, found by one
/// multiplication. A cell that holds ties, clumps or edges gets bins of its own at the sample's
/// values, found by bisection. Where all of the sample are whole numbers, each of them has a bin
/// (`WholeLattice`). Around each wanted probability, bins hold about `fineMass` of the
/// values; elsewhere about `coarseMass`. A value that occurs twice in the sample becomes an atom: a
/// bin that can hold nothing else.
///
/// The layout cannot make a count wrong: each value is counted in the bin whose edges enclose it
/// (up to the rounding of an edge between two equal bins). It only decides how finely a quantile
/// can be told, and `BinnedDistribution` knows how finely that is.
package struct BinLayout: Sendable {
    /// The sorted edges; bin i covers `edges[i] ..< edges[i + 1]`.
    package let edges: [Double]

    let guide: CellGuide
    /// For each cell, an offset and a slope: the bin is the whole number nearest to
    /// offset + slope · position. Where the cell has bins of its own, that is `unequal`.
    let lines: [Double]
    /// For each cell and one more, the last edge that lies in an earlier cell.
    let searchStarts: [Int32]
    /// Whether a line tells the bin only of a value that is the bin's lower edge.
    let isLattice: Bool

    /// The probability that one bin near a wanted probability is made to hold, where nothing is
    /// known of the number of values to come.
    package static let fineMass = 4e-6

    /// The same where the number of values is known: so much that chance rarely fills a bin beyond
    /// `rankTolerance`, by four standard errors of its count. Fewer bins stay in nearer caches.
    package static func fineMass(values: Int) -> Double {
        // m n + 4 √(m n) = t n, solved for m.
        let limit = rankTolerance * Double(max(1, values))
        let root = (4 + limit).squareRoot() - 2
        // With few values chance fills some bin in any case; counting them again is soon done.
        return max(leastFineMass, root * root / Double(max(1, values)))
    }
    private static let leastFineMass = 2.5e-6

    /// The least probability that one bin near a wanted probability is made to hold where only
    /// some of the runs have a value: as many bins for each value that the sample has as where all
    /// have one. Finer ones would lie between values of which nothing is known.
    package static func leastMass(sampled runs: Int, withValue valid: Int) -> Double {
        valid >= runs ? 0 : leastFineMass * (Double(runs) / Double(max(1, valid)))
    }

    /// The most bins of a quantity, whatever its values are; where many quantities share the
    /// memory, fewer.
    package static func mostBins(quantities: Int) -> Int {
        min(1 << 21, max(1 << 13, (1 << 27) / max(1, quantities)))
    }

    /// The probability that other bins are made to hold at most.
    package static let coarseMass = 1.0 / 2048
    /// The most neighbouring whole numbers that have a bin each.
    package static let mostWholeNumbers = 1 << 18
    /// The same where many quantities share the memory.
    package static func mostWholeNumbers(quantities: Int) -> Int {
        min(mostWholeNumbers, (1 << 21) / max(1, quantities))
    }
    /// The largest part of the values by which the rank of a quantile may be off.
    package static let rankTolerance = 1e-5

    /// The most whole numbers that one bin is divided at.
    private static let suspects = 256.0

    /// The number of bins.
    package var count: Int { edges.count - 1 }

    /// What `lines` gives for cells whose bins are not equal: one past the last bin.
    var unequal: Int { edges.count - 1 }

    /// Lays bins for a sorted, non-empty sample of finite values.
    ///
    /// - Parameters:
    ///   - sample: sorted values, the more the finer.
    ///   - probabilities: where quantiles will be asked for.
    ///   - fineMass: the probability that one bin there is made to hold.
    ///   - leastMass: the least that any bin is made to hold.
    ///   - mostBins: how many bins there may be. The sample's own values may have more, two each.
    ///   - reach: where values without much weight lie as well: their bins are found as quickly.
    ///   - mostWholeNumbers: how many neighbouring whole numbers may have a bin each.
    package init(
        sortedSample sample: [Double], probabilities: [Double],
        fineMass: Double = BinLayout.fineMass, leastMass: Double = 0,
        mostBins: Int = BinLayout.mostBins(quantities: 1), reach: ClosedRange<Double>? = nil,
        mostWholeNumbers: Int = BinLayout.mostWholeNumbers
    ) {
        if let lattice = WholeLattice(
            sortedSample: sample, reach: reach, most: mostWholeNumbers)
        {
            self.init(lattice)
            return
        }
        let guide = CellGuide(sortedSample: sample, reach: reach)
        let brackets = RankBrackets(count: sample.count, probabilities: probabilities)
        var fine = max(min(fineMass, BinLayout.coarseMass), leastMass)
        var coarse = max(BinLayout.coarseMass, leastMass)
        func makeBuilder() -> BinBuilder {
            BinBuilder(
                sample: sample, guide: guide, fineMass: fine, coarseMass: coarse,
                // Beyond a mass of some thousand samples a cell has a single bin.
                brackets: brackets, most: fine < 1e4 ? mostBins : 1 << 40)
        }
        var builder = makeBuilder()
        while !builder.build() {
            fine *= 2
            coarse = max(coarse, fine)
            builder = makeBuilder()
        }
        self.init(
            edges: builder.edges, guide: guide, offsets: builder.offsets, slopes: builder.slopes,
            isLattice: false)
    }

    /// A bin for each point of a lattice, and one for the gap above it.
    private init(_ lattice: WholeLattice) {
        var edges = [-Double.greatestFiniteMagnitude]
        edges.reserveCapacity(2 * lattice.count + 2)
        for index in 0..<lattice.count {
            let point = lattice.point(index)
            edges.append(point)
            edges.append(point.nextUp)
        }
        edges.append(.greatestFiniteMagnitude)
        // The point j is the edge 1 + 2 j and lies at the position (j + ½) / count.
        self.init(
            edges: edges, guide: CellGuide(lattice), offsets: [.nan, 0, .nan],
            slopes: [0, Double(2 * lattice.count), 0], isLattice: true)
    }

    private init(
        edges: [Double], guide: CellGuide, offsets: [Double], slopes: [Double], isLattice: Bool
    ) {
        self.isLattice = isLattice
        self.edges = edges
        self.guide = guide
        let unequal = Double(edges.count - 1)
        lines = zip(offsets, slopes).flatMap { $0.isNaN ? [unequal, 0] : [$0, $1] }
        var starts: [Int32] = []
        starts.reserveCapacity(guide.cells + 1)
        var next = 0
        for cell in 0...guide.cells {
            while next < edges.count, guide.cell(edges[next]) < cell { next += 1 }
            starts.append(Int32(max(0, next - 1)))
        }
        searchStarts = starts
    }

    /// The same layout with some bins divided further.
    ///
    /// - Parameters:
    ///   - pieces: for some bins, by index, how many equal parts to divide them into. All are divided
    ///     into fewer where there would be more than `mostBins` new ones.
    ///   - minimum: the smallest value that occurs; nothing below it needs dividing.
    ///   - maximum: the largest value that occurs.
    ///   - byRatio: whether a bin that spans a factor of two is divided into parts of equal ratio:
    ///     for values that equal parts did not part.
    package func refined(
        _ pieces: [Int: Int], minimum: Double, maximum: Double, byRatio: Bool = false,
        mostBins: Int = BinLayout.mostBins(quantities: 1)
    ) -> BinLayout {
        var pieces = pieces
        let wanted = pieces.values.reduce(0.0) { $0 + Double($1) }
        if wanted > Double(mostBins) {
            pieces = pieces.mapValues { max(2, Int(Double($0) * (Double(mostBins) / wanted))) }
        }
        // A bin is divided at whole numbers too, where they may be all that it holds.
        let mostSuspects = min(
            BinLayout.suspects, Double(max(4, mostBins / max(1, pieces.count))))
        var refined: [Double] = []
        refined.reserveCapacity(edges.count + pieces.values.reduce(0, +))
        var added: [Int] = []
        added.reserveCapacity(count + 1)
        for bin in 0...count {
            added.append(refined.count - bin)
            guard bin < count else { break }
            refined.append(edges[bin])
            guard let parts = pieces[bin], parts > 1 else { continue }
            let low = max(edges[bin], minimum)
            let high = min(edges[bin + 1], maximum.nextUp)
            var wanted = (0...parts).map { part -> Double in
                let share = Double(part) / Double(parts)
                if byRatio, let edge = Self.between(low, high, share: share) { return edge }
                return low * (1 - share) + high * share
            }
            // Where too much lies in little room, whole numbers are the first suspects.
            let whole = low.rounded(.up)
            if high - whole <= mostSuspects {
                wanted += stride(from: whole, to: high, by: 1).flatMap { [$0, $0.nextUp] }
            }
            for edge in wanted.sorted() {
                if let last = refined.last, edge > last, edge < edges[bin + 1] {
                    refined.append(edge)
                }
            }
        }
        refined.append(edges[count])
        let lines = refinedLines(added: added)
        return BinLayout(
            edges: refined, guide: guide, offsets: lines.offsets, slopes: lines.slopes,
            isLattice: isLattice)
    }

    /// The number at a share of the way between two numbers, by ratio; nil where they have unlike signs
    /// or lie within a factor of two.
    private static func between(_ low: Double, _ high: Double, share: Double) -> Double? {
        if high < 0 { return between(-high, -low, share: 1 - share).map { -$0 } }
        guard low > 0, high / 2 > low else { return nil }
        return exp(log(low) * (1 - share) + log(high) * share)
    }

    /// The lines of a layout with more edges: the same, moved by the edges added further left, but for
    /// cells with a divided bin.
    ///
    /// - Parameter added: for each bin, how many edges were added in the bins before it, and one more.
    private func refinedLines(added: [Int]) -> (offsets: [Double], slopes: [Double]) {
        var offsets = [Double](repeating: .nan, count: guide.cells)
        var slopes = [Double](repeating: 0, count: guide.cells)
        for cell in 0..<guide.cells where lines[2 * cell + 1] != 0 {
            let positions = guide.positions(ofCell: cell)
            // Bins are told by rounding to the nearest whole number.
            func bin(_ position: Double) -> Int {
                let value = lines[2 * cell] + 0.5 + lines[2 * cell + 1] * position
                return Int(max(0, min(value.rounded(), Double(count))))
            }
            let first = bin(positions.lowerBound)
            guard added[first] == added[bin(positions.upperBound)] else { continue }
            offsets[cell] = lines[2 * cell] + Double(added[first])
            slopes[cell] = lines[2 * cell + 1]
        }
        return (offsets, slopes)
    }
}
