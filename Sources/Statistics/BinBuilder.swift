/// Lays the bins of a `BinLayout`, cell by cell, from left to right.
struct BinBuilder {
    private let sample: [Double]
    private let guide: CellGuide
    private let fineMass: Double
    private let coarseMass: Double
    private let brackets: RankBrackets

    /// Sorted edges, from the lowest to the highest finite number.
    private(set) var edges: [Double] = [-Double.greatestFiniteMagnitude]
    private(set) var offsets: [Double] = []
    private(set) var slopes: [Double] = []
    /// More edges than these are not even begun: whoever asks for them cannot have them.
    private let most: Int
    private var isExceeded = false

    /// - Parameters:
    ///   - fineMass: the probability that one bin is made to hold in `brackets`.
    ///   - coarseMass: the same elsewhere.
    ///   - most: how many bins there may be.
    init(
        sample: [Double], guide: CellGuide, fineMass: Double, coarseMass: Double,
        brackets: RankBrackets, most: Int
    ) {
        self.most = most
        self.fineMass = fineMass
        self.coarseMass = coarseMass
        self.sample = sample
        self.guide = guide
        self.brackets = brackets
    }

    /// Lays all bins.
    ///
    /// - Returns: false, with the work left undone, where there would be more than `most`.
    mutating func build() -> Bool {
        var next = 0
        for cell in 0..<guide.cells {
            guard edges.count <= most, !isExceeded else { return false }
            let start = next
            while next < sample.count, guide.cell(sample[next]) <= cell { next += 1 }
            let isInner = cell > 0 && cell < guide.cells - 1
            if isInner, guide.isDivided, placeEqualBins(ranks: start..<next, cell: cell) {
                continue
            }
            offsets.append(.nan)
            slopes.append(0)
            let low = guide.isDivided && cell > 0 ? boundary(below: cell) : -.infinity
            let high =
                guide.isDivided && cell < guide.cells - 1 ? boundary(below: cell + 1) : .infinity
            var wanted = sampleEdges(ranks: start..<next, low: low, high: high)
            wanted.append(low)
            if !isInner { wanted += tailEdges(below: cell == 0) }
            for edge in wanted.sorted() { append(edge) }
        }
        append(.greatestFiniteMagnitude)
        return edges.count <= most + 1 && !isExceeded
    }

    /// Where a cell begins; the last cell begins where the last inner one ends.
    private func boundary(below cell: Int) -> Double {
        cell < guide.cells - 1
            ? guide.value(atPosition: guide.positions(ofCell: cell).lowerBound)
            : guide.value(atPosition: guide.positions(ofCell: cell - 1).upperBound)
    }

    private mutating func append(_ edge: Double) {
        guard edge.isFinite, let last = edges.last, edge > last else { return }
        edges.append(edge)
    }

    // MARK: Equal bins

    /// Divides a cell into equal bins, where its sample is spread smoothly enough for that.
    private mutating func placeEqualBins(ranks: Range<Int>, cell: Int) -> Bool {
        let positions = guide.positions(ofCell: cell)
        guard isSmooth(ranks, positions: positions) else { return false }
        // A cell with k of the sample's values can easily deserve 3√k + 3 more.
        let isFine = brackets.overlaps(ranks)
        let k = Double(ranks.count)
        let mass = (isFine ? k + 3 * k.squareRoot() + 3 : k) / Double(sample.count)
        let target = isFine ? fineMass : coarseMass
        let bins = max(1, (mass / target).rounded(.up))
        isExceeded = bins > Double(most)
        if isExceeded { return true }
        let width = positions.upperBound - positions.lowerBound
        var placed = [boundary(below: cell)]
        for bin in 1..<max(2, Int(bins)) where Double(bin) < bins {
            placed.append(
                guide.value(atPosition: positions.lowerBound + width * (Double(bin) / bins)))
        }
        // Near the limit of the numbers' resolution, or where sample values below this cell's
        // first edge belong to it by rounding, the bins would not be equal.
        guard let last = edges.last, last < placed[0],
            ranks.isEmpty || sample[ranks.lowerBound] >= placed[0],
            zip(placed, placed.dropFirst()).allSatisfy({ $0 < $1 })
        else { return false }
        let first = Double(edges.count)
        edges += placed
        slopes.append(bins / width)
        // Bins are told by rounding to the nearest whole number, hence the half.
        offsets.append(first - 0.5 - positions.lowerBound * (bins / width))
        return true
    }

