import CGSL
import RandomStreams

/// The exponential power law: symmetric about 0, from sharply peaked to nearly flat.
///
/// Density exp(−|x/s|^b)/(2sΓ(1+1/b)) with scale s (positive and finite) and shape b (from 0.01 to
/// 1e6): 1 is the Laplace law, 2 the normal law with standard deviation s/√2, and large shapes come
/// close to the uniform law on −s … s. Mean 0, standard deviation s√(Γ(3/b)/Γ(1/b)). The tails are
/// incomplete gamma functions, with a relative accuracy of about 1e-13 each or the conditioning of
/// the argument. The parametrisation is that of GSL's `gsl_ran_exppow`.
package struct ExponentialPowerLaw: LocationScaleLaw {
    /// The scale s, in the unit of the quantity.
    package let scale: Double
    /// The shape b.
    package let shape: Double
    private let kernel: IncompleteGamma

    /// The shapes that the law can be computed with.
    static let shapes = 0.01...1e6

    /// Makes the law, or throws where the scale is not positive and finite or the shape not between
    /// 0.01 and 1e6.
    package init(scale: Double, shape: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.positive(scale, "scale", of: "exponential_power")
        try LawRule.within(Self.shapes, shape, "shape", of: "exponential_power")
        self.scale = scale
        self.shape = shape
        kernel = IncompleteGamma(shape: 1 / shape)
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension ExponentialPowerLaw {
    package var name: String { "exponential_power" }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("scale", scale), LawParameterValue("shape", shape)]
    }
    package var location: Double { 0 }
    package var standardMean: Double { 0 }
    package var standardSpread: Double {
        // Γ(3/b)/Γ(1/b) is Γ(1+3/b)/(3Γ(1+1/b)).
        var three = gsl_sf_result()
        var one = gsl_sf_result()
        guard gsl_sf_lngamma_e(1 + 3 / shape, &three) == 0,
            gsl_sf_lngamma_e(1 + 1 / shape, &one) == 0
        else { return .nan }
        return (exp(three.val - one.val) / 3).squareRoot()
    }

    package func standardDensity(_ z: Double) -> Double {
        exp(-pow(abs(z), shape)) / (2 * tgamma(1 + 1 / shape))
    }
    package func standardCumulative(_ z: Double) -> Double { tails(z).lower }
    package func standardUpperTail(_ z: Double) -> Double { tails(z).upper }
    package func standardQuantile(_ p: Double) -> Double { -standardUpperQuantile(p) }
    package func standardUpperQuantile(_ q: Double) -> Double {
        // Exact: 1 − q and 1 − 2q have all their digits there.
        q <= 0.5 ? distance(outside: 2 * q) : -distance(outside: 2 * (1 - q))
    }

    private func tails(_ z: Double) -> TailPair {
        let power = pow(abs(z), shape)
        // Where the power is too small for a double, its own root need not be.
        let part = power > 1e-290 ? kernel.tails(power) : kernel.tails(logX: shape * log(abs(z)))
        let far = 0.5 * part.upper
        let near = 0.5 + 0.5 * part.lower
        return z < 0 ? TailPair(lower: far, upper: near) : TailPair(lower: near, upper: far)
    }

    /// The z > 0 with probability `outside` beyond −z and z together: |z|^b is gamma-distributed.
    private func distance(outside: Double) -> Double {
        guard outside < 1 else { return 0 }
        let logPower =
            outside <= 0.5
            ? kernel.logUpperQuantile(outside) : kernel.logQuantile(1 - outside)
        return exp(logPower / shape)
    }

    /// log of the distance from 0 that |X| exceeds with a probability, for scale 1.
    static func logDistance(_ shape: Double, within: Double) -> Double {
        IncompleteGamma(shape: 1 / shape).logQuantile(within) / shape
    }
}

