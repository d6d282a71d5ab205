import Foundation

/// A positive definite symmetric system with seven diagonals, factored.
struct BandedSystem {
    /// The lower factor below its diagonal of ones, and in its place the pivots.
    private var factor: [Double]
    private let count: Int

    /// Factors `strength` times a matrix plus a diagonal; nil where it is not positive definite.
    init?(_ matrix: [Double], times strength: Double, plus diagonal: [Double]) {
        count = diagonal.count
        factor = matrix
        // The least that keeps empty bins from making the matrix singular.
        let ridge = 1e-9 * diagonal.reduce(0, +) / Double(count)
        for row in 0..<count {
            for offset in stride(from: min(3, row), through: 0, by: -1) {
                let column = row - offset
                var element = strength * factor[row * 4 + offset]
                if offset == 0 { element += diagonal[row] + ridge }
                let first = max(0, row - 3)
                for inner in first..<max(column, first) {
                    element -=
                        factor[row * 4 + row - inner] * factor[column * 4 + column - inner]
                        * factor[inner * 4]
                }
                if offset > 0 {
                    factor[row * 4 + offset] = element / factor[column * 4]
                } else {
                    guard element > 0, element.isFinite else { return nil }
                    factor[row * 4] = element
                }
            }
        }
    }

    var logarithmOfDeterminant: Double {
        (0..<count).reduce(0) { $0 + log(factor[$1 * 4]) }
    }

    func solve(_ right: [Double]) -> [Double] {
        var values = right
        for row in 0..<count {
            for offset in 1..<4 where offset <= row {
                values[row] -= factor[row * 4 + offset] * values[row - offset]
            }
        }
        for row in 0..<count { values[row] /= factor[row * 4] }
        for row in (0..<count).reversed() {
            for offset in 1..<4 where offset <= row {
                values[row - offset] -= factor[row * 4 + offset] * values[row]
            }
        }
        return values
    }
}
