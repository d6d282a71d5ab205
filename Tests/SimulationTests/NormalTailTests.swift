import Arithmetic
import CGSL
import Simulation
import Testing

/// The normal distribution function against GSL's, which has some 15 digits, and far tails against
/// values computed with 50 digits.
@Suite("Normal tails")
struct NormalTailTests {
    @Test func distribution() {
        for step in -3000...3000 {
            let x = Double(step) / 400
            let exact = gsl_cdf_ugaussian_P(x)
            // A rounding of x²/2 counts x²/2 times.
            let limit = 1e-14 + x * x * 2e-16
            #expect(abs(VectorMath.normalCDF(x) / exact - 1) < limit, "\(x)")
        }
    }

    static let logarithms: [(x: Double, value: Double)] = [
        (-1e6, -500_000_000_014.734_45), (-100, -5005.524208694205073),
        (-38, -726.5572160188201301),
        (-10, -53.23128515051247086), (-5, -15.06499839398872887), (-1, -1.841021645009263751),
        (-0.25, -0.9130617648111351223), (0, -0.6931471805599453094),
        (0.5, -0.3689464152886565152), (3, -0.001350809964748193799),
        (8, -6.220960574271786e-16),
    ]

    @Test(arguments: logarithms)
    func logarithm(x: Double, value: Double) {
        #expect(abs(VectorMath.logNormalCDF(x) - value) < 1e-14 * max(1, abs(value)))
    }

    @Test func special() {
        #expect(VectorMath.logNormalCDF(-.infinity) == -.infinity)
        #expect(VectorMath.logNormalCDF(.infinity) == 0)
        #expect(VectorMath.logNormalCDF(.nan).isNaN)
        #expect(VectorMath.logNormalCDF(-1e300) == -.infinity)
        #expect(VectorMath.normalCDF(-.infinity) == 0)
        #expect(VectorMath.normalCDF(.infinity) == 1)
        #expect(VectorMath.normalCDF(.nan).isNaN)
        #expect(abs(VectorMath.normalCDF(0) - 0.5) < 1e-15)
    }
}
