import Arithmetic
import Distributions

/// Which of its first two moments a number has.
package enum ExistingMoments: Sendable, Equatable {
    /// Mean and standard deviation, as far as is known.
    case both
    /// A mean, but no standard deviation.
    case mean
    /// Neither.
    case none
}

extension Model {
    /// The doubts about every quantity, in the order of the file, and those about questions and reports.
    public var warnings: [Diagnostic] {
        let analysis = TailAnalysis(self)
        let moments = existingMoments
        let unused = Set(unusedQuantities)
        let reported = Set(report)
        let doubts = Dictionary(grouping: doubts, by: \.quantity)
        let about = quantities.indices.flatMap { index in
            var sentences = quantities[index].expression.draws.flatMap {
                warnings(about: $0, of: quantities[index])
            }
            if reported.contains(index), moments[index] != .both {
                sentences.append(
                    missing(moments[index], index, analysis.quantities[index].culprit))
            }
            if isUnused(index, unused) {
                sentences.append("nothing that is reported, asked or weighed needs it")
            }
            return (doubts[index] ?? [])
                + sentences.map {
                    Diagnostic($0, code: .modelling, severity: .advice, subject: .quantity(index))
                }
        }
        return about + (doubts[nil] ?? []) + reportAdvice
    }

    /// The moments that each quantity has before reports are weighed, by the rules of calculation:
    /// what is said to be missing is, what is not said may be missing too.
    ///
    /// A quantity whose inputs some report speaks of counts as having both, since the weights of the
    /// runs may well have tamed its tails.
    package var existingMoments: [ExistingMoments] { moments(weighed: true) }

    /// The same for a model without its reports.
    package var existingMomentsBeforeReports: [ExistingMoments] { moments(weighed: false) }

    private func moments(weighed: Bool) -> [ExistingMoments] {
        var analysis = TailAnalysis(self)
        var judged = InputSet()
        if weighed {
            let subjects = evidence.flatMap { [$0.about] + $0.readings.map(\.about) }
            for subject in subjects { judged = judged.union(analysis.inputs(of: subject)) }
        }
        return analysis.quantities.map { tails in
            guard tails.inputs.isDisjoint(with: judged) else { return .both }
            return tails.either <= 1 ? .none : tails.either <= 2 ? .mean : .both
        }
    }

    /// Whether nothing needs a quantity; of a joint law, the first part stands for all.
    private func isUnused(_ index: Int, _ unused: Set<Int>) -> Bool {
        guard let part = quantities[index].part else { return unused.contains(index) }
        return part.position == 0 && (index..<index + part.count).allSatisfy(unused.contains)
    }

    // MARK: Sentences

    private func missing(_ moments: ExistingMoments, _ index: Int, _ culprit: String?) -> String {
        let what =
            moments == .none ? "no mean and no standard deviation" : "no standard deviation"
        let cause = culprit.flatMap { $0 == quantities[index].name ? nil : " because of `\($0)`" }
        return "it has \(what)\(cause ?? ""), since its tails are too heavy; "
            + "use its median and intervals"
    }

    private func warnings(about draw: Draw, of quantity: Quantity) -> [String] {
        switch draw.sampling {
        case .fixed(let law): return wide(law, draw) + bounded(law, draw, quantity)
        case .conditional(let family, let form, let arguments),
            .truncatedConditional(let family, let form, let arguments, _, _):
            return rounded(family, form, arguments, quantity)
        case .mixture: return []
        }
    }

    /// A log-normal law over more orders of magnitude than anybody reports.
    private func wide(_ law: any Law, _ draw: Draw) -> [String] {
        guard let sigma = (law as? LognormalLaw)?.sigma else { return [] }
        let (apart, overMedian) = (
            VectorMath.exp(2 * Self.normal95 * sigma), VectorMath.exp(0.5 * sigma * sigma)
        )
        guard apart > Self.widestRange else { return [] }
        return [
            "the 5 % and 95 % points of `\(draw.text)` are a factor of "
                + "\(Self.factor(apart)) apart, and its mean is \(Self.factor(overMedian)) times its "
                + "median; "
                + "reports seldom leave three orders of magnitude open"
        ]
    }

    private static let widestRange = 1000.0
    /// The 95 % point of the standard normal law.
    private static let normal95 = 1.6448536269514722

    private static func factor(_ value: Double) -> String {
        value.isFinite ? NumberText.of(twoDigits(value)) : "more than 10^308"
    }

    /// Hard bounds where a source named a range.
    private func bounded(_ law: any Law, _ draw: Draw, _ quantity: Quantity) -> [String] {
        guard !quantity.sources.isEmpty, law is UniformLaw || law is IntegersLaw else { return [] }
        let (low, high) = (law.support.lowerBound, law.support.upperBound)
        let instead =
            low > 0
            ? "`\(NumberText.of(low)) to \(NumberText.of(high))`"
            : "`\(rangeLevel.normal(NumberText.of(low), NumberText.of(high)))`"
        return [
            "`\(draw.text)` says that nothing beyond its ends is possible, which the words of a "
                + "report seldom say; \(instead) claims less about the ends"
        ]
    }

    /// Parameters that are rounded in every run, as they need not be whole.
    private func rounded(
        _ family: LawFamily, _ form: ParameterForm, _ arguments: [CheckedExpression],
        _ quantity: Quantity
    ) -> [String] {
        guard let labels = Self.wholeParameters[family.name] else { return [] }
        return zip(form.labels, arguments).compactMap { label, argument in
            guard labels.contains(label), !isWhole(Self.unrounded(argument, quantity)) else {
                return nil
            }
            let name = quantity.part == nil ? family.name : "multinomial"
            return "`\(label)` of \(name) need not be a whole number here; it is rounded to "
                + "the nearest one in every run"
        }
    }

    /// The n of a multinomial law as the model gives it; its first part rounds it for all.
    private static func unrounded(_ argument: CheckedExpression, _ quantity: Quantity)
        -> CheckedExpression
    {
        guard let part = quantity.part, part.position == 0,
            case .call(.round, let inner) = argument.kind
        else { return argument }
        return inner[0]
    }

    private static let wholeParameters: [String: Set<String>] = [
        "binomial": ["n"], "hypergeometric": ["n1", "n2", "draws"], "integers": ["low", "high"],
    ]

    private static func twoDigits(_ value: Double) -> Double {
        guard value.isFinite, value > 0 else { return value }
        let exponent = VectorMath.log10(value).rounded(.down) - 1
        let digits = (value / VectorMath.pow(10, exponent)).rounded()
        // Read from text, since powers of ten are not exact.
        guard digits <= 100 else { return value }
        return Double("\(Int(digits))e\(Int(exponent))") ?? value
    }
}
