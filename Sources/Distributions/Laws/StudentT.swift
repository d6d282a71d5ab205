import CGSL
import RandomStreams

/// Student's t law: a symmetric bell with tails that fall like a power.
///
/// With z = (x − l)/s, location l (finite), scale s (positive and finite) and ν degrees of freedom
/// (from 0.01 to 1e12; they need not be whole), the density is proportional to (1 + z²/ν)^(−(ν+1)/2).
/// Mean l for ν > 1, else none; standard deviation s√(ν/(ν−2)) for ν > 2, else infinite. ν = 1 is
/// the Cauchy law. The tails are incomplete beta functions, with a relative accuracy of about 1e-13
/// each or the conditioning of the argument.
package struct StudentTLaw: LocationScaleLaw, SmoothLaw {
    /// The degrees of freedom ν.
    package let degreesOfFreedom: Double
    /// The median l.
    package let location: Double
    /// The scale s, in the unit of the quantity.
    package let scale: Double
    private let kernel: IncompleteBeta
    private let mirror: IncompleteBeta

    /// The degrees of freedom that this law and Fisher's F law can be computed with.
    static let degrees = 0.01...1e12

    /// Makes the law, or throws where `df` is not between 0.01 and 1e12, the location not finite or
    /// the scale not positive and finite.
    package init(
        degreesOfFreedom: Double, location: Double = 0, scale: Double = 1
    ) throws(LawError) {
        disableGSLAborts()
        try LawRule.within(Self.degrees, degreesOfFreedom, "df", of: "student_t")
        try LawRule.finite(location, "location", of: "student_t")
        try LawRule.positive(scale, "scale", of: "student_t")
        self.degreesOfFreedom = degreesOfFreedom
        self.location = location
        self.scale = scale
        kernel = IncompleteBeta(0.5 * degreesOfFreedom, 0.5)
        mirror = IncompleteBeta(0.5, 0.5 * degreesOfFreedom)
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension StudentTLaw {
    package var name: String { "student_t" }
    package var parameters: [LawParameterValue] {
        let df = [LawParameterValue("df", degreesOfFreedom)]
        guard location != 0 || scale != 1 else { return df }
        return df + [LawParameterValue("location", location), LawParameterValue("scale", scale)]
    }
    package var standardMean: Double { degreesOfFreedom > 1 ? 0 : .nan }
    package var standardSpread: Double {
        degreesOfFreedom > 2
            ? (degreesOfFreedom / (degreesOfFreedom - 2)).squareRoot() : .infinity
    }
    package var tailExponents: TailExponents {
        TailExponents(lower: degreesOfFreedom, upper: degreesOfFreedom)
    }

    package func standardDensity(_ z: Double) -> Double {
        let a = 0.5 * degreesOfFreedom
        // 1/(√ν B(ν/2, ½)) = Γ(ν/2 + ½)/(Γ(ν/2) √(πν)).
        let logConstant = GammaFunctions.logPochhammer(a, 0.5) - 0.5 * log(2 * .pi * a)
        return exp(logConstant - (a + 0.5) * logGrowth(z))
    }
    package func standardCumulative(_ z: Double) -> Double { tails(z).lower }
    package func standardUpperTail(_ z: Double) -> Double { tails(z).upper }
    package func standardQuantile(_ p: Double) -> Double { -standardUpperQuantile(p) }
    package func standardUpperQuantile(_ q: Double) -> Double {
        // Exact: 1 − q and 1 − 2q have all their digits there.
        q <= 0.5 ? distance(outside: 2 * q) : -distance(outside: 2 * (1 - q))
    }

    /// log(1 + z²/ν), also where the square overflows.
    private func logGrowth(_ z: Double) -> Double {
        let ratio = abs(z) / degreesOfFreedom.squareRoot()
        return ratio < 1e100 ? log1p(ratio * ratio) : 2 * logRatio(z)
    }

    /// log(|z|/√ν), also where the ratio overflows.
    private func logRatio(_ z: Double) -> Double {
        let ratio = abs(z) / degreesOfFreedom.squareRoot()
        return ratio < .infinity ? log(ratio) : log(abs(z)) - 0.5 * log(degreesOfFreedom)
    }

    private func tails(_ z: Double) -> TailPair {
        let ratio = abs(z) / degreesOfFreedom.squareRoot()
        let outside: TailPair
        if ratio < 1e100 {
            let square = ratio * ratio
            outside = kernel.tails(1 / (1 + square), square / (1 + square))
        } else {
            // There the tail is its leading power to the last digit.
            let logPower = -2 * logRatio(z) - kernel.logPowerLawQuantile(1)
            outside = TailPair(lower: exp(0.5 * degreesOfFreedom * logPower))
        }
        let far = 0.5 * outside.lower
        // The nearer part as a half and what lies between the middle and z.
        let near = 0.5 + 0.5 * outside.upper
        return z < 0 ? TailPair(lower: far, upper: near) : TailPair(lower: near, upper: far)
    }

    /// The z > 0 with probability `outside` beyond −z and z together.
    private func distance(outside: Double) -> Double {
        let root = degreesOfFreedom.squareRoot()
        guard outside < 1 else { return 0 }
        let logPower = kernel.logPowerLawQuantile(outside)
        if logPower < -200 { return root * exp(-0.5 * logPower) }
        let point =
            outside <= 0.5
            ? kernel.lowerQuantile(outside, mirror: mirror)
            : mirror.lowerQuantile(1 - outside, mirror: kernel).mirrored
        return root * (point.y / point.x).squareRoot()
    }
}

extension StudentTLaw {
    /// One draw about 0, from the same random numbers as `gsl_ran_tdist`.
    static func draw(
        _ generator: UnsafeMutablePointer<gsl_rng>, _ df: Double, scale: Double
    ) -> Double {
        // Just above 2, GSL would reject nearly all that it proposes.
        guard df < 2.01 else { return scale * gsl_ran_tdist(generator, df) }
        let normal = gsl_ran_ugaussian(generator)
        let gamma = GammaDraw(generator, shape: 0.5 * df, scale: 1)
        if gamma.isOrdinary { return scale * (normal / (2 * gamma.value / df).squareRoot()) }
        let logSize = log(abs(normal)) - 0.5 * (gamma.logarithm + log(2 / df)) + log(scale)
        return normal < 0 ? -exp(logSize) : exp(logSize)
    }
}

extension LawFamily {
    /// `student_t(df)`, `student_t(df, location, scale)` and `student_t(df: …, mean: …, sd: …)`.
    package static let studentT = LawFamily(
        name: "student_t",
        summary: "A symmetric bell with heavy tails, for errors with rare gross ones.",
        guide: LawGuide(
            kind: .continuous,
            definition:
                "density proportional to (1 + z^2 / df)^(-(df + 1) / 2) with z = (x - location) "
                + "/ scale",
            parameters: [
                .init(
                    "df", "from 0.01 to 1e12", .none,
                    "degrees of freedom; fewer are heavier tails"),
                .init("location", "any number; 0 if not given", .quantity, "the middle"),
                .init("scale", "positive; 1 if not given", .quantity, "what is multiplied with"),
                .init("mean", "any number", .quantity, "the middle; needs df above 2 here"),
                .init("sd", "positive", .quantity, "the standard deviation"),
            ],
            values: "every number",
            mean: "location; none where df is at most 1",
            sd: "scale sqrt(df / (df - 2)); none where df is at most 2",
            example: "student_t(df: 4, location: 0, scale: 250)"),
        forms: [
            ParameterForm(["df"], canonical: [.argument(0), .constant(0), .constant(1)]),
            ParameterForm(["df", "location", "scale"]),
            momentForm,
        ],
        percentiles: .unsupported(
            "student_t has three parameters, which two percentiles do not fix; "
                + "write student_t(df, location, scale), or normal with the percentiles"),
        make: { (c) throws(LawError) in
            try StudentTLaw(degreesOfFreedom: c[0], location: c[1], scale: c[2])
        },
        conditional: .perRun { generator, parameters in
            let (df, location, scale) = (parameters[0], parameters[1], parameters[2])
            guard StudentTLaw.degrees.contains(df), scale > 0, scale < .infinity,
                location.isFinite
            else { return .nan }
            return location + StudentTLaw.draw(generator, df, scale: scale)
        }
    )

    /// The scale is sd √((ν − 2)/ν).
    private static var momentForm: ParameterForm {
        let df = ParameterTerm.argument(0)
        let share = ParameterTerm.positive(df - .constant(2)) / df
        return ParameterForm(
            ["df", "mean", "sd"],
            canonical: [
                df, .argument(1), ParameterTerm.positive(.argument(2)) * .squareRoot(share),
            ],
            validate: { (values) throws(LawError) in
                try LawRule.within(StudentTLaw.degrees, values[0], "df", of: "student_t")
                guard values[0] > 2 else {
                    throw LawError(
                        "student_t", "df", "df must be more than 2 where there is an sd",
                        got: values[0])
                }
                try LawRule.finite(values[1], "mean", of: "student_t")
                try LawRule.positive(values[2], "sd", of: "student_t")
                try LawRule.ordinary(values[2], "sd", of: "student_t")
            })
    }
}