    /// Whether a stretch of the sample has no ties and no part of its cell is crowded: each eighth
    /// holds no more than twice its even share and six standard errors.
    private func isSmooth(_ ranks: Range<Int>, positions: Range<Double>) -> Bool {
        let low = guide.value(atPosition: positions.lowerBound)
        let high = guide.value(atPosition: positions.upperBound)
        let even = Double(ranks.count) / 8
        let limit = 2 * even + 6 * even.squareRoot() + 4
        var counts = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        return withUnsafeMutableBytes(of: &counts) { bytes in
            let counts = bytes.bindMemory(to: Double.self)
            for rank in ranks {
                if rank > ranks.lowerBound, sample[rank] == sample[rank - 1] { return false }
                let eighth = (sample[rank] - low) / (high - low) * 8
                let index = Int(max(0, min(eighth, 7)))
                counts[index] += 1
                if counts[index] > limit { return false }
            }
            return true
        }
    }

    // MARK: Bins of their own

    /// Edges for a cell at the sample's values: both sides of each tie, and as many of the other values
    /// as the wanted masses need.
    ///
    /// - Parameters:
    ///   - low: where the cell begins.
    ///   - high: where it ends.
    private func sampleEdges(ranks: Range<Int>, low: Double, high: Double) -> [Double] {
        let step = max(1, Int(min(1, coarseMass) * Double(sample.count)))
        var result: [Double] = []
        // The gap after the value before the cell reaches into it.
        if ranks.lowerBound > 0 {
            result += pieces(after: ranks.lowerBound - 1, low: low, high: high)
        }
        var rank = ranks.lowerBound
        while rank < ranks.upperBound, result.count <= most {
            let value = sample[rank]
            var end = rank + 1
            while end < ranks.upperBound, sample[end] == value { end += 1 }
            if end - rank > 1 {
                result.append(value)
                result.append(value.nextUp)
            } else if brackets.overlaps(rank..<end) {
                result += pieces(after: rank, low: low, high: high)
            } else if rank % step == 0 {
                result.append(value)
            }
            rank = end
        }
        return result
    }

    /// Edges from a value to the next, where bins are to be fine; those between two bounds, since an edge
    /// beyond its cell would keep the next one from being divided evenly.
    private func pieces(after rank: Int, low: Double, high: Double) -> [Double] {
        guard brackets.overlaps(rank..<rank + 1) else { return [] }
        let value = sample[rank]
        let following = rank + 1 < sample.count ? sample[rank + 1] : value
        // The probability between two neighbours is exponential with this mean; three times as
        // many pieces as the mean needs leave one in a thousand too large.
        let mean = 1 / Double(sample.count)
        let count = max(1, Int(min((3 * mean / fineMass).rounded(.up), Double(most) + 1)))
        return (0..<count).lazy.map { piece in
            let share = Double(piece) / Double(count)
            return value * (1 - share) + following * share
        }.filter { $0 >= low && $0 < high }
    }

    /// Edges beyond the sample, ever farther out, for the values that no sample foresaw.
    private func tailEdges(below: Bool) -> [Double] {
        guard guide.isDivided else { return [] }
        let end = below ? boundary(below: 1) : boundary(below: guide.cells - 1)
        let span = boundary(below: guide.cells - 1) - boundary(below: 1)
        return (-6...64).map { power in
            let factor = scalbn(1, power)
            switch (guide.scale, below) {
            case (.logarithmic, true): return end / (1 + factor)
            case (.logarithmic, false): return end * (1 + factor)
            case (.linear, true): return end - span * factor
            case (.linear, false): return end + span * factor
            }
        }
    }

    private func scalbn(_ value: Double, _ power: Int) -> Double {
        Double(sign: .plus, exponent: power, significand: value)
    }
}
