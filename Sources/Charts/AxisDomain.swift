import Foundation
import Output
import Statistics

/// Which values an axis shows.
struct AxisDomain {
    let kind: AxisScale.Kind
    private(set) var low: Double
    private(set) var high: Double
    /// Whether all values are whole numbers, so that ticks between them would mean nothing.
    let isWhole: Bool

    /// The part of the values that an axis reaches to on the low and on the high side, and how much
    /// wider it may become to reach the very ends.
    private static let reach = (low: 0.002, high: 0.995, wider: 0.1)
    /// Where medians differ by more than this factor, equal steps would leave the lower distribution a
    /// spike and the higher one a flat line.
    private static let mostApart = 5.0
    /// An axis of positive values begins at 0 where this costs no more than this share of it.
    private static let mostEmptiness = 0.35
    /// How far an axis reaches beyond the 5 % and the 95 % point of what is not single values, in widths of
    /// the range between them: of the heaviest tails nothing else would leave more than a spike.
    private static let farthest = 1.0
    /// The space on either side, as a share of the axis.
    private static let padding = 0.03

    /// The values of some distributions together.
    ///
    /// - Parameters:
    ///   - marks: further values to show, as far as they lie within the span of the values beside it; farther
    ///     ones would leave no room for the curves.
    ///   - mostWider: how many times as wide as most others one may be without being cut.
    /// - Returns: nil without any value.
    init?(
        _ distributions: [BinnedDistribution], marks: [Double] = [],
        mostWider: Double = AxisDomain.mostWider
    ) {
        let filled = distributions.filter { $0.total > 0 }
        guard !filled.isEmpty else { return nil }
        let medians = filled.map { $0.quantile(0.5) }
        let areApart = (medians.max() ?? 0) > (medians.min() ?? 0) * Self.mostApart
        let isWide =
            filled.allSatisfy { $0.quantile(0) > 0 }
            && (areApart || filled.contains(where: \.spansOrdersOfMagnitude))
        let parts = filled.map {
            AtomSeparation.separate($0, maximumAtoms: DensityShape.mostAtoms)
        }
        let ends = zip(filled, parts).map {
            Self.ends(of: $0, $1.smooth, $1.atoms.map(\.x), isLog: isWide)
        }
        guard
            case let (low, high)? = Self.common(
                ends, of: filled, isLog: isWide, mostWider: mostWider), low.isFinite,
            high.isFinite
        else { return nil }
        let atoms = parts.flatMap(\.atoms)
        self.init(
            isWide ? .logarithmic : .linear, low: low, high: high, marks: marks,
            isWhole: parts.allSatisfy { $0.smooth.total == 0 }
                && atoms.allSatisfy { $0.x == $0.x.rounded() },
            hasAtoms: !atoms.isEmpty)
    }

    /// The range of some intervals' ends; logarithmic where all are positive and they span more than
    /// `ratio`.
    init?(ends: [Double], ratio: Double = usualRatio) {
        let ends = ends.filter(\.isFinite)
        guard let low = ends.min(), let high = ends.max() else { return nil }
        self.init(
            low > 0 && high / low > ratio ? .logarithmic : .linear, low: low, high: high, marks: [],
            isWhole: false, hasAtoms: false)
    }

    /// Exactly the values between two.
    init(_ kind: AxisScale.Kind, from low: Double, to high: Double) {
        self.kind = kind
        self.low = low
        self.high = high
        isWhole = false
    }

    private init(
        _ kind: AxisScale.Kind, low: Double, high: Double, marks: [Double], isWhole: Bool,
        hasAtoms: Bool
    ) {
        self.kind = kind
        self.isWhole = isWhole
        self.low = low
        self.high = high
        if kind == .linear, low > 0, low < Self.mostEmptiness * high { self.low = 0 }
        let isLog = kind == .logarithmic
        func onScale(_ x: Double) -> Double { isLog ? log(x) : x }
        let ends = (onScale(self.low), onScale(self.high))
        // In halves, since the span of the largest numbers overflows.
        let half = ends.1 / 2 - ends.0 / 2
        for mark in marks where mark.isFinite && (!isLog || mark > 0) {
            let beside = max(ends.0 / 2 - onScale(mark) / 2, onScale(mark) / 2 - ends.1 / 2)
            guard beside <= half else { continue }
            self.low = min(self.low, mark)
            self.high = max(self.high, mark)
        }
        // A stem needs room on both sides, also at 0.
        pad(zero: hasAtoms)
    }

