/// The weights of values in a row: each counts once (`Unweighted`), or with a weight of its own
/// (`Weighted`).
///
/// What sums values up is written once for both. The loops over values are not: they are concrete
/// functions of this module, so that code of other modules which is generic over weights pays one call
/// for each row, and values without weights cost no more than if there were none.
public protocol Weights {
    /// Sums of powers of values.
    associatedtype Powers: PowerSums
    /// Sums of weights.
    associatedtype Sums: WeightSums

    /// Adds a row's finite values to moments; false, with nothing added, where one is not finite.
    func add(_ values: UnsafePointer<Double>, count: Int, to moments: inout Moments<Self>) -> Bool

    /// Adds what each value of a row counts to the value's bin.
    func add(_ values: UnsafePointer<Double>, count: Int, to counter: BinCounter)

    /// Sums up a row of answers, each 1, 0 or NaN.
    func sums(ofAnswers answers: UnsafePointer<Double>, count: Int) -> AnswerSums<Sums>
}

/// Each value counts once.
public struct Unweighted: Weights {
    /// No weights.
    public init() {}

    public func add(
        _ values: UnsafePointer<Double>, count: Int, to moments: inout Moments<Unweighted>
    ) -> Bool {
        moments.add(values, count: count)
    }

    public func add(_ values: UnsafePointer<Double>, count: Int, to counter: BinCounter) {
        counter.add(values, count: count)
    }

    public func sums(ofAnswers answers: UnsafePointer<Double>, count: Int) -> AnswerSums<PlainCount>
    {
        // A sum counts the yeses unless an answer is missing.
        var lanes = SIMD8<Double>.zero
        for group in 0..<(count / 8) { lanes += eight(answers, group) }
        var sum = lanes.sum()
        for run in (count & ~7)..<count { sum += answers[run] }
        if sum == sum {
            return AnswerSums(yes: PlainCount(runs: Int(sum)), answered: PlainCount(runs: count))
        }
        var yes = 0
        var answered = 0
        for run in 0..<count {
            yes += answers[run] == 1 ? 1 : 0
            answered += answers[run].isNaN ? 0 : 1
        }
        return AnswerSums(yes: PlainCount(runs: yes), answered: PlainCount(runs: answered))
    }
}

/// Each value counts with a weight of its own, a whole number of at least 0.
public struct Weighted: Weights {
    private let numbers: UnsafePointer<Double>
    private let integers: UnsafePointer<UInt32>
    /// The sums of the row's weights.
    public let sums: WeightedCount

    /// Weights as numbers and as integers, which the caller holds.
    public init(
        numbers: UnsafePointer<Double>, integers: UnsafePointer<UInt32>, count: Int
    ) {
        self.numbers = numbers
        self.integers = integers
        sums = WeightedCount(numbers, count: count)
    }

    public func add(
        _ values: UnsafePointer<Double>, count: Int, to moments: inout Moments<Weighted>
    ) -> Bool {
        moments.add(values, weights: numbers, count: count)
    }

    public func add(_ values: UnsafePointer<Double>, count: Int, to counter: BinCounter) {
        counter.add(values, weights: integers, count: count)
    }

    public func sums(
        ofAnswers answers: UnsafePointer<Double>, count: Int
    ) -> AnswerSums<WeightedCount> {
        let yes = WeightedCount(numbers, answers: answers, count: count)
        if yes.weight == yes.weight { return AnswerSums(yes: yes, answered: sums) }
        var result = AnswerSums<WeightedCount>()
        for run in 0..<count where answers[run] == answers[run] {
            result.yes.add(answers[run] * numbers[run])
            result.answered.add(numbers[run])
        }
        return result
    }
}
