import Foundation

/// The quantile function of an unbounded metalog law, as a rising function of ℓ = log(p/(1−p)).
///
/// M = A(d) + B(d) ℓ with d = p − ½ = tanh(ℓ/2)/2 and two polynomials A and B.
struct MetalogCurve: Sendable {
    private let plain: [Double]
    private let logarithmic: [Double]

    /// Solves for the curve through points; throws where it would not rise everywhere.
    init(_ probabilities: [Double], _ values: [Double]) throws(LawError) {
        let count = probabilities.count
        var rows: [[Double]] = []
        for (p, value) in zip(probabilities, values) {
            let d = p - 0.5
            let logit = log(p) - log1p(-p)
            rows.append((0..<count).map { Self.term($0, d, logit) } + [value])
        }
        guard let solution = Self.solve(&rows), solution.allSatisfy(\.isFinite) else {
            throw LawError(
                "metalog",
                "these points are too many, or too close to each other, for a law through them to be computed"
            )
        }
        var (plain, logarithmic) = ([Double](), [Double]())
        for (index, coefficient) in solution.enumerated() {
            if Self.isLogarithmic(index) {
                logarithmic.append(coefficient)
            } else {
                plain.append(coefficient)
            }
        }
        self.plain = plain
        self.logarithmic = logarithmic
        if let p = fall {
            throw LawError(
                "metalog",
                "no such law goes through these points: its quantile function would fall near \(percentileLabel(p))",
                advice: "give points that rise more evenly, or fewer of them")
        }
    }

    /// Terms 1, ℓ, dℓ, d, d², d²ℓ, d³, d³ℓ, …, counted from 0.
    private static func isLogarithmic(_ index: Int) -> Bool {
        index == 1 || index == 2 || index > 3 && index % 2 == 1
    }
    private static func term(_ index: Int, _ d: Double, _ logit: Double) -> Double {
        let powers = [0, 0, 1, 1]
        let power = index < 4 ? powers[index] : index / 2
        var product = isLogarithmic(index) ? logit : 1
        for _ in 0..<power { product *= d }
        return product
    }

    /// How fast M grows with ℓ towards p = 0 and towards p = 1.
    var slopeAtZero: Double { Self.polynomial(logarithmic, -0.5).value }
    var slopeAtOne: Double { Self.polynomial(logarithmic, 0.5).value }

    /// M and dM/dℓ.
    func callAsFunction(_ logit: Double) -> (value: Double, slope: Double) {
        let d = 0.5 * tanh(0.5 * logit)
        let far = exp(-abs(logit))
        let rate = far / ((1 + far) * (1 + far))  // dd/dℓ = p(1 − p)
        let a = Self.polynomial(plain, d)
        let b = Self.polynomial(logarithmic, d)
        return (a.value + b.value * logit, rate * (a.slope + b.slope * logit) + b.value)
    }

    /// The ℓ at which M has a value.
    func logit(_ value: Double) -> Double {
        // Straight lines towards the ends bracket it.
        var (low, high) = (-1.0, 1.0)
        while self(low).value > value, low > -1e5 { low *= 2 }
        while self(high).value < value, high < 1e5 { high *= 2 }
        var logit = 0.5 * (low + high)
        for _ in 0..<200 {
            let (found, slope) = self(logit)
            let excess = found - value
            if excess == 0 { return logit }
            if excess < 0 { low = logit } else { high = logit }
            let newton = logit - excess / slope
            let next = newton > low && newton < high ? newton : 0.5 * (low + high)
            if abs(next - logit) <= 1e-16 * max(abs(logit), 1e-2) { return next }
            logit = next
        }
        return logit
    }

    /// A probability near which M falls; nil where it rises everywhere.
    private var fall: Double? {
        // At the ends by their limits; between them far closer than polynomials of this degree
        // can turn.
        let slopes = [slopeAtZero, slopeAtOne]
        if slopes[0] <= 0 { return 1e-6 }
        if slopes[1] <= 0 { return 1 - 1e-6 }
        for step in -4000...4000 {
            let logit = Double(step) * 0.01
            if self(logit).slope <= 0 { return 0.5 + 0.5 * tanh(0.5 * logit) }
        }
        return nil
    }

    private static func polynomial(
        _ coefficients: [Double], _ d: Double
    ) -> (value: Double, slope: Double) {
        var (value, slope) = (0.0, 0.0)
        for coefficient in coefficients.reversed() {
            slope = slope * d + value
            value = value * d + coefficient
        }
        return (value, slope)
    }

    /// Gaussian elimination with pivots; nil where the equations have no one solution.
    private static func solve(_ rows: inout [[Double]]) -> [Double]? {
        let count = rows.count
        for column in 0..<count {
            let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) }
            guard let pivot, rows[pivot][column] != 0 else { return nil }
            rows.swapAt(column, pivot)
            for row in (column + 1)..<max(count, column + 1) {
                let factor = rows[row][column] / rows[column][column]
                for index in column...count {
                    rows[row][index] -= factor * rows[column][index]
                }
            }
        }
        var solution = [Double](repeating: 0, count: count)
        for row in (0..<count).reversed() {
            var sum = rows[row][count]
            for index in (row + 1)..<max(count, row + 1) {
                sum -= rows[row][index] * solution[index]
            }
            solution[row] = sum / rows[row][row]
        }
        return solution
    }
}

/// Mean and standard deviation of a continuous law by double-exponential quadrature of its quantile
/// functions; infinite or NaN where its tail exponents say so.
struct QuantileMoments {
    let mean: Double
    let standardDeviation: Double

    init(of law: any Law) {
        var nodes: [(x: Double, weight: Double)] = []
        let step = 1.0 / 24
        for index in -130...130 {
            let t = Double(index) * step
            let small = 1 / (1 + exp(Double.pi * sinh(abs(t))))
            let x = t < 0 ? law.quantile(small) : law.upperQuantile(small)
            guard x.isFinite else { continue }
            nodes.append((x, small * (1 - small) * cosh(t)))
        }
        let total = nodes.reduce(0) { $0 + $1.weight }
        let center = law.quantile(0.5)
        let shift = nodes.reduce(0) { $0 + $1.weight / total * ($1.x - center) }
        let square = nodes.reduce(0) { sum, node in
            let deviation = (node.x - center) - shift
            return sum + node.weight / total * deviation * deviation
        }
        let tails = law.tailExponents
        let (lower, upper) = (tails.lower <= 1, tails.upper <= 1)
        mean =
            lower && upper
            ? .nan : lower ? -.infinity : upper ? .infinity : center + shift
        standardDeviation =
            min(tails.lower, tails.upper) <= 2 ? .infinity : square.squareRoot()
    }
}
