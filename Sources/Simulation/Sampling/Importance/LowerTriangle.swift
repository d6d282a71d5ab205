import Arithmetic

/// A lower triangular matrix, such as the Cholesky factor of a covariance.
struct LowerTriangle: Sendable {
    let size: Int
    /// All rows, one after the other; what is above the diagonal is 0.
    private(set) var entries: [Double]

    /// The identity.
    init(identity size: Int) {
        self.size = size
        entries = [Double](repeating: 0, count: size * size)
        for i in 0..<size { entries[i * size + i] = 1 }
    }

    /// The Cholesky factor of a symmetric matrix given by its rows; nil where it is not positive
    /// definite.
    init?(factorOf matrix: [Double], size: Int) {
        self.size = size
        entries = [Double](repeating: 0, count: size * size)
        for i in 0..<size {
            for j in 0...i {
                var sum = matrix[i * size + j]
                for k in 0..<j { sum -= entries[i * size + k] * entries[j * size + k] }
                if i == j {
                    guard sum > 0, sum.isFinite else { return nil }
                    entries[i * size + i] = sum.squareRoot()
                } else {
                    entries[i * size + j] = sum / entries[j * size + j]
                }
            }
        }
    }

    subscript(row: Int, column: Int) -> Double { entries[row * size + column] }

    /// The logarithm of the determinant.
    var logDeterminant: Double {
        (0..<size).reduce(0) { $0 + VectorMath.log(self[$1, $1]) }
    }

    /// The matrix times a vector.
    func times(_ vector: [Double]) -> [Double] {
        (0..<size).map { i in (0...i).reduce(0) { $0 + self[i, $1] * vector[$1] } }
    }

    /// The matrix times another lower triangular one.
    func times(_ other: LowerTriangle) -> LowerTriangle {
        var product = self
        for i in 0..<size {
            for j in 0...i {
                product.entries[i * size + j] =
                    (j...i).reduce(0) { $0 + self[i, $1] * other[$1, j] }
            }
        }
        return product
    }

    /// The matrix times a number.
    func scaled(by factor: Double) -> LowerTriangle {
        var copy = self
        for index in copy.entries.indices { copy.entries[index] *= factor }
        return copy
    }

    /// The vector that the matrix takes to the given one.
    func solve(_ vector: [Double]) -> [Double] {
        var result = vector
        for i in 0..<size {
            var sum = vector[i]
            for j in 0..<i { sum -= self[i, j] * result[j] }
            result[i] = sum / self[i, i]
        }
        return result
    }
}
