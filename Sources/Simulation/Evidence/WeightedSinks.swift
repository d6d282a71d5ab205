import Arithmetic
import RandomStreams
import Statistics

/// What is known of one output in the runs seen so far, apart from its distribution.
struct WeightedTally: Sendable {
    var moments: WeightedMoments
    /// Runs that have a weight but no value.
    var invalid = 0
    /// For a question: Σw and Σw² of the runs in which the answer was yes, and of those with an answer.
    var yes = WeightSums()
    var answered = WeightSums()

    /// For a question: the probability of yes.
    var probability: Estimate {
        let total = answered.weight
        let p = total > 0 ? min(max(yes.weight / total, 0), 1) : .nan
        // Σw²(answer − p)² / (Σw)², as for any mean of weighted values.
        let spread = (1 - p) * (1 - p) * yes.squared + p * p * (answered.squared - yes.squared)
        let error =
            p > 0 && p < 1
            ? max(0, spread).squareRoot() / total
            : MonteCarloError.ofProbability(p, effectiveRuns: answered.effectiveCount)
        return Estimate(value: p, standardError: error)
    }

    mutating func merge(_ other: WeightedTally) {
        moments.merge(other.moments)
        invalid += other.invalid
        yes.merge(other.yes)
        answered.merge(other.answered)
    }

    /// The same with nothing seen.
    var emptied: WeightedTally { WeightedTally(moments: moments.emptied) }
}

/// Sums of weights and of their squares.
struct WeightSums: Sendable {
    var weight = 0.0
    var squared = 0.0
    /// The runs that have a weight after rounding.
    var runs = 0
    /// The runs in which a report speaks of what is not a number.
    var unjudged = 0

    /// The number of unweighted runs that would tell as much.
    var effectiveCount: Double { squared > 0 ? weight * (weight / squared) : 0 }

    mutating func merge(_ other: WeightSums) {
        weight += other.weight
        squared += other.squared
        runs += other.runs
        unjudged += other.unjudged
    }

    /// Adds one weight.
    mutating func add(_ w: Double) {
        weight += w
        squared += w * w
    }

    /// Adds the weights of the runs whose answer is 1; where an answer is NaN, so are the sums.
    mutating func addAnswered(
        _ answers: UnsafePointer<Double>, weights: UnsafePointer<Double>, count: Int
    ) {
        var sum = SIMD8<Double>.zero
        var squares = SIMD8<Double>.zero
        let rawAnswers = UnsafeRawPointer(answers)
        let rawWeights = UnsafeRawPointer(weights)
        let whole = count & ~7
        for group in 0..<(whole / 8) {
            let w = rawWeights.loadUnaligned(fromByteOffset: group &* 64, as: SIMD8<Double>.self)
            let share =
                w * rawAnswers.loadUnaligned(fromByteOffset: group &* 64, as: SIMD8<Double>.self)
            sum += share
            squares += share * w
        }
        // Summed as all weights are, so that an answer that is always yes has the same sums.
        var total = sum.sum()
        var totalSquares = squares.sum()
        for run in whole..<count {
            let share = answers[run] * weights[run]
            total += share
            totalSquares += share * share
        }
        weight += total
        squared += totalSquares
    }

    /// Adds the weights of runs that have one.
    mutating func add(_ weights: UnsafePointer<Double>, count: Int) {
        var sum = SIMD8<Double>.zero
        var squares = SIMD8<Double>.zero
        let raw = UnsafeRawPointer(weights)
        let whole = count & ~7
        for group in 0..<(whole / 8) {
            let w = raw.loadUnaligned(fromByteOffset: group &* 64, as: SIMD8<Double>.self)
            sum += w
            squares += w * w
        }
        var total = sum.sum()
        var totalSquares = squares.sum()
        for run in whole..<count {
            total += weights[run]
            totalSquares += weights[run] * weights[run]
        }
        weight += total
        squared += totalSquares
        runs += count
    }
}

/// What a weighted sink needs for a block, kept by a worker between stretches.
final class WeightedScratch {
    /// The uniform numbers by which the block's weights are rounded, and all its weights.
    let uniforms = NumberColumn(count: BlockRunner.blockSize)
    let all = NumberColumn(count: BlockRunner.blockSize)
    /// The weights of the runs that have any, as doubles and as integers.
    let weights = NumberColumn(count: BlockRunner.blockSize)
    let integers = UnsafeMutablePointer<UInt32>.allocate(capacity: BlockRunner.blockSize)
    /// Where those runs stand in the block.
    let runs = UnsafeMutablePointer<Int>.allocate(capacity: BlockRunner.blockSize)
    /// An output's values in those runs.
    let values = NumberColumn(count: BlockRunner.blockSize)
    /// What is left of weights and values where some values are not finite.
    let validWeights = NumberColumn(count: BlockRunner.blockSize)
    let validIntegers = UnsafeMutablePointer<UInt32>.allocate(capacity: BlockRunner.blockSize)

    deinit {
        integers.deallocate()
        runs.deallocate()
        validIntegers.deallocate()
    }
}

/// Summarises weighted outputs: moments and distribution of quantities, the answers of questions.
struct WeightedSink: BlockSink {
    /// Quantities come first among the outputs, then questions, then the logarithm of the weight.
    let quantityCount: Int
    let weightOutput: Int
    let scale: WeightScale
    let rounding: UniformStream
    /// The outputs that say in which runs a question is asked; those runs are counted.
    let askedOutputs: Range<Int>
    /// For each quantity its counter, or nil where it is not counted in this pass.
    let counters: [WeightedBinCounter?]
    /// The tallies of the stretch under way; none in a pass that only counts.
    var tallies: [WeightedTally]
    /// The weights of the stretch under way.
    var sums = WeightSums()
    /// The logarithms of weights above a threshold.
    var tail: [Double] = []
    let tailThreshold: Double
    let scratch: WeightedScratch

