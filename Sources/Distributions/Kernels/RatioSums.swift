import Foundation

/// The probabilities of a law on whole numbers whose neighbours have a known ratio, summed into both
/// tails.
///
/// From the likeliest value the probabilities follow by their ratios, and the tails by summation
/// from the outside inwards, so that every entry is a sum of positive terms with a relative accuracy
/// of about 1e-16 times the number of values.
final class RatioSums: Sendable {
    /// The first value of the table.
    let first: Double
    private let mass: [Double]
    private let lower: [Double]
    private let upper: [Double]

    /// - Parameters:
    ///   - range: The values of the law.
    ///   - mode: A value of (nearly) the largest probability.
    ///   - ratio: Probability of k + 1 divided by that of k.
    init(in range: ClosedRange<Double>, mode: Double, ratio: (Double) -> Double) {
        // Relative to the mode; what is smaller than 1e-305 of it is left out.
        var above = [1.0]
        var k = mode
        while k < range.upperBound, let last = above.last, last > 1e-305 {
            above.append(last * ratio(k))
            k += 1
        }
        var below: [Double] = []
        var last = 1.0
        k = mode
        while k > range.lowerBound, last > 1e-305 {
            k -= 1
            last /= ratio(k)
            below.append(last)
        }
        first = k
        let relative = Array(below.reversed()) + above
        var lower: [Double] = []
        var upper = [Double](repeating: 0, count: relative.count)
        lower.reserveCapacity(relative.count)
        var sum = 0.0
        for index in relative.indices.reversed() {
            upper[index] = sum
            sum += relative[index]
        }
        var running = 0.0
        for value in relative {
            running += value
            lower.append(running)
        }
        let total = running
        self.mass = relative.map { $0 / total }
        self.lower = lower.map { min($0 / total, 1) }
        self.upper = upper.map { min($0 / total, 1) }
    }

    /// The probability of k; 0 for what is no whole number.
    func probability(_ k: Double) -> Double {
        guard k == k.rounded(.down), let index = index(k) else { return 0 }
        return mass[index]
    }

    /// The probabilities of at most x and of more.
    func tails(_ x: Double) -> TailPair {
        if x.isNaN { return .undefined }
        if x < first { return .allAbove }
        guard let index = index(x) else { return .allBelow }
        // The smaller one is exact, the other its complement to the last digit.
        return TailPair(lower: lower[index], upper: upper[index])
    }

    private func index(_ x: Double) -> Int? {
        let offset = (x - first).rounded(.down)
        return offset >= 0 && offset < Double(mass.count) ? Int(offset) : nil
    }
}
