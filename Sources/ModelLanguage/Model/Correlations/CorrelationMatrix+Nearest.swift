extension CorrelationMatrix {
    /// Steps after which the nearest matrix is near enough to be rounded to three decimals.
    private static let mostSteps = 300

    /// The positive semidefinite correlation matrix nearest in the sum of squared differences.
    ///
    /// By alternating projections with Dykstra's correction on the matrices without negative
    /// eigenvalues and on those with ones on the diagonal: Higham, "Computing the nearest
    /// correlation matrix", IMA Journal of Numerical Analysis 22(3), 2002,
    /// doi:10.1093/imanum/22.3.329. Accurate to about 10⁻⁶.
    package var nearest: CorrelationMatrix {
        var present = self
        var correction = [Double](repeating: 0, count: size * size)
        for _ in 0..<Self.mostSteps {
            let corrected = zip(present.entries, correction).map { $0 - $1 }
            let projected = Self.withoutNegative(corrected, size)
            correction = zip(projected, corrected).map { $0 - $1 }
            var next = CorrelationMatrix(identity: size)
            var change = 0.0
            for i in 0..<size {
                for j in 0..<i {
                    next[i, j] = projected[i * size + j]
                    change = max(change, (next[i, j] - present[i, j]).magnitude)
                }
            }
            present = next
            if change < 1e-8 { break }
        }
        return present
    }

    /// The symmetric matrix with its negative eigenvalues put to zero.
    private static func withoutNegative(_ matrix: [Double], _ size: Int) -> [Double] {
        let eigen = SymmetricEigenvalues(matrix, size: size)
        var result = [Double](repeating: 0, count: size * size)
        for (k, value) in eigen.values.enumerated() where value > 0 {
            for i in 0..<size {
                let scaled = value * eigen.vectors[i * size + k]
                for j in 0..<size {
                    result[i * size + j] += scaled * eigen.vectors[j * size + k]
                }
            }
        }
        return result
    }

    /// The nearest matrix that can be used, in values of a measure rounded to three decimals.
    ///
    /// The nearest one has an eigenvalue of zero, and rounding may make it negative; as far as needed
    /// its correlations are therefore drawn towards zero, by a tenth of a per cent and more.
    func nearestUsable(_ measure: Correlation.Measure) -> CorrelationMatrix {
        let nearest = nearest
        var shrinkage = 0.0
        while shrinkage < 1 {
            let values = nearest.mapped { measure.rounded(ofNormalScores: $0 * (1 - shrinkage)) }
            if values.mapped(measure.ofNormalScores).factor != nil { return values }
            shrinkage = max(0.001, shrinkage * 1.5)
        }
        return CorrelationMatrix(identity: size)
    }

    /// The largest number, in hundredths, with which all correlations can be multiplied.
    var usableShare: Double {
        var share = 99
        while share > 0, mapped({ $0 * Double(share) / 100 }).factor == nil { share -= 1 }
        return Double(share) / 100
    }
}

extension Correlation.Measure {
    /// The value of the measure that goes with a correlation of normal scores, to three decimals and
    /// strictly between −1 and 1.
    func rounded(ofNormalScores correlation: Double) -> Double {
        var (low, high) = (-0.9994, 0.9994)
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if ofNormalScores(middle) < correlation { low = middle } else { high = middle }
        }
        let thousandths = (low * 1000).rounded()
        // Without the sign of a rounded −0.0002.
        return thousandths == 0 ? 0 : thousandths / 1000
    }
}