    /// How many runs of the block have a weight.
    private var kept = 0
    /// The sums of the block's weights.
    private var block = WeightSums()

    init(
        quantityCount: Int, weightOutput: Int, scale: WeightScale, seed: UInt64,
        askedOutputs: Range<Int>, counters: [WeightedBinCounter?], tallies: [WeightedTally],
        tailThreshold: Double, scratch: WeightedScratch
    ) {
        self.askedOutputs = askedOutputs
        self.tailThreshold = tailThreshold
        self.quantityCount = quantityCount
        self.weightOutput = weightOutput
        self.scale = scale
        self.counters = counters
        self.tallies = tallies
        self.scratch = scratch
        rounding = WeightScale.roundingStream(seed: seed)
    }

    mutating func receive(
        output: Int, values: UnsafePointer<Double>, firstRun: Int, count: Int
    ) {
        if output == weightOutput {
            receiveWeights(values, firstRun, count)
        } else {
            take(output, values, count)
        }
    }

    private mutating func receiveWeights(
        _ logWeights: UnsafePointer<Double>, _ firstRun: Int, _ count: Int
    ) {
        rounding.fill(scratch.uniforms.base, firstRun: firstRun, count: count)
        let all = scratch.all.base
        let unjudged = scale.convert(
            logWeights, uniforms: scratch.uniforms.base, count: count, weights: all)
        // The runs that have a weight, listed without a branch: 0 less the bits of a positive number
        // has the highest bit, 0 less 0 has not.
        let weights = scratch.weights.base
        let runs = scratch.runs
        var kept = 0
        for run in 0..<count {
            let weight = all[run]
            runs[kept] = run
            weights[kept] = weight
            kept &+= Int(truncatingIfNeeded: (0 &- weight.bitPattern) >> 63)
        }
        self.kept = kept
        for index in 0..<kept { scratch.integers[index] = WeightScale.integer(weights[index]) }
        if !tallies.isEmpty {
            block = WeightSums()
            block.add(weights, count: kept)
            block.unjudged = unjudged
            sums.merge(block)
            if tailThreshold < .infinity {
                // A weight above the threshold was not rounded below it by more than 1.
                let least = VectorMath.expOfNegligible(tailThreshold - scale.logUnit) - 1
                if least < 1 {
                    for run in 0..<count where logWeights[run] > tailThreshold {
                        tail.append(logWeights[run])
                    }
                } else {
                    for index in 0..<kept where weights[index] >= least {
                        let logWeight = logWeights[runs[index]]
                        if logWeight > tailThreshold { tail.append(logWeight) }
                    }
                }
            }
        }
    }

    private mutating func take(_ output: Int, _ all: UnsafePointer<Double>, _ count: Int) {
        if tallies.isEmpty, output >= quantityCount || counters[output] == nil { return }
        var values = all
        if kept < count {
            let gathered = scratch.values.base
            for index in 0..<kept { gathered[index] = all[scratch.runs[index]] }
            values = UnsafePointer(gathered)
        }
        if output >= quantityCount {
            takeAnswers(output, values)
        } else if tallies.isEmpty {
            let valid = keepValid(values)
            counters[output]?.add(
                scratch.values.base, weights: scratch.validIntegers, count: valid)
        } else if tallies[output].moments.add(
            values, weights: scratch.weights.base, count: kept)
        {
            counters[output]?.add(values, weights: scratch.integers, count: kept)
        } else {
            takeValid(output, values)
        }
    }

    /// Copies the runs that have a value, with their weights.
    private func keepValid(_ values: UnsafePointer<Double>) -> Int {
        var valid = 0
        for index in 0..<kept where values[index].isFinite {
            scratch.values.base[valid] = values[index]
            scratch.validIntegers[valid] = scratch.integers[index]
            scratch.validWeights.base[valid] = scratch.weights.base[index]
            valid += 1
        }
        return valid
    }

    /// The slow way, for blocks with values that are not finite.
    @inline(never)
    private mutating func takeValid(_ output: Int, _ values: UnsafePointer<Double>) {
        let valid = keepValid(values)
        tallies[output].invalid += kept - valid
        if tallies[output].moments.add(
            scratch.values.base, weights: scratch.validWeights.base, count: valid)
        {
            counters[output]?.add(
                scratch.values.base, weights: scratch.validIntegers, count: valid)
        }
    }

    private mutating func takeAnswers(_ output: Int, _ values: UnsafePointer<Double>) {
        // Answers are 1, 0 or NaN.
        var yes = WeightSums()
        yes.addAnswered(values, weights: scratch.weights.base, count: kept)
        var answered = block
        var invalid = 0
        if yes.weight.isNaN {
            yes = WeightSums()
            answered = WeightSums()
            for index in 0..<kept {
                let weight = scratch.weights.base[index]
                guard values[index] == values[index] else {
                    invalid += 1
                    continue
                }
                yes.add(values[index] * weight)
                answered.add(weight)
            }
        }
        if askedOutputs.contains(output) {
            for index in 0..<kept where values[index] == 1 { yes.runs += 1 }
        }
        tallies[output].yes.merge(yes)
        tallies[output].answered.merge(answered)
        tallies[output].invalid += invalid
    }
}
