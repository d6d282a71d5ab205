import CGSL
import Distributions
import Testing

/// Stable laws where they are laws of another name.
@Suite("Special cases of tabulated laws")
struct StableLawTests {
    static let tails = [1e-12, 1e-6, 1e-3, 0.05, 0.3, 0.5]

    @Test("Half an exponent and full skewness: Lévy's law")
    func levy() throws {
        for scale in [1.0, 300] {
            let law = try LevyStableLaw(alpha: 0.5, scale: scale, beta: 1)
            for q in Self.tails {
                let x = law.upperQuantile(q)
                #expect(agree(law.upperTail(x), erf((scale / x / 2).squareRoot()), relative: 1e-12))
                let y = law.quantile(q)
                #expect(
                    agree(law.cumulative(y), erfc((scale / y / 2).squareRoot()), relative: 1e-11))
                let density =
                    (scale / (2 * .pi)).squareRoot() * exp(-scale / (2 * y)) / (y * y.squareRoot())
                #expect(agree(law.density(y), density, relative: 1e-9))
            }
        }
    }

    @Test("Exponent 2 is the normal law, 1 without skewness the Cauchy law")
    func namedLaws() throws {
        let normal = try NormalLaw(mean: 0, standardDeviation: 3 * 2.0.squareRoot())
        let two = try LevyStableLaw(alpha: 2, scale: 3, beta: 0.5)
        let cauchy = try CauchyLaw(location: 0, scale: 3)
        let one = try LevyStableLaw(alpha: 1, scale: 3)
        for p in Self.tails {
            #expect(agree(two.quantile(p), normal.quantile(p), relative: 1e-13))
            #expect(agree(one.quantile(p), cauchy.quantile(p), relative: 1e-13))
            #expect(agree(two.density(p), normal.density(p), relative: 1e-13))
        }
    }

    @Test("Exponents close to 2 and to 1 come close to those laws")
    func limits() throws {
        let nearTwo = try LevyStableLaw(alpha: 2 - 1e-9, scale: 1)
        let normal = try NormalLaw(mean: 0, standardDeviation: 2.0.squareRoot())
        let nearOne = try LevyStableLaw(alpha: 1.001, scale: 1)
        for p in [0.05, 0.3, 0.45] {
            #expect(agree(nearTwo.quantile(p), normal.quantile(p), relative: 1e-7))
            #expect(agree(nearOne.quantile(p), CauchyLaw.standard.quantile(p), relative: 5e-3))
        }
    }

    /// By mpmath, with 50 digits: Fourier inversion along a turned ray, as `stable` in
    /// Tests/Reference/tabulated_laws.py does it; α, β, z, both tails and the density.
    static let nearOne: [[Double]] = [
        [1.01, 0.5, -40, 0.017779852249576061, 0.98222014775042394, 0.002138098837413205],
        [1.01, 0.5, -33.5, 0.09138251553236359, 0.90861748446763641, 0.063107379488677539],
        [1.01, 0.5, -31, 0.63525351333640279, 0.36474648666359721, 0.18149234614034053],
        [1.01, 0.5, -28, 0.87327056191233237, 0.12672943808766763, 0.030720185300400537],
        [1.01, 0.5, 0, 0.98515095661801703, 0.014849043381982974, 0.00048038515130484832],
        [1.01, 0.5, 100, 0.99653361876084329, 0.0034663812391567146, 2.6778298530053912e-5],
        [1.01, 0.5, 1e5, 0.99999577047434787, 4.2295256521308065e-6, 4.270592811194488e-11],
        [0.99, 0.5, 20, 0.013110173871760564, 0.98688982612823944, 0.0010639812844695289],
        [0.99, 0.5, 28, 0.038931946155515313, 0.96106805384448469, 0.0099940091499370536],
        [0.99, 0.5, 30.5, 0.11926325918585501, 0.88073674081414499, 0.10394827134097079],
        [0.99, 0.5, 33, 0.68817338982829324, 0.31182661017170676, 0.14079794072227711],
        [0.99, 0.5, 36, 0.87922664818482484, 0.12077335181517516, 0.026615193454601798],
        // Here the inversion loses its digits; by SciPy 1.17.1.
        [0.99, 0.5, 100, 0.9925219192718625, 0.007478080728137493, 0.0001099819161070386],
    ]

    @Test("Skewed laws of exponents close to 1 have the 1e-8 that they promise", arguments: nearOne)
    func skewedNearOne(_ row: [Double]) throws {
        let law = try LevyStableLaw(alpha: row[0], scale: 1, beta: row[1])
        #expect(agree(law.cumulative(row[2]), row[3], relative: 1e-8))
        #expect(agree(law.upperTail(row[2]), row[4], relative: 1e-8))
        #expect(agree(law.density(row[2]), row[5], relative: 1e-8))
        let nearer = row[3] <= 0.5 ? law.quantile(row[3]) : law.upperQuantile(row[4])
        // A point is told by its tail as well as the tail by the point.
        #expect(agree(nearer, row[2], relative: 1e-7) || abs(nearer - row[2]) < 1e-7)
    }

    @Test("Skewness is a mirror", arguments: [0.7, 1.0, 1.6])
    func mirror(alpha: Double) throws {
        let right = try LevyStableLaw(alpha: alpha, scale: 2, beta: 0.6)
        let left = try LevyStableLaw(alpha: alpha, scale: 2, beta: -0.6)
        for p in Self.tails {
            #expect(agree(right.quantile(p), -left.upperQuantile(p), relative: 1e-11))
            #expect(agree(right.upperQuantile(p), -left.quantile(p), relative: 1e-11))
            #expect(agree(right.density(p), left.density(-p), relative: 1e-9))
        }
    }

    @Test("Landau's law is a stable one, and GSL's")
    func landauIsStable() throws {
        // Landau's law is the stable one with α = β = 1 and scale π/2.
        let stable = try LevyStableLaw(alpha: 1, scale: .pi / 2, beta: 1)
        for p in Self.tails {
            #expect(agree(LandauLaw.standard.quantile(p), stable.quantile(p), relative: 1e-11))
            // GSL's density is CERN's approximation, which gives some seven digits.
            let x = LandauLaw.standard.quantile(p)
            if p > 1e-4 {
                #expect(
                    agree(LandauLaw.standard.density(x), gsl_ran_landau_pdf(x), relative: 1e-5))
            }
        }
    }

    @Test("A skew-normal law of shape 1 is the larger of two normal numbers, of shape 0 one")
    func skewNormal() throws {
        let one = try SkewNormalLaw(location: 0, scale: 1, shape: 1)
        let zero = try SkewNormalLaw(location: 3, scale: 2, shape: 0)
        let normal = try NormalLaw(mean: 3, standardDeviation: 2)
        for p in Self.tails {
            let x = one.quantile(p)
            let half = NormalLaw.standard.cumulative(x)
            #expect(agree(one.cumulative(x), half * half, relative: 1e-13))
            #expect(agree(zero.quantile(p), normal.quantile(p), relative: 1e-12))
            #expect(agree(zero.upperTail(p), normal.upperTail(p), relative: 1e-13))
        }
    }
}
