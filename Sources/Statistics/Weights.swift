/// How values count: each once (`Unweighted`), or with a weight of its own (`Weighted`).
package protocol Weights {
    /// What moments of such values are computed from.
    associatedtype Powers: PowerSums
}

/// The weights of values in a row.
///
/// What sums values up is written once for both kinds. The loops over values are not: they are concrete
/// functions of this module, so that code of other modules which is generic over weights pays one call
/// for each row, and values without weights cost no more than if there were none.
package protocol RowWeights: Weights {
    /// How many values there are, or how much they weigh.
    associatedtype Sums: WeightSums

    /// Adds a row's finite values to moments; false, with nothing added, where one is not finite.
    func add(_ values: UnsafePointer<Double>, count: Int, to moments: inout Moments<Self>) -> Bool

    /// Adds what each value of a row counts to the value's bin.
    func add(_ values: UnsafePointer<Double>, count: Int, to counter: BinCounter)

    /// Sums up the runs that say yes and those that answer, of a row of answers: each 1, 0 or NaN.
    func sums(
        ofAnswers answers: UnsafePointer<Double>, count: Int
    ) -> (yes: Sums, answered: Sums)
}

/// Each value counts once.
package struct Unweighted: RowWeights {
    /// No weights.
    package init() {}

    package func add(
        _ values: UnsafePointer<Double>, count: Int, to moments: inout Moments<Unweighted>
    ) -> Bool {
        moments.add(values, count: count)
    }

    package func add(_ values: UnsafePointer<Double>, count: Int, to counter: BinCounter) {
        counter.add(values, count: count)
    }

    package func sums(
        ofAnswers answers: UnsafePointer<Double>, count: Int
    ) -> (yes: PlainCount, answered: PlainCount) {
        // A sum counts the yeses unless an answer is missing.
        var lanes = SIMD8<Double>.zero
        for group in 0..<(count / 8) { lanes += eight(answers, group) }
        var sum = lanes.sum()
        for run in (count & ~7)..<count { sum += answers[run] }
        if sum == sum {
            return (PlainCount(runs: Int(sum)), PlainCount(runs: count))
        }
        var yes = 0
        var answered = 0
        for run in 0..<count {
            yes += answers[run] == 1 ? 1 : 0
            answered += answers[run].isNaN ? 0 : 1
        }
        return (PlainCount(runs: yes), PlainCount(runs: answered))
    }
}

/// Each value counts with a weight of its own, a whole number of at least 0.
package struct Weighted: RowWeights {
    private let numbers: UnsafePointer<Double>
    private let integers: UnsafePointer<UInt32>
    /// The sums of the row's weights.
    package let sums: WeightedCount

    /// Weights as numbers and as integers, which the caller holds.
    package init(
        numbers: UnsafePointer<Double>, integers: UnsafePointer<UInt32>, count: Int
    ) {
        self.numbers = numbers
        self.integers = integers
        sums = WeightedCount(numbers, count: count)
    }

    package func add(
        _ values: UnsafePointer<Double>, count: Int, to moments: inout Moments<Weighted>
    ) -> Bool {
        moments.add(values, weights: numbers, count: count)
    }

    package func add(_ values: UnsafePointer<Double>, count: Int, to counter: BinCounter) {
        counter.add(values, weights: integers, count: count)
    }

    package func sums(
        ofAnswers answers: UnsafePointer<Double>, count: Int
    ) -> (yes: WeightedCount, answered: WeightedCount) {
        var yes = WeightedCount(numbers, answers: answers, count: count)
        if yes.weight == yes.weight { return (yes, sums) }
        yes = WeightedCount()
        var answered = WeightedCount()
        for run in 0..<count where answers[run] == answers[run] {
            yes.add(answers[run] * numbers[run])
            answered.add(numbers[run])
        }
        return (yes, answered)
    }
}
