import Statistics

/// Keeps every value of some outputs, in the order of the runs.
struct CollectingSink: BlockSink {
    /// For each output, room for all runs from `origin` on.
    let columns: [UnsafeMutablePointer<Double>]
    let origin: Int

    mutating func receive(
        output: Int, values: UnsafePointer<Double>, firstRun: Int, count: Int
    ) {
        (columns[output] + (firstRun - origin)).update(from: values, count: count)
    }
}

/// Counts, per quantity, the runs in which it is not a finite number although all that it depends
/// on is: where trouble starts.
struct CauseSink: BlockSink {
    /// For each output, the outputs that it depends on directly.
    let dependencies: [[Int]]
    private(set) var counts: [Int]
    /// Whether each output of the current block is invalid, run by run.
    private var invalid: [[Bool]]

    init(dependencies: [[Int]]) {
        self.dependencies = dependencies
        counts = Array(repeating: 0, count: dependencies.count)
        invalid = Array(
            repeating: Array(repeating: false, count: BlockRunner.blockSize),
            count: dependencies.count)
    }

    mutating func receive(
        output: Int, values: UnsafePointer<Double>, firstRun: Int, count: Int
    ) {
        for run in 0..<count {
            let isInvalid = !values[run].isFinite
            invalid[output][run] = isInvalid
            if isInvalid, !dependencies[output].contains(where: { invalid[$0][run] }) {
                counts[output] += 1
            }
        }
    }
}

/// What is known of one output in the runs seen so far, apart from its distribution.
struct OutputTally: Sendable {
    var moments: Moments
    var invalid = 0
    /// For a question: the runs in which the answer was yes.
    var yes = 0

    mutating func merge(_ other: OutputTally) {
        moments.merge(other.moments)
        invalid += other.invalid
        yes += other.yes
    }

    /// The same with nothing seen.
    var emptied: OutputTally { OutputTally(moments: moments.emptied) }
}

/// Summarises outputs: moments and distribution of quantities, the answers of questions.
struct SummarySink: BlockSink {
    /// Quantities come first among the outputs, questions after them.
    let quantityCount: Int
    /// For each quantity its counter, or nil where it is not counted in this pass.
    let counters: [BinCounter?]
    /// The tallies of the stretch under way.
    var tallies: [OutputTally]
    private let valid: UnsafeMutablePointer<Double>

    /// - Parameter scratch: room for a block, which outlives the sink.
    init(
        quantityCount: Int, counters: [BinCounter?], tallies: [OutputTally],
        scratch: UnsafeMutablePointer<Double>
    ) {
        self.quantityCount = quantityCount
        self.counters = counters
        self.tallies = tallies
        valid = scratch
    }

    mutating func receive(
        output: Int, values: UnsafePointer<Double>, firstRun: Int, count: Int
    ) {
        if output < quantityCount {
            if tallies[output].moments.add(values, count: count) {
                counters[output]?.add(values, count: count)
            } else {
                receiveValid(output, values, count)
            }
        } else {
            tallyAnswers(output, values, count)
        }
    }

    /// The slow way, for blocks with values that are not finite.
    @inline(never)
    private mutating func receiveValid(
        _ output: Int, _ values: UnsafePointer<Double>, _ count: Int
    ) {
        var kept = 0
        for run in 0..<count where values[run].isFinite {
            valid[kept] = values[run]
            kept += 1
        }
        tallies[output].invalid += count - kept
        if tallies[output].moments.add(valid, count: kept) {
            counters[output]?.add(valid, count: kept)
        }
    }

    private mutating func tallyAnswers(
        _ output: Int, _ values: UnsafePointer<Double>, _ count: Int
    ) {
        // Answers are 1, 0 or NaN, so a sum counts the yeses unless an answer is missing.
        let raw = UnsafeRawPointer(values)
        var lanes = SIMD8<Double>.zero
        for group in 0..<(count / 8) {
            lanes += raw.load(fromByteOffset: group &* 64, as: SIMD8<Double>.self)
        }
        var sum = lanes.sum()
        for run in (count / 8 * 8)..<count { sum += values[run] }
        var yes = 0
        var invalid = 0
        if sum == sum {
            yes = Int(sum)
        } else {
            for run in 0..<count {
                yes += values[run] == 1 ? 1 : 0
                invalid += values[run].isNaN ? 1 : 0
            }
        }
        tallies[output].yes += yes
        tallies[output].invalid += invalid
    }
}

/// Counts some quantities again with finer bins.
struct RecountSink: BlockSink {
    /// For each output its counter, or nil where its bins were fine enough.
    let counters: [BinCounter?]
    private let valid: UnsafeMutablePointer<Double>

    init(counters: [BinCounter?], scratch: UnsafeMutablePointer<Double>) {
        self.counters = counters
        valid = scratch
    }

    mutating func receive(
        output: Int, values: UnsafePointer<Double>, firstRun: Int, count: Int
    ) {
        guard output < counters.count, let counter = counters[output] else { return }
        var kept = 0
        for run in 0..<count where values[run].isFinite {
            valid[kept] = values[run]
            kept += 1
        }
        counter.add(valid, count: kept)
    }
}
