import RandomStreams

/// Equally weighted rows, made of weighted runs by systematic resampling (Kitagawa 1996,
/// doi:10.2307/1390750): of the sum of all weights, n points at equal distances, the first of them at
/// random, and each point's run.
///
/// A run of weight w among n of mean weight 1 stands ⌊w⌋ or ⌈w⌉ times, and the rows are in the order of the
/// runs. A first pass over the runs sums their weights up; the second generates each row from the sums
/// before it, so that rows can be made in any order and by any number of threads, in memory that does
/// not grow with them.
struct Resampling: Sendable {
    let weight: DrawWeight
    let seed: UInt64
    /// The runs, and as many rows.
    let runs: Int
    /// The runs of which a sum is kept, whole blocks.
    let stretch: Int
    /// The sum of the weights before each stretch, and last of all.
    let sums: [Double]
    /// Where the first point lies between 0 and the distance of two.
    private let offset: Double
    private let distance: Double

    /// The most sums that are kept.
    private static let mostSums = 1 << 20

    /// Sums the weights up; nil where it was stopped.
    init?(_ weight: DrawWeight, _ options: SimulationOptions, control: SimulationControl) {
        control.restart()
        let blocks = (options.runs - 1) / (BlockRunner.blockSize * Self.mostSums) + 1
        let stretch = blocks * BlockRunner.blockSize
        let parts = WorkerSlots<Double>(count: (options.runs - 1) / stretch + 1)
        // Stretches that are handed out hold whole ones of which sums are kept.
        let queue = WorkQueue(
            from: 0, to: options.runs,
            stretch: (WorkQueue.stretch - 1) / stretch * stretch + stretch, control: control)
        queue.run(threads: options.threads) { _ in
            WeightedBlocks(weight, seed: options.seed)
        } work: { blocks, range in
            for start in stride(from: range.lowerBound, to: range.upperBound, by: stretch) {
                let end = min(start + stretch, range.upperBound)
                var sum = 0.0
                blocks.each(of: start..<end) { _, weights, count in
                    for run in 0..<count { sum += weights[run] }
                    return true
                }
                parts[start / stretch] = sum
            }
        }
        guard queue.handedOut == options.runs else { return nil }
        var sum = 0.0
        var sums = [0.0]
        for part in parts.values {
            sum += part
            sums.append(sum)
        }
        self.weight = weight
        self.sums = sums
        self.stretch = stretch
        seed = options.seed
        runs = options.runs
        distance = sum / Double(options.runs)
        offset = UniformStream(StreamKey(seed: options.seed, input: "", purpose: .resampling))
            .uniform(run: 0)
    }

    /// The point of a row in the sum of the weights, below all of it.
    func point(_ row: Int) -> Double {
        min((Double(row) + offset) * distance, sums[sums.count - 1].nextDown)
    }

    /// The stretch in which a point lies.
    func stretch(at point: Double) -> Int {
        // The last whose sum before it is not above the point; those without weight end where they begin.
        var (low, high) = (0, sums.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if sums[middle] <= point { low = middle } else { high = middle }
        }
        return low
    }
}

/// Generates weighted runs block by block. One thread's.
private final class WeightedBlocks {
    private let runner: BlockRunner
    private let weight: DrawWeight
    let columns: [NumberColumn]

    init(_ weight: DrawWeight, seed: UInt64) {
        self.weight = weight
        runner = weight.plan.makeRunner(seed: seed)
        columns = (0..<weight.plan.columnCount).map { _ in
            NumberColumn(count: BlockRunner.blockSize)
        }
    }

    /// Hands over the columns, the weights and the size of each block until `body` wants no more.
    func each(
        of runs: Range<Int>,
        _ body: ([NumberColumn], UnsafeBufferPointer<Double>, Int) -> Bool
    ) {
        for start in stride(from: runs.lowerBound, to: runs.upperBound, by: BlockRunner.blockSize) {
            let count = min(BlockRunner.blockSize, runs.upperBound - start)
            var sink = CollectingSink(columns: columns.map(\.base), origin: start)
            runner.run(firstRun: start, count: count, sink: &sink)
            if !body(columns, weight.weights(columns, count: count), count) { return }
        }
    }
}

/// Rows that are drawn from the runs in proportion to their weights.
final class ResampledRows: DrawWorker {
    private let resampling: Resampling
    private let blocks: WeightedBlocks
    private let rows: [NumberColumn]

    init(_ resampling: Resampling, quantities: Int, rows: Int) {
        self.resampling = resampling
        blocks = WeightedBlocks(resampling.weight, seed: resampling.seed)
        self.rows = (0..<quantities).map { _ in NumberColumn(count: rows) }
    }

    func draw(_ range: Range<Int>) -> DrawChunk {
        var row = range.lowerBound
        while row < range.upperBound {
            let stretch = resampling.stretch(at: resampling.point(row))
            row = fill(from: row, of: range, stretch: stretch)
        }
        return DrawChunk(
            firstRow: range.lowerBound,
            columns: rows.map { UnsafeBufferPointer(start: $0.base, count: range.count) })
    }

    /// Fills in the rows whose points lie in a stretch.
    ///
    /// - Returns: the first row that is left.
    private func fill(from first: Int, of range: Range<Int>, stretch: Int) -> Int {
        let start = stretch * resampling.stretch
        let end = min(start + resampling.stretch, resampling.runs)
        let before = resampling.sums[stretch]
        var row = first
        var point = resampling.point(row)
        // Added up as the first pass did, so that the last sum is that of the stretch.
        var sum = 0.0
        blocks.each(of: start..<end) { columns, weights, count in
            for run in 0..<count {
                sum += weights[run]
                while point < before + sum {
                    for (quantity, column) in rows.enumerated() {
                        column.base[row - range.lowerBound] = columns[quantity].base[run]
                    }
                    row += 1
                    guard row < range.upperBound else { return false }
                    point = resampling.point(row)
                }
            }
            return true
        }
        return row
    }
}
