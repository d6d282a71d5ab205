/// A symmetric matrix with ones on its diagonal.
package struct CorrelationMatrix: Sendable, Equatable {
    /// The number of rows.
    package let size: Int
    /// All rows, one after the other.
    private(set) var entries: [Double]

    /// What is left of a variance below this, given the inputs before, counts as nothing.
    private static let smallestPivot = 1e-10

    /// The identity: no correlations.
    package init(identity size: Int) {
        self.size = size
        entries = [Double](repeating: 0, count: size * size)
        for i in 0..<size { entries[i * size + i] = 1 }
    }

    /// An entry; setting one sets its mirror image as well.
    package subscript(row: Int, column: Int) -> Double {
        get { entries[row * size + column] }
        set {
            entries[row * size + column] = newValue
            entries[column * size + row] = newValue
        }
    }

    /// The matrix with a function of each entry off the diagonal.
    func mapped(_ function: (Double) -> Double) -> CorrelationMatrix {
        var result = self
        for i in 0..<size {
            for j in 0..<i { result[i, j] = function(self[i, j]) }
        }
        return result
    }

    /// The Cholesky factor, lower triangular, row by row; nil where the matrix is not positive
    /// definite.
    ///
    /// - Complexity: O(size³).
    package var factor: [Double]? {
        var factor = [Double](repeating: 0, count: size * size)
        for i in 0..<size {
            for j in 0...i {
                var sum = entries[i * size + j]
                for k in 0..<j { sum -= factor[i * size + k] * factor[j * size + k] }
                if i == j {
                    guard sum > Self.smallestPivot else { return nil }
                    factor[i * size + i] = sum.squareRoot()
                } else {
                    factor[i * size + j] = sum / factor[j * size + j]
                }
            }
        }
        return factor
    }
}
