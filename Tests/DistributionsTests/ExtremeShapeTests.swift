import Distributions
import Foundation
import Testing

/// Laws at the ends of the range that their shapes may have.
@Suite("Extreme shapes")
struct ExtremeShapeTests {
    static let tails = [1e-12, 0.001, 0.05, 0.3, 0.49]

    /// The points with these probabilities above them, for scale 1: mpmath's `gammainc` with 60
    /// digits, inverted by bisection.
    static let powers: [(shape: Double, points: [Double])] = [
        (
            0.01,
            [
                7.9788251066167634e226, 6.2948420840188543e211, 2.0506370974505441e205,
                5.6053363907668276e198, 4.0423088067412334e190,
            ]
        ),
        (
            0.05,
            [
                4.6322393504852466e36, 9.0712833500838913e30, 1.8486012406574752e28,
                2.3704198218601439e25, 3.3468880268877786e21,
            ]
        ),
        (
            0.5,
            [
                923.19826118251578, 71.603397867516306, 15.129922999873501, 1.8945357108861984,
                0.046095701397226085,
            ]
        ),
        (
            30,
            [
                1.106080099089872, 1.0214245746257689, 0.88435343209942268, 0.39273039660933768,
                0.019636519830466463,
            ]
        ),
        (
            1000,
            [
                1.0028453577516384, 0.99750524105079051, 0.89948139523613592, 0.39976950899383819,
                0.019988475449691909,
            ]
        ),
        (
            2000,
            [
                1.0014020729885829, 0.99771736475810205, 0.89974047538635706, 0.3998846557272698,
                0.01999423278636349,
            ]
        ),
        (
            10_000,
            [
                1.0002705828810547, 0.99794240374662929, 0.89994805949084618, 0.39997691532926497,
                0.019998845766463248,
            ]
        ),
        (
            1e6,
            [
                1.0000023675904274, 0.99799942393975351, 0.89999948050679174, 0.39999976911412966,
                0.019999988455706483,
            ]
        ),
    ]

    @Test("The exponential power law from peak to plateau", arguments: powers.indices)
    func exponentialPower(index: Int) throws {
        let (shape, points) = Self.powers[index]
        let law = try ExponentialPowerLaw(scale: 1, shape: shape)
        for (q, x) in zip(Self.tails, points) {
            // A relative error of 1e-14 of |x|^b is one of 1e-14/b of x.
            #expect(agree(law.upperQuantile(q), x, relative: 1e-13 + 1e-14 / shape), "\(q)")
            #expect(agree(law.quantile(q), -x, relative: 1e-13 + 1e-14 / shape), "\(q)")
            // An ulp of x moves a tail by the density times that.
            let rounding = 4 * law.density(x) * x.ulp
            #expect(abs(law.upperTail(x) - q) <= 1e-12 * q + rounding, "\(q)")
            #expect(abs(law.cumulative(-x) - q) <= 1e-12 * q + rounding, "\(q)")
            #expect(abs(law.cumulative(x) - (1 - q)) <= 1e-15 + rounding, "\(q)")
        }
        #expect(law.cumulative(0) == 0.5 && law.upperTail(0) == 0.5)
    }

    /// For each family, values of its first parameters at and near the ends of their range.
    static let corners: [(family: String, parameters: [[Double]])] = {
        let shapes = [1e-6, 1e-3, 0.01, 0.5, 1, 30, 1e4, 1e9, 1e15]
        let degrees = [0.01, 0.02, 0.3, 1, 5, 1e6, 1e12]
        func pairs(_ a: [Double]) -> [[Double]] { a.flatMap { x in a.map { [x, $0] } } }
        return [
            ("gamma", shapes.map { [$0, 1] } + [[0.001, 1e300], [0.01, 1e200], [5, 1e-300]]),
            ("chi_squared", shapes.map { [$0] }), ("beta", pairs(shapes).map { $0 + [0, 1] }),
            ("weibull", shapes.map { [$0, 1] }), ("frechet", shapes.map { [$0, 1] }),
            ("pareto", shapes.map { [$0, 1] }), ("student_t", degrees.map { [$0, 0, 1] }),
            ("fisher_f", pairs(degrees)),
            ("exponential_power", [0.01, 0.1, 1, 4, 50, 3e3, 1e5, 1e6].map { [1, $0] }),
            ("skew_normal", [-1e4, -1, 0, 1e-9, 1, 1e3, 1e4].map { [0, 1, $0] }),
            (
                // Each takes a table of its own.
                "levy_stable", [[0.1, 1, 0], [0.5, 1, 1], [1.001, 1, 0.5], [1.999, 1, 0]]
            ),
        ]
    }()

    @Test("The tail of a quantile is the probability", arguments: corners.indices)
    func roundTrip(index: Int) throws {
        let (name, corners) = Self.corners[index]
        let family = try #require(LawFamily.named(name))
        for parameters in corners {
            let law = try family.make(parameters)
            for p in [1e-12, 1e-6, 0.001, 0.05, 0.3, 0.5, 0.7, 0.95] {
                for isUpper in [false, true] {
                    let x = isUpper ? law.upperQuantile(p) : law.quantile(p)
                    let tail = isUpper ? law.upperTail : law.cumulative
                    // What lies beyond the smallest and the largest numbers is not to be had.
                    guard law.support.contains(x), x.isFinite, abs(x) > 1e-300,
                        x != law.support.lowerBound, x != law.support.upperBound
                    else { continue }
                    let (one, other) = (tail(x - 4 * x.ulp), tail(x + 4 * x.ulp))
                    #expect(
                        min(one, other) <= p * (1 + 1e-9) && max(one, other) >= p * (1 - 1e-9),
                        "\(name) \(parameters): \(p) at \(x) gives \(tail(x))")
                }
            }
        }
    }

    @Test("A scale brings back what lies below all numbers without it")
    func scaledGamma() throws {
        // (log p + log Γ(1+a))/a + log s with mpmath's 40 digits.
        let law = try GammaLaw(shape: 0.001, scale: 1e300)
        let x = 7.42899661602363e-224
        // The exponent of 1,204 is rounded.
        #expect(agree(law.quantile(0.3), x, relative: 1e-11))
        #expect(agree(law.cumulative(x), 0.3, relative: 1e-13))
        #expect(agree(law.density(x), 0.001 * 0.3 / x, relative: 1e-11))
        #expect(law.quantile(0.05) == 0)
    }
}