    private mutating func pad(zero: Bool) {
        if kind == .logarithmic {
            let factor = exp((log(high) - log(low)) * Self.padding)
            (low, high) = (low / factor, high * factor)
            return
        }
        let space = (high / 2 - low / 2) * 2 * Self.padding
        guard space.isFinite else { return }
        if low != 0 || zero { low -= space }
        high += space
    }

    /// Intervals that span more than this ratio have a logarithmic axis.
    static let usualRatio = 50.0
    /// How many times as wide as most of those beside it a distribution or an interval may be without being
    /// cut.
    static let mostWider = 4.0

    /// Half of what lies between two values on an axis; the whole overflows for the largest numbers.
    static func width(_ low: Double, _ high: Double, isLog: Bool) -> Double {
        isLog ? log(high) / 2 - log(low) / 2 : high / 2 - low / 2
    }

    /// The width that most have at least: the lower of the middle ones; infinite where none has any.
    static func usual(_ widths: [Double]) -> Double {
        let sorted = widths.filter { $0 > 0 }.sorted()
        return sorted.isEmpty ? .infinity : sorted[(sorted.count - 1) / 2]
    }

    /// From where to where an axis for several distributions reaches. Of one that is far wider than most, such
    /// as the one with a heavy tail, it shows the middle half at least.
    private static func common(
        _ ends: [(low: Double, high: Double)], of distributions: [BinnedDistribution],
        isLog: Bool, mostWider: Double
    ) -> (low: Double, high: Double)? {
        let widths = ends.map { width($0.low, $0.high, isLog: isLog) }
        let usual = usual(widths)
        let shown = zip(zip(ends, widths), distributions).map { end, distribution in
            end.1 > mostWider * usual
                ? (low: distribution.quantile(0.25), high: distribution.quantile(0.75)) : end.0
        }
        guard let low = shown.map(\.low).min(), let high = shown.map(\.high).max() else {
            return nil
        }
        return (low, high)
    }

    /// From where to where the axis of one distribution reaches.
    ///
    /// - Parameters:
    ///   - atoms: the single values in it.
    ///   - smooth: what is none.
    private static func ends(
        of distribution: BinnedDistribution, _ smooth: BinnedDistribution, _ atoms: [Double],
        isLog: Bool
    ) -> (low: Double, high: Double) {
        func onScale(_ x: Double) -> Double { isLog ? log(x) : x }
        // In halves, since the span of the largest numbers overflows.
        func distance(_ from: Double, _ to: Double) -> Double {
            onScale(to) / 2 - onScale(from) / 2
        }
        let all = (low: distribution.quantile(0), high: distribution.quantile(1))
        var core = (low: distribution.quantile(reach.low), high: distribution.quantile(reach.high))
        if smooth.total > 0 {
            let central = (low: smooth.quantile(0.05), high: smooth.quantile(0.95))
            let most = distance(central.low, central.high) * 2 * farthest
            func moved(_ x: Double, by distance: Double) -> Double {
                isLog ? x * exp(distance) : x + distance
            }
            let single = atoms.filter { $0 >= core.low && $0 <= core.high }
            let low = min(moved(central.low, by: -most), single.min() ?? .infinity)
            let high = max(moved(central.high, by: most), single.max() ?? -.infinity)
            core = (max(core.low, low), min(core.high, high))
        }
        let span = distance(core.low, core.high) * reach.wider
        return (
            distance(all.low, core.low) <= span ? all.low : core.low,
            distance(core.high, all.high) <= span ? all.high : core.high
        )
    }

    /// The scale of an axis between two places.
    func scale(from start: Double, to end: Double) -> AxisScale {
        AxisScale(kind, low: low, high: high, start: start, end: end)
    }
}
