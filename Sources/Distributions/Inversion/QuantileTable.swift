import CGSL

/// A continuous law's quantile function as a table of polynomials: one draw by inversion costs a
/// look-up and ten additions and multiplications, whatever the law.
///
/// The distance w = min(u, 1 − u) to the nearer end of 0…1 is split into octaves from 2⁻¹ down to
/// 2⁻¹⁷, each octave into sixteen cells, and in each cell a polynomial of degree five interpolates
/// the law's exact quantile (or the logarithm of its distance from a finite lower end of the
/// support) at six Chebyshev–Lobatto points. Cells shrink with w, so tails are resolved relative to
/// their own probability. The idea is that of Derflinger, Hörmann and Leydold, "Random variate
/// generation by numerical inversion when only the density is known", ACM TOMACS 20(4), 2010,
/// doi:10.1145/1842722.1842723; here the exact quantile is known.
///
/// **Accuracy.** Each cell is checked between its nodes against the law's own distribution
/// function: the u-error |F(x) − u| is at most `tolerance`, apart from the rounding of x itself. A
/// cell that fails, and all of w < 2⁻¹⁷, is left to the exact quantile function, draw by draw.
///
/// **Cost.** 1 to 2 ns a draw; about 4,000 calls of the quantile function to set up; 24 KiB.
public final class QuantileTable: Sendable {
    /// The law.
    public let law: any Law
    /// How many of the 512 cells are left to the exact quantile function.
    public let exactCells: Int

    private let form: Form
    private let rows: [Double]

    /// The largest u-error.
    public static let tolerance = 1e-10

    /// What the polynomials interpolate.
    enum Form: Sendable {
        /// The quantile.
        case linear
        /// log(quantile − the lower end of the support).
        case logAbove(Double)
    }

    /// Builds the table of a continuous law.
    public init(_ law: any Law) {
        self.law = law
        var chosen = QuantileCells(law, form: .linear)
        let low = law.support.lowerBound
        // A quantile that spans many powers of ten inside one cell is smooth in its logarithm.
        if chosen.failed > 8, low.isFinite {
            let logarithmic = QuantileCells(law, form: .logAbove(low))
            if logarithmic.failed < chosen.failed { chosen = logarithmic }
        }
        form = chosen.form
        rows = chosen.rows
        exactCells = chosen.failed
    }

    /// Replaces probabilities, each strictly between 0 and 1, by the law's quantiles.
    public func apply(_ buffer: UnsafeMutablePointer<Double>, count: Int) {
        rows.withUnsafeBufferPointer { rows in
            guard let rows = rows.baseAddress else { return }
            withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * QuantileCells.chunk) {
                numbers in
                withUnsafeTemporaryAllocation(of: Int64.self, capacity: QuantileCells.chunk) {
                    offsets in
                    numbers.initialize(repeating: 0)
                    guard let numbers = numbers.baseAddress, let offsets = offsets.baseAddress
                    else { return }
                    var start = 0
                    while start < count {
                        let size = min(QuantileCells.chunk, count &- start)
                        let u = buffer + start
                        let values = numbers + QuantileCells.chunk
                        QuantileCells.interpolate(
                            u, count: size, rows: rows, offsets: offsets, positions: numbers,
                            into: values)
                        finish(u, values, count: size)
                        start &+= size
                    }
                }
            }
        }
    }

    /// Writes values over the probabilities they are the quantiles of.
    @inline(__always)
    private func finish(
        _ u: UnsafeMutablePointer<Double>, _ values: UnsafeMutablePointer<Double>, count: Int
    ) {
        if case .logAbove(let low) = form {
            for index in 0..<count { values[index] = low + exp(values[index]) }
        }
        // Zero times a finite number is zero, and NaN survives a sum.
        let raw = UnsafeRawPointer(values)
        var lanes = SIMD8<Double>.zero
        for group in 0..<(count &+ 7) / 8 {
            lanes += raw.loadUnaligned(fromByteOffset: group &* 64, as: SIMD8<Double>.self) * 0
        }
        if lanes.sum() == 0 {
            u.update(from: values, count: count)
        } else {
            for index in 0..<count {
                let x = values[index]
                u[index] = x == x ? x : exact(u[index])
            }
        }
    }

    @inline(never)
    private func exact(_ u: Double) -> Double {
        u < 0.5 ? law.quantile(u) : law.upperQuantile(1 - u)
    }

    /// The quantile of one probability, by the same arithmetic as `apply`.
    public func quantile(_ u: Double) -> Double {
        var value = u
        apply(&value, count: 1)
        return value
    }
}
