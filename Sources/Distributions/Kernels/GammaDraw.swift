import CGSL
import RandomStreams

/// One draw of a gamma law, known by its logarithm too: with a small shape most of its values lie
/// below all doubles, and their ratios need not.
///
/// From the same random numbers as `gsl_ran_gamma`, and `value` with the same bits.
struct GammaDraw {
    /// A draw of a shape of at least 1, times the scale.
    private let body: Double
    /// log of what makes a draw of a shape below 1 of it; 0 for larger shapes.
    private let logPower: Double
    /// The same as a number; 0 where that is too small.
    private let power: Double

    /// Draws for a shape and a scale that are positive and finite.
    ///
    /// X U^(1/a) has the shape a where X has the shape a + 1 (Marsaglia and Tsang 2000).
    init(_ generator: UnsafeMutablePointer<gsl_rng>, shape: Double, scale: Double) {
        guard shape < 1 else {
            body = gsl_ran_gamma(generator, shape, scale)
            logPower = 0
            power = 1
            return
        }
        let u = gsl_rng_uniform_pos(generator)
        body = gsl_ran_gamma(generator, 1 + shape, scale)
        logPower = log(u) / shape
        power = pow(u, 1 / shape)
    }

    /// Whether `value` and its factors have all their digits.
    var isOrdinary: Bool { power > 1e-290 && body < .infinity && value > 1e-290 }
    /// The draw, as far as a double can hold it.
    var value: Double { power > 1e-290 ? body * power : exp(logarithm) }
    /// Its logarithm.
    var logarithm: Double { log(body) + logPower }
}
