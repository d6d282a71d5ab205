import Distributions
import Foundation
import ModelLanguage
import Output

/// What was reported about a quantity, as a chart draws it.
struct ReportedMark {
    /// The forms of a report.
    enum Form: Equatable {
        case range(Double, Double)
        case point(Double)
        /// A number that may be off: the number, and from where to where it is as sure as the model's ranges.
        case near(Double, Double, Double)
        case atLeast(Double)
        case atMost(Double)
    }

    /// What was reported.
    let form: Form
    /// Who reported it, and what in words.
    let label: String

    /// The reports about a quantity: those that the model weighs and the range, with its source, that
    /// the quantity itself was given.
    static func marks(of index: Int, in model: Model) -> [ReportedMark] {
        (stated(index, in: model).map { [$0] } ?? [])
            + zip(model.evidence, model.likelihoods)
            .filter { model.subject(of: $0.0) == index }.map { mark($0, $1, in: model) }
    }

    /// What the marks mean, a sentence with its full stop.
    static func legend(of marks: [ReportedMark]) -> String {
        let hasErrors = marks.contains { if case .near = $0.form { true } else { false } }
        return "Bars: what was reported"
            + (hasErrors ? "; a thin bar: how far off a single number may be." : ".")
    }

    /// The numbers that the mark needs room for.
    var values: [Double] {
        switch form {
        case .range(let low, let high): [low, high]
        case .near(let x, let low, let high): [low, x, high]
        case .point(let x), .atLeast(let x), .atMost(let x): [x]
        }
    }

    /// The number itself of a report that is one.
    var point: Double? {
        switch form {
        case .point(let x), .near(let x, _, _): x
        case .range, .atLeast, .atMost: nil
        }
    }

    private static func mark(
        _ report: Evidence, _ likelihood: ReportLikelihood, in model: Model
    ) -> ReportedMark {
        let form: Form =
            switch report.report {
            case .range(let low, let high): .range(low, high)
            case .point(let x), .about(let x): near(x, likelihood, model.rangeLevel)
            case .atLeast(let x): .atLeast(x)
            case .atMost(let x): .atMost(x)
            case .exactly(let x), .count(let x): .point(x)
            case .share(let count, let total): .point(count / total)
            }
        return ReportedMark(
            form: form,
            label: label(
                words(report) ?? words(form), by: report.sources, or: report.name, in: model))
    }

    /// A number with its error.
    private static func near(
        _ x: Double, _ likelihood: ReportLikelihood, _ level: RangeLevel
    ) -> Form {
        func value(_ place: Double) -> Double {
            likelihood.scale == .logarithmic ? exp(place) : place
        }
        switch likelihood.statement {
        case .near(let centre, let sd):
            let reach = level.halfWidth * sd
            return .near(x, value(centre - reach), value(centre + reach))
        case .within(let low, let high): return .near(x, value(low), value(high))
        default: return .point(x)
        }
    }

    /// What a count says; nil for other reports.
    private static func words(_ report: Evidence) -> String? {
        let number = ChartNumbers.plain
        return switch report.report {
        case .share(let count, let total): "\(number(count)) of \(number(total))"
        case .count(let count): "\(number(count)) counted"
        default: report.isExact ? "exactly \(number(report.report.number))" : nil
        }
    }

    /// The range that a quantity's value is, such as `7000 to 15000` or `beta(p5: 0.3, p95: 0.7)`.
    private static func stated(_ index: Int, in model: Model) -> ReportedMark? {
        guard model.quantities.indices.contains(index) else { return nil }
        let quantity = model.quantities[index]
        guard case .draw(let draw) = quantity.expression.kind,
            case .fixed(let law) = draw.sampling, !quantity.sources.isEmpty
        else { return nil }
        let isRange = law is LognormalLaw && draw.text.contains(/^[^(),]+\sto\s[^(),]+$/)
        let hasEnds = draw.text.contains(/^\w+\(\s*p0?5\s*:[^:()]*,\s*p95\s*:[^:()]*\)\s*$/)
        guard isRange || hasEnds else { return nil }
        let level = isRange ? model.rangeLevel : .usual
        let form = Form.range(law.quantile(level.low), law.quantile(level.high))
        return ReportedMark(
            form: form, label: label(words(form), by: quantity.sources, or: "", in: model))
    }

    private static func label(
        _ words: String, by ids: [String], or name: String, in model: Model
    ) -> String {
        let titles = ids.compactMap { id in model.sources.first { $0.id == id }?.title }
        let source = DisplayText.clean(titles.first ?? name)
        // On one line, whatever the width.
        let others = titles.count > 1 ? "\u{A0}and\u{A0}\(titles.count - 1)\u{A0}more" : ""
        return source.isEmpty ? words : "\(words): \(source)\(others)"
    }

    private static func words(_ form: Form) -> String {
        let number = ChartNumbers.plain
        return switch form {
        case .range(let low, let high): "\(number(low)) to \(number(high))"
        case .point(let x), .near(let x, _, _): "about \(number(x))"
        case .atLeast(let x): "at least \(number(x))"
        case .atMost(let x): "at most \(number(x))"
        }
    }
}
