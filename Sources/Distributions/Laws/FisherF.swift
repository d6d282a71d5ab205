import CGSL
import RandomStreams

/// Fisher's F law: the ratio of two mean squares.
///
/// (A/ν₁)/(B/ν₂) with independent chi-squared A and B of ν₁ and ν₂ degrees of freedom (from 0.01 to
/// 1e12; they need not be whole). Mean ν₂/(ν₂−2), infinite for ν₂ ≤ 2; standard deviation
/// mean · √(2(ν₁+ν₂−2)/(ν₁(ν₂−4))), infinite for ν₂ ≤ 4. The tails are incomplete beta functions,
/// with a relative accuracy of about 1e-13 each or the conditioning of the argument.
package struct FisherFLaw {
    /// The degrees of freedom ν₁ of the numerator.
    package let numerator: Double
    /// The degrees of freedom ν₂ of the denominator.
    package let denominator: Double
    private let kernel: IncompleteBeta
    private let mirror: IncompleteBeta

    /// Makes the law, or throws where `df1` or `df2` is not between 0.01 and 1e12.
    package init(numerator: Double, denominator: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.within(StudentTLaw.degrees, numerator, "df1", of: "fisher_f")
        try LawRule.within(StudentTLaw.degrees, denominator, "df2", of: "fisher_f")
        self.numerator = numerator
        self.denominator = denominator
        kernel = IncompleteBeta(0.5 * numerator, 0.5 * denominator)
        mirror = IncompleteBeta(0.5 * denominator, 0.5 * numerator)
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension FisherFLaw: Law, SmoothLaw {
    package var name: String { "fisher_f" }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("df1", numerator), LawParameterValue("df2", denominator)]
    }
    package var support: ClosedRange<Double> { 0 ... .infinity }
    package var isDiscrete: Bool { false }
    package var mean: Double {
        denominator > 2 ? denominator / (denominator - 2) : .infinity
    }
    package var standardDeviation: Double {
        guard denominator > 4 else { return .infinity }
        let sum = numerator + denominator - 2
        return mean * (2 * sum / numerator / (denominator - 4)).squareRoot()
    }
    package var tailExponents: TailExponents { TailExponents(upper: 0.5 * denominator) }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        guard x >= 0, x < .infinity else { return 0 }
        if x == 0 { return numerator < 2 ? .infinity : numerator == 2 ? 1 : 0 }
        let (share, rest) = shares(x)
        return kernel.logitDensity(share, rest) / x
    }
    package func cumulative(_ x: Double) -> Double { tails(x).lower }
    package func upperTail(_ x: Double) -> Double { tails(x).upper }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) {
            $0 <= 0.5
                ? value(kernel.lowerQuantile($0, mirror: mirror))
                : value(mirror.lowerQuantile(1 - $0, mirror: kernel).mirrored)
        }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) {
            $0 <= 0.5
                ? value(mirror.lowerQuantile($0, mirror: kernel).mirrored)
                : value(kernel.lowerQuantile(1 - $0, mirror: mirror))
        }
    }

    private func tails(_ x: Double) -> TailPair {
        guard x > 0 else { return x.isNaN ? .undefined : .allAbove }
        guard x < .infinity else { return .allBelow }
        let (share, rest) = shares(x)
        return kernel.tails(share, rest)
    }

    /// The numerator's share of the whole, and the denominator's.
    private func shares(_ x: Double) -> (Double, Double) {
        let odds = x * (numerator / denominator)
        // Beyond, 1 + odds has no more digits, and infinity must not make NaN.
        return odds < 1e300 ? (odds / (1 + odds), 1 / (1 + odds)) : (1, denominator / numerator / x)
    }
    private func value(_ point: IncompleteBeta.Point) -> Double {
        point.x / point.y * (denominator / numerator)
    }
}

extension LawFamily {
    /// `fisher_f(df1, df2)` or `fisher_f(mean: …, sd: …)`.
    package static let fisherF = LawFamily(
        name: "fisher_f",
        summary: "The ratio of two mean squares.",
        guide: LawGuide(
            kind: .continuous,
            definition:
                "(A / df1) / (B / df2), with A and B chi-squared of df1 and df2 degrees of "
                + "freedom",
            parameters: [
                .init("df1", "from 0.01 to 1e12", .none, "degrees of freedom of the numerator"),
                .init("df2", "from 0.01 to 1e12", .none, "those of the denominator"),
                .init("mean", "between 1 and 2", .none, "the expected value"),
                .init("sd", "positive", .none, "the standard deviation"),
            ],
            values: "above 0",
            mean: "df2 / (df2 - 2); none where df2 is at most 2",
            sd: "mean sqrt(2 (df1 + df2 - 2) / (df1 (df2 - 4))); none where df2 is at most 4",
            example: "fisher_f(df1: 5, df2: 20)"),
        forms: [
            ParameterForm(["df1", "df2"]),
            ParameterForm(
                ["mean", "sd"], canonical: [fisherNumerator, fisherDenominator],
                validate: { (values) throws(LawError) in
                    try LawRule.finite(values[0], "mean", of: "fisher_f")
                    guard values[0] > 1, fisherDenominator.evaluate(values) > 4 else {
                        throw LawError(
                            "fisher_f", "mean", "mean must be between 1 and 2 where there is an sd",
                            got: values[0])
                    }
                    try LawRule.positive(values[1], "sd", of: "fisher_f")
                    let least = leastFisherSpread(values[0])
                    guard fisherNumerator.evaluate(values) > 0 else {
                        throw LawError(
                            "fisher_f", "sd",
                            "sd must be more than \(LawRule.show(least)) for mean \(LawRule.show(values[0]))",
                            got: values[1])
                    }
                }),
        ],
        percentiles: .fitted { (low, high) throws(LawError) in
            try FisherFit.parameters(low, high)
        },
        make: { (c) throws(LawError) in try FisherFLaw(numerator: c[0], denominator: c[1]) },
        conditional: .perRun { generator, parameters in
            let (df1, df2) = (parameters[0], parameters[1])
            guard StudentTLaw.degrees.contains(df1), StudentTLaw.degrees.contains(df2) else {
                return .nan
            }
            // As GSL does, but that both may lie below all doubles and their ratio not.
            let above = GammaDraw(generator, shape: 0.5 * df1, scale: 2)
            let below = GammaDraw(generator, shape: 0.5 * df2, scale: 2)
            return above.isOrdinary && below.isOrdinary
                ? (above.value * df2) / (below.value * df1)
                : exp(above.logarithm - below.logarithm + log(df2 / df1))
        }
    )

    /// ν₂ = 2m/(m − 1).
    private static var fisherDenominator: ParameterTerm {
        2 * ParameterTerm.argument(0) / ParameterTerm.positive(.argument(0) - .constant(1))
    }

    /// ν₁ = 2(ν₂ − 2)/(c²(ν₂ − 4) − 2) with c = sd/mean.
    private static var fisherNumerator: ParameterTerm {
        let ratio = relativeSpread
        let rest = fisherDenominator - .constant(4)
        return 2 * (fisherDenominator - .constant(2))
            / ParameterTerm.positive(ratio * ratio * rest - .constant(2))
    }

    /// The limit of the sd as ν₁ grows: mean · √(2/(ν₂ − 4)).
    private static func leastFisherSpread(_ mean: Double) -> Double {
        mean * (2 / (2 * mean / (mean - 1) - 4)).squareRoot()
    }
}
