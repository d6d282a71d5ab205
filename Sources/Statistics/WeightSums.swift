/// How many runs there are, or how much they weigh.
package protocol WeightSums: Sendable {
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
package struct PlainCount: WeightSums {
    /// How many they are.
    package private(set) var runs = 0

    package init() {}

    init(runs: Int) {
        self.runs = runs
    }

    package var effectiveCount: Double { Double(runs) }

    package mutating func merge(_ other: PlainCount) { runs += other.runs }

    package func share(of some: PlainCount) -> Estimate {
        let p = runs > 0 ? Double(some.runs) / Double(runs) : .nan
        return Estimate(
            value: p,
            standardError: MonteCarloError.ofProbability(p, effectiveRuns: Double(runs)))
    }
}

/// Runs with weights: how many have one, and the sums of weights and of their squares.
package struct WeightedCount: WeightSums {
    package private(set) var runs = 0
    /// Σw.
    package private(set) var weight = 0.0
    /// Σw².
    package private(set) var squared = 0.0

    package init() {}

    /// Sums up the weights of runs; with answers, of those whose answer is 1, or NaN where one is NaN.
    /// Both are summed alike, so that an answer that is always yes has the sums of all runs.
    package init(
        _ weights: UnsafePointer<Double>, answers: UnsafePointer<Double>? = nil, count: Int
    ) {
        var (sum, squares, yes) = (SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero)
        for group in 0..<(count / 8) {
            let answer = answers.map { eight($0, group) } ?? SIMD8(repeating: 1)
            let w = eight(weights, group) * answer
            sum += w
            squares += w * w
            yes += answer
        }
        weight = sum.sum()
        squared = squares.sum()
        var runs = yes.sum()
        for run in (count & ~7)..<count {
            let answer = answers?[run] ?? 1
            let w = weights[run] * answer
            weight += w
            squared += w * w
            runs += answer
        }
        self.runs = runs == runs ? Int(runs) : 0
    }

    package var effectiveCount: Double { squared > 0 ? weight * (weight / squared) : 0 }

    package mutating func merge(_ other: WeightedCount) {
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

    package func share(of some: WeightedCount) -> Estimate {
        let p = weight > 0 ? min(max(some.weight / weight, 0), 1) : .nan
        // Σw²(answer − p)² / (Σw)², as for any mean of weighted values.
        let spread = (1 - p) * (1 - p) * some.squared + p * p * (squared - some.squared)
        let error =
            p > 0 && p < 1
            ? max(0, spread).squareRoot() / weight
            : MonteCarloError.ofProbability(p, effectiveRuns: effectiveCount)
        return Estimate(value: p, standardError: error)
    }
}

/// Eight numbers in a row, of those of a group.
@inline(__always)
func eight(_ numbers: UnsafePointer<Double>, _ group: Int) -> SIMD8<Double> {
    UnsafeRawPointer(numbers).loadUnaligned(fromByteOffset: group &* 64, as: SIMD8<Double>.self)
}