extension LawFamily {
    /// `exponential_power(scale, shape)` or `exponential_power(sd: …, shape: …)`.
    package static let exponentialPower = LawFamily(
        name: "exponential_power",
        summary: "Errors about 0 with tails as heavy or light as wanted.",
        guide: LawGuide(
            kind: .continuous,
            definition: "density proportional to exp(-|x / scale|^shape)",
            parameters: [
                .init("scale", "positive", .quantity, "what is multiplied with"),
                .init(
                    "shape", "from 0.01 to 1e6", .none,
                    "1 is Laplace, 2 normal, more is flatter"),
                .init("sd", "positive", .quantity, "the standard deviation"),
            ],
            values: "every number",
            mean: "0",
            sd: "scale sqrt(G(3 / shape) / G(1 / shape)), with G the gamma function",
            example: "exponential_power(scale: 200, shape: 1.5)"),
        forms: [ParameterForm(["scale", "shape"]), spreadForm],
        percentiles: .fitted { (low, high) throws(LawError) in
            try exponentialPower(low, high)
        },
        make: { (c) throws(LawError) in try ExponentialPowerLaw(scale: c[0], shape: c[1]) },
        conditional: .perRun { generator, parameters in
            let (scale, shape) = (parameters[0], parameters[1])
            guard scale > 0, scale < .infinity, ExponentialPowerLaw.shapes.contains(shape) else {
                return .nan
            }
            guard shape > 4 else { return gsl_ran_exppow(generator, scale, shape) }
            // As GSL does, but that |x/s|^b, which is gamma-distributed, may lie below all doubles.
            let side = gsl_rng_uniform(generator)
            let power = GammaDraw(generator, shape: 1 / shape, scale: 1)
            let distance =
                power.isOrdinary ? pow(power.value, 1 / shape) : exp(power.logarithm / shape)
            return side > 0.5 ? scale * distance : -(scale * distance)
        }
    )

    /// Scale and shape from two points on one side of 0, or on both at unlike probabilities: the
    /// ratio of two distances from 0 falls as the shape grows.
    private static func exponentialPower(
        _ low: PercentilePoint, _ high: PercentilePoint
    ) throws(LawError) -> [Double] {
        let name = "exponential_power"
        let points = [low, high]
        let values = points.map(\.value)
        let (p, q) = (low.probability, high.probability)
        try LawRule.increasing(values, of: name, p, q)
        for point in points where (point.probability - 0.5) * point.value <= 0 {
            let label = percentileLabel(point.probability)
            let rule =
                point.probability < 0.5
                ? "negative" : point.probability > 0.5 ? "positive" : "left out, as it is 0"
            throw LawError(name, label, "\(label) must be \(rule)", got: point.value)
        }
        // The probabilities between −|x| and |x|, exact for p ≥ ¼ and near 1 to its last digits.
        let within = points.map { abs(2 * ($0.probability - 0.5)) }
        let (inner, outer) = within[0] < within[1] ? (0, 1) : (1, 0)
        let logRatio = log(abs(values[outer])) - log(abs(values[inner]))
        let range =
            log(ExponentialPowerLaw.shapes.lowerBound)...log(ExponentialPowerLaw.shapes.upperBound)
        guard within[inner] < within[outer], logRatio > 0, logRatio < .infinity else {
            throw LawRule.unreachable(values, of: name, p, q)
        }
        let logShape = RootSolver.increasingRoot(in: range, tolerance: 1e-15) {
            let shape = exp($0)
            return logRatio - ExponentialPowerLaw.logDistance(shape, within: within[outer])
                + ExponentialPowerLaw.logDistance(shape, within: within[inner])
        }
        let shape = exp(logShape)
        let scale = exp(
            log(abs(values[outer])) - ExponentialPowerLaw.logDistance(shape, within: within[outer]))
        guard logShape > range.lowerBound, logShape < range.upperBound, scale >= 1e-300,
            scale <= 1e300
        else { throw LawRule.unreachable(values, of: name, p, q) }
        return [scale, shape]
    }

    /// The mean is 0, so that the sd and the shape say all.
    private static var spreadForm: ParameterForm {
        let spread = ParameterTerm.function(
            { (try? ExponentialPowerLaw(scale: 1, shape: $0))?.standardSpread ?? .nan },
            .argument(1))
        return ParameterForm(
            ["sd", "shape"],
            canonical: [ParameterTerm.positive(.argument(0)) / spread, .argument(1)],
            validate: { (values) throws(LawError) in
                let name = "exponential_power"
                try LawRule.within(ExponentialPowerLaw.shapes, values[1], "shape", of: name)
                try LawRule.positive(values[0], "sd", of: name)
                try LawRule.ordinary(values[0] / spread.evaluate(values), "sd", of: name)
            })
    }
}
