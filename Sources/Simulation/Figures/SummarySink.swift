import Statistics

/// What is known of one output in the runs seen so far, apart from its distribution.
struct OutputTally<W: RowWeights>: Sendable {
    /// For a quantity, and for a probability.
    var moments = Moments<W>()
    /// For a question, and for whether an alternative holds: the runs that say yes, and those with an
    /// answer.
    var yes = W.Sums()
    var answered = W.Sums()
    /// Runs that count but have no value.
    var invalid = 0

    /// The probability of yes.
    var probability: Estimate { answered.share(of: yes) }

    mutating func merge(_ other: OutputTally) {
        moments.merge(other.moments)
        yes.merge(other.yes)
        answered.merge(other.answered)
        invalid += other.invalid
    }

    @inline(__always)
    mutating func add(answers row: Row<W>) {
        let sums = row.weights.sums(ofAnswers: row.values, count: row.count)
        yes.merge(sums.yes)
        answered.merge(sums.answered)
        invalid += row.count - sums.answered.runs
    }
}

/// What is known of runs, apart from distributions.
struct RunTally<W: RowWeights>: Sendable {
    /// One for each output.
    var outputs: [OutputTally<W>]
    /// The sums of the runs' weights; nothing where they have none.
    var weights = W.Sums()
    /// The runs in which a report speaks of what is not a number.
    var unjudged = 0
    /// The logarithms of weights above a threshold.
    var tail: [Double] = []

    /// Whether every output has a value in every run that counts.
    var isSound: Bool { unjudged == 0 && outputs.allSatisfy { $0.invalid == 0 } }

    /// A tally of the same outputs and no runs.
    var emptied: RunTally {
        RunTally(outputs: outputs.map { OutputTally(moments: $0.moments.emptied) })
    }

    mutating func merge(_ other: RunTally) {
        for output in outputs.indices { outputs[output].merge(other.outputs[output]) }
        weights.merge(other.weights)
        unjudged += other.unjudged
        tail += other.tail
    }
}

/// Summarises outputs: moments and distribution of quantities, the answers of questions.
struct SummarySink<Weigher: BlockWeigher>: BlockSink {
    /// For each quantity its counter, or nil where it is not counted in this pass. Quantities come first
    /// among the outputs.
    let counters: [BinCounter?]
    /// The first output that is a probability; between quantities and these are answers.
    let firstProbability: Int
    /// The tally of the stretch under way; without outputs in a pass that only counts.
    var tally: RunTally<Weigher.W>
    let weigher: Weigher

    mutating func receive(
        output: Int, values: UnsafePointer<Double>, firstRun: Int, count: Int
    ) {
        if weigher.weigh(output, values, firstRun: firstRun, count: count, into: &tally) { return }
        if tally.outputs.isEmpty {
            guard output < counters.count, let counter = counters[output] else { return }
            let row = weigher.finite(weigher.row(values, count: count))
            row.weights.add(row.values, count: row.count, to: counter)
            return
        }
        let row = weigher.row(values, count: count)
        if output >= counters.count, output < firstProbability {
            tally.outputs[output].add(answers: row)
        } else if !add(row, to: output) {
            addFinite(row, to: output)
        }
    }

    /// Adds a quantity's values, or probabilities; false, with nothing added, where one is not finite.
    @inline(__always)
    private mutating func add(_ row: Row<Weigher.W>, to output: Int) -> Bool {
        guard
            row.weights.add(
                row.values, count: row.count, to: &tally.outputs[output].moments)
        else { return false }
        if output < counters.count, let counter = counters[output] {
            row.weights.add(row.values, count: row.count, to: counter)
        }
        return true
    }

    /// The slow way, for blocks with values that are not finite.
    @inline(never)
    private mutating func addFinite(_ row: Row<Weigher.W>, to output: Int) {
        let finite = weigher.finite(row)
        tally.outputs[output].invalid += row.count - finite.count
        _ = add(finite, to: output)
    }
}
