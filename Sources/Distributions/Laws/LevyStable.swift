import CGSL
import RandomStreams

/// A stable law: what sums of many like quantities with heavy tails come close to.
///
/// X = cZ, where Z has the characteristic function exp(−|t|^α (1 − iβ sign(t) tan(πα/2))), and for
/// α = 1 X is such that its own is exp(−c|t|(1 + iβ(2/π) sign(t) log|t|)): the parametrisation of GSL's
/// `gsl_ran_levy_skew`, of SciPy's default "S1", and Nolan's "1", with location 0. Exponent α from 0.1
/// to 2, scale c (positive and finite), skewness β from −1 to 1. α = 2 is the normal law with standard
/// deviation √2 c, α = 1 with β = 0 the Cauchy law, and α = ½ with β = 1 Lévy's. Near α = 1 the law
/// moves away to infinity where β is not 0: α is 1 or at least 0.001 from it.
///
/// Mean 0 for α > 1; else none, or infinite where |β| is 1. Standard deviation infinite for α < 2.
/// Both tails and quantile functions and the density have a relative accuracy of about 1e-10, for α
/// within 0.05 of 1 and β not 0 of about 1e-8 (see `StableIntegral`).
///
/// **Cost.** Some 50 ms for the first law with the same α and β, less than a microsecond for each
/// value after that.
package struct LevyStableLaw: LocationScaleLaw, SmoothLaw {
    /// The exponent α.
    package let alpha: Double
    /// The scale c, in the unit of the quantity.
    package let scale: Double
    /// The skewness β.
    package let beta: Double
    /// What is added to c times the standard law: not 0 only for α = 1.
    package let location: Double
    private let kernel: Kernel

    private enum Kernel {
        case normal
        case cauchy
        case stable(StableKernel)
    }

    /// Makes the law, or throws where a parameter is out of its range.
    package init(alpha: Double, scale: Double, beta: Double = 0) throws(LawError) {
        disableGSLAborts()
        try LawRule.within(Self.exponents, alpha, "alpha", of: "levy_stable")
        try LawRule.positive(scale, "scale", of: "levy_stable")
        try LawRule.ordinary(scale, "scale", of: "levy_stable")
        try LawRule.within(-1...1, beta, "beta", of: "levy_stable")
        guard alpha == 1 || abs(alpha - 1) >= 0.999_999 * Self.leastDistance else {
            throw LawError(
                "levy_stable", "alpha",
                "alpha must be 1 or differ from it by at least \(LawRule.show(Self.leastDistance))",
                got: alpha)
        }
        guard alpha != 1 || beta == 0 || abs(beta) >= Self.leastDistance else {
            throw LawError(
                "levy_stable", "beta",
                "beta must be 0 or at least \(LawRule.show(Self.leastDistance)) in size where alpha is 1",
                got: beta)
        }
        self.alpha = alpha
        self.scale = scale
        self.beta = beta
        location = alpha == 1 && beta != 0 ? 2 / .pi * beta * (scale * log(scale)) : 0
        kernel =
            alpha == 2
            ? .normal
            : alpha == 1 && beta == 0
                ? .cauchy : .stable(StableKernel.of(alpha: alpha, beta: beta))
    }

    /// The exponents that the law can be computed with, and how close to 1 they may be.
    static let exponents = 0.1...2
    static let leastDistance = 0.001
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension LevyStableLaw {
    package var name: String { "levy_stable" }
    package var parameters: [LawParameterValue] {
        let shape = [LawParameterValue("alpha", alpha), LawParameterValue("scale", scale)]
        return beta == 0 ? shape : shape + [LawParameterValue("beta", beta)]
    }
    package var standardSupport: ClosedRange<Double> {
        (alpha < 1 && beta == 1 ? 0 : -.infinity)...(alpha < 1 && beta == -1 ? 0 : .infinity)
    }
    package var standardMean: Double {
        if alpha > 1 { return 0 }
        return beta == 1 ? .infinity : beta == -1 ? -.infinity : .nan
    }
    package var standardSpread: Double { alpha == 2 ? 2.0.squareRoot() : .infinity }
    package var tailExponents: TailExponents {
        TailExponents(
            lower: alpha == 2 || beta == 1 ? .infinity : alpha,
            upper: alpha == 2 || beta == -1 ? .infinity : alpha)
    }

    package func standardDensity(_ z: Double) -> Double {
        switch kernel {
        case .normal: NormalLaw.standard.density(z / 2.0.squareRoot()) / 2.0.squareRoot()
        case .cauchy: CauchyLaw.standard.density(z)
        case .stable(let kernel): kernel.density(z)
        }
    }
    package func standardCumulative(_ z: Double) -> Double { tails(z).lower }
    package func standardUpperTail(_ z: Double) -> Double { tails(z).upper }
    package func standardQuantile(_ p: Double) -> Double {
        switch kernel {
        case .normal: NormalLaw.standard.quantile(p) * 2.0.squareRoot()
        case .cauchy: CauchyLaw.standard.quantile(p)
        case .stable(let kernel):
            p <= 0.5 ? kernel.lowerQuantile(p) : kernel.upperQuantile(1 - p)
        }
    }
    package func standardUpperQuantile(_ q: Double) -> Double {
        switch kernel {
        case .normal: NormalLaw.standard.upperQuantile(q) * 2.0.squareRoot()
        case .cauchy: CauchyLaw.standard.upperQuantile(q)
        case .stable(let kernel):
            q <= 0.5 ? kernel.upperQuantile(q) : kernel.lowerQuantile(1 - q)
        }
    }

    private func tails(_ z: Double) -> TailPair {
        switch kernel {
        case .normal: NormalLaw.standard.tails(z / 2.0.squareRoot())
        case .cauchy: CauchyLaw.standard.tails(z)
        case .stable(let kernel): kernel.tails(z)
        }
    }
}

extension LawFamily {
    /// `levy_stable(alpha, scale)` and `levy_stable(alpha, scale, beta)`.
    package static let levyStable = LawFamily(
        name: "levy_stable",
        summary: "What sums of many like quantities with heavy tails come close to.",
        guide: LawGuide(
            kind: .continuous,
            definition:
                "characteristic function exp(-|scale t|^alpha (1 - i beta sign(t) tan(pi alpha "
                + "/ 2))); Nolan's S1 form",
            parameters: [
                .init(
                    "alpha", "from 0.1 to 2; 1, or at least 0.001 from it", .none,
                    "the exponent of the tails: 2 is normal, 1 with beta 0 Cauchy"),
                .init("scale", "positive", .quantity, "what is multiplied with"),
                .init(
                    "beta", "from -1 to 1; 0 if not given", .none,
                    "which side the tail is on: 1 is right"),
            ],
            values: "every number; one side of 0 where alpha is below 1 and beta 1 or -1",
            mean: "0; none where alpha is at most 1",
            sd: "none, but sqrt(2) scale where alpha is 2",
            example: "levy_stable(alpha: 1.7, scale: 10)"),
        forms: [
            ParameterForm(
                ["alpha", "scale"], canonical: [.argument(0), .argument(1), .constant(0)]),
            ParameterForm(["alpha", "scale", "beta"]),
        ],
        percentiles: .unsupported(
            "levy_stable has its exponent in its far tails, of which two percentiles tell little; "
                + "write levy_stable(alpha, scale, beta), or cauchy or normal with the percentiles"),
        make: { (c) throws(LawError) in
            try LevyStableLaw(alpha: c[0], scale: c[1], beta: c[2])
        },
        conditional: .perRun { generator, parameters in
            let (alpha, scale, beta) = (parameters[0], parameters[1], parameters[2])
            guard LevyStableLaw.exponents.contains(alpha), scale > 0, scale < .infinity,
                beta >= -1, beta <= 1
            else { return .nan }
            return gsl_ran_levy_skew(generator, scale, alpha, beta)
        }
    )
}
