/// The eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations.
///
/// Rotations take the entries off the diagonal to zero in turn until all are (Golub and Van Loan,
/// *Matrix Computations*, 4th edition, section 8.5). Slow, simple and exact to rounding; for
/// matrices of some ten rows.
struct SymmetricEigenvalues {
    /// The eigenvalues, in no order.
    private(set) var values: [Double] = []
    /// The eigenvectors as columns, row by row.
    private(set) var vectors: [Double]

    private static let mostSweeps = 40

    /// - Parameter matrix: finite entries, row by row.
    init(_ matrix: [Double], size: Int) {
        var a = matrix
        vectors = [Double](repeating: 0, count: size * size)
        for i in 0..<size { vectors[i * size + i] = 1 }
        for _ in 0..<Self.mostSweeps {
            var rest = 0.0
            for i in 0..<size {
                for j in 0..<i { rest += a[i * size + j] * a[i * size + j] }
            }
            if rest < 1e-30 { break }
            for p in 0..<size {
                for q in (p + 1)..<max(size, p + 1) where a[p * size + q] != 0 {
                    let cotangent = (a[q * size + q] - a[p * size + p]) / (2 * a[p * size + q])
                    let root = (cotangent * cotangent + 1).squareRoot()
                    let t = (cotangent < 0 ? -1 : 1) / (cotangent.magnitude + root)
                    let cosine = 1 / (t * t + 1).squareRoot()
                    Self.rotate(&a, size, p, q, cosine, t * cosine, stride: size, step: 1)
                    Self.rotate(&a, size, p, q, cosine, t * cosine, stride: 1, step: size)
                    Self.rotate(&vectors, size, p, q, cosine, t * cosine, stride: size, step: 1)
                }
            }
        }
        values = (0..<size).map { a[$0 * size + $0] }
    }

    /// Rotates columns p and q (stride: size, step: 1) or rows p and q (stride: 1, step: size).
    private static func rotate(
        _ a: inout [Double], _ size: Int, _ p: Int, _ q: Int, _ cosine: Double, _ sine: Double,
        stride: Int, step: Int
    ) {
        for k in 0..<size {
            let x = a[k * stride + p * step]
            let y = a[k * stride + q * step]
            a[k * stride + p * step] = cosine * x - sine * y
            a[k * stride + q * step] = sine * x + cosine * y
        }
    }
}
