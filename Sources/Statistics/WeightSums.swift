/// How many runs there are, or how much they weigh.
public protocol WeightSums: Sendable {
    /// Nothing.
    init()
    /// The runs that count.
    var runs: Int { get }
    /// The number of unweighted runs that would tell as much.
    var effectiveCount: Double { get }
    /// Adds other runs.
    mutating func merge(_ other: Self)
    /// The share of some of these runs in all of them, with its Monte Carlo error.
    func share(of some: Self) -> Estimate
}

/// A number of runs that count once.
public struct PlainCount: WeightSums {
    /// How many they are.
    public private(set) var runs = 0

    public init() {}

    init(runs: Int) {
        self.runs = runs
    }

    public var effectiveCount: Double { Double(runs) }

    public mutating func merge(_ other: PlainCount) { runs += other.runs }

    public func share(of some: PlainCount) -> Estimate {
        let p = runs > 0 ? Double(some.runs) / Double(runs) : .nan
        return Estimate(
            value: p,
            standardError: MonteCarloError.ofProbability(p, effectiveRuns: Double(runs)))
    }
}

/// Runs with weights: how many have one, and the sums of weights and of their squares.
public struct WeightedCount: WeightSums {
    public private(set) var runs = 0
    /// Σw.
    public private(set) var weight = 0.0
    /// Σw².
    public private(set) var squared = 0.0

    public init() {}

    /// Sums up the weights of runs.
    public init(_ weights: UnsafePointer<Double>, count: Int) {
        var sums = Lanes()
        for group in 0..<(count / 8) { sums.add(Lanes.load(weights, group)) }
        sums.close()
        for run in (count & ~7)..<count { sums.add(weights[run]) }
        self.init(sums, runs: count)
    }

    /// Sums up the weights of runs whose answer is 1; where an answer is NaN, so are the sums. They
    /// are summed as all weights are, so that an answer that is always yes has the same sums.
    init(
        ofAnswers answers: UnsafePointer<Double>, weights: UnsafePointer<Double>, count: Int
    ) {
        var sums = Lanes()
        var yes = SIMD8<Double>.zero
        for group in 0..<(count / 8) {
            let answer = Lanes.load(answers, group)
            sums.add(Lanes.load(weights, group) * answer)
            yes += answer
        }
        sums.close()
        var runs = yes.sum()
        for run in (count & ~7)..<count {
            sums.add(answers[run] * weights[run])
            runs += answers[run]
        }
        self.init(sums, runs: runs == runs ? Int(runs) : 0)
    }

    private init(_ sums: Lanes, runs: Int) {
        self.runs = runs
        weight = sums.total
        squared = sums.totalSquares
    }

    public var effectiveCount: Double { squared > 0 ? weight * (weight / squared) : 0 }

    public mutating func merge(_ other: WeightedCount) {
        weight += other.weight
        squared += other.squared
        runs += other.runs
    }

    /// Adds one weight; a run of weight 0 does not count.
    mutating func add(_ w: Double) {
        weight += w
        squared += w * w
        runs += w > 0 ? 1 : 0
    }

    public func share(of some: WeightedCount) -> Estimate {
        let p = weight > 0 ? min(max(some.weight / weight, 0), 1) : .nan
        // Σw²(answer − p)² / (Σw)², as for any mean of weighted values.
        let spread = (1 - p) * (1 - p) * some.squared + p * p * (squared - some.squared)
        let error =
            p > 0 && p < 1
            ? max(0, spread).squareRoot() / weight
            : MonteCarloError.ofProbability(p, effectiveRuns: effectiveCount)
        return Estimate(value: p, standardError: error)
    }

    /// Sums in eight lanes, then of single weights.
    private struct Lanes {
        private var sum = SIMD8<Double>.zero
        private var squares = SIMD8<Double>.zero
        private(set) var total = 0.0
        private(set) var totalSquares = 0.0

        @inline(__always)
        static func load(_ numbers: UnsafePointer<Double>, _ group: Int) -> SIMD8<Double> {
            UnsafeRawPointer(numbers).loadUnaligned(
                fromByteOffset: group &* 64, as: SIMD8<Double>.self)
        }

        @inline(__always)
        mutating func add(_ weights: SIMD8<Double>) {
            sum += weights
            squares += weights * weights
        }

        /// Adds the lanes up.
        @inline(__always)
        mutating func close() {
            total = sum.sum()
            totalSquares = squares.sum()
        }

        @inline(__always)
        mutating func add(_ weight: Double) {
            total += weight
            totalSquares += weight * weight
        }
    }
}

/// The answers to a question: the sums over the runs that say yes and over those that answer.
public struct AnswerSums<Sums: WeightSums>: Sendable {
    /// The runs that say yes.
    public internal(set) var yes = Sums()
    /// The runs with an answer.
    public var answered = Sums()
    /// How many runs have none.
    public internal(set) var invalid = 0

    /// No answers.
    public init() {}

    init(yes: Sums, answered: Sums, invalid: Int = 0) {
        self.yes = yes
        self.answered = answered
        self.invalid = invalid
    }

    /// The probability of yes.
    public var probability: Estimate { answered.share(of: yes) }

    /// Adds the answers of other runs.
    public mutating func merge(_ other: AnswerSums) {
        yes.merge(other.yes)
        answered.merge(other.answered)
        invalid += other.invalid
    }
}
