import Arithmetic
import RandomStreams
import Statistics

/// Values in a row and what they count.
struct Row<W: RowWeights> {
    let values: UnsafePointer<Double>
    let weights: W
    let count: Int
}

/// Weighs the runs of blocks. One worker's; not shared between threads.
protocol BlockWeigher: AnyObject {
    associatedtype W: RowWeights

    /// Takes the weights of a block in, which come before its other outputs, and tallies them.
    ///
    /// - Returns: false where the output is no weight.
    func weigh(
        _ output: Int, _ values: UnsafePointer<Double>, firstRun: Int, count: Int,
        into tally: inout RunTally<W>
    ) -> Bool

    /// An output's values in the runs of the block that count. Valid until the next call.
    func row(_ values: UnsafePointer<Double>, count: Int) -> Row<W>

    /// Those of a row that are finite. Valid until the next call.
    func finite(_ row: Row<W>) -> Row<W>
}

/// Each run counts once.
final class PlainWeigher: BlockWeigher {
    private let valid = NumberColumn(count: BlockRunner.blockSize)

    @inline(__always)
    func weigh(
        _ output: Int, _ values: UnsafePointer<Double>, firstRun: Int, count: Int,
        into tally: inout RunTally<Unweighted>
    ) -> Bool { false }

    @inline(__always)
    func row(_ values: UnsafePointer<Double>, count: Int) -> Row<Unweighted> {
        Row(values: values, weights: Unweighted(), count: count)
    }

    func finite(_ row: Row<Unweighted>) -> Row<Unweighted> {
        var kept = 0
        for run in 0..<row.count where row.values[run].isFinite {
            valid.base[kept] = row.values[run]
            kept += 1
        }
        return Row(values: valid.base, weights: Unweighted(), count: kept)
    }
}

/// Each run counts with the weight that the model's reports give it.
final class ReportWeigher: BlockWeigher {
    private let scale: WeightScale
    private let weightOutput: Int
    private let rounding: UniformStream
    /// The uniform numbers by which the block's weights are rounded, and all its weights.
    private let uniforms = NumberColumn(count: BlockRunner.blockSize)
    private let all = NumberColumn(count: BlockRunner.blockSize)
    /// Where the runs that have a weight stand in the block, and their weights.
    private let runs = UnsafeMutablePointer<Int>.allocate(capacity: BlockRunner.blockSize)
    private let kept = WeightMemory()
    private var keptCount = 0
    private var weights: Weighted
    /// An output's values in those runs; what is left of the weights where some values are not finite.
    private let values = NumberColumn(count: BlockRunner.blockSize)
    private let valid = WeightMemory()

    init(_ scale: WeightScale, weightOutput: Int, seed: UInt64) {
        self.scale = scale
        self.weightOutput = weightOutput
        rounding = WeightScale.roundingStream(seed: seed)
        weights = kept.weights(count: 0)
    }

    deinit {
        runs.deallocate()
    }

    func weigh(
        _ output: Int, _ logWeights: UnsafePointer<Double>, firstRun: Int, count: Int,
        into tally: inout RunTally<Weighted>
    ) -> Bool {
        guard output == weightOutput else { return false }
        rounding.fill(uniforms.base, firstRun: firstRun, count: count)
        tally.unjudged += scale.convert(
            logWeights, uniforms: uniforms.base, count: count, weights: all.base)
        listWeights(count)
        weights = kept.weights(count: keptCount)
        tally.weights.merge(weights.sums)
        if firstRun < WeightScale.tailRuns { keepTail(logWeights, count, in: &tally.tail) }
        return true
    }

    /// Lists the runs that have a weight, without a branch: 0 less the bits of a positive number has
    /// the highest bit, 0 less 0 has not.
    private func listWeights(_ count: Int) {
        let (all, weights, runs) = (all.base, kept.numbers.base, runs)
        var kept = 0
        for run in 0..<count {
            let weight = all[run]
            runs[kept] = run
            weights[kept] = weight
            kept &+= Int(truncatingIfNeeded: (0 &- weight.bitPattern) >> 63)
        }
        keptCount = kept
        let integers = self.kept.integers
        for index in 0..<kept { integers[index] = WeightScale.integer(weights[index]) }
    }

    /// Keeps the logarithms of weights above the threshold.
    private func keepTail(
        _ logWeights: UnsafePointer<Double>, _ count: Int, in tail: inout [Double]
    ) {
        guard scale.tailThreshold < .infinity else { return }
        // A weight above the threshold was not rounded below it by more than 1.
        let least = VectorMath.expOfNegligible(scale.tailThreshold - scale.logUnit) - 1
        if least < 1 {
            for run in 0..<count where logWeights[run] > scale.tailThreshold {
                tail.append(logWeights[run])
            }
        } else {
            let weights = kept.numbers.base
            for index in 0..<keptCount where weights[index] >= least {
                let logWeight = logWeights[runs[index]]
                if logWeight > scale.tailThreshold { tail.append(logWeight) }
            }
        }
    }

    func row(_ all: UnsafePointer<Double>, count: Int) -> Row<Weighted> {
        guard keptCount < count else {
            return Row(values: all, weights: weights, count: count)
        }
        let (gathered, runs) = (values.base, runs)
        for index in 0..<keptCount { gathered[index] = all[runs[index]] }
        return Row(values: gathered, weights: weights, count: keptCount)
    }

    func finite(_ row: Row<Weighted>) -> Row<Weighted> {
        var count = 0
        for index in 0..<row.count where row.values[index].isFinite {
            values.base[count] = row.values[index]
            valid.integers[count] = kept.integers[index]
            valid.numbers.base[count] = kept.numbers.base[index]
            count += 1
        }
        return Row(values: values.base, weights: valid.weights(count: count), count: count)
    }
}

/// Room for a block's weights, as numbers and as integers.
private final class WeightMemory {
    let numbers = NumberColumn(count: BlockRunner.blockSize)
    let integers = UnsafeMutablePointer<UInt32>.allocate(capacity: BlockRunner.blockSize)

    deinit {
        integers.deallocate()
    }

    func weights(count: Int) -> Weighted {
        Weighted(numbers: numbers.base, integers: integers, count: count)
    }
}
