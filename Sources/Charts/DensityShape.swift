import Output
import Statistics

/// A density as it stands over an axis: the probability for each pixel, so that equal areas are equal
/// probabilities on a logarithmic axis too.
///
/// The smooth part is that of `SmoothDensity`; values that have a probability of their own are left out of it.
package struct DensityShape {
    /// A value and the height over it.
    package typealias Height = (x: Double, height: Double)

    /// The smooth part, x ascending, with its probability per pixel: at the middles of bins, at both ends
    /// of each stretch, and 0 beyond ends that lie on the axis.
    package let curve: [Height]
    /// The values that have a probability of their own, and that probability.
    package let atoms: [Height]
    private let scale: AxisScale

    /// More different values than this are drawn as a curve.
    static let mostAtoms = 80
    /// What does not show, in pixels.
    static let tolerance = 0.1

    /// The shape of a distribution over an axis.
    package init(_ distribution: BinnedDistribution, on scale: AxisScale) {
        self.scale = scale
        let (atoms, smooth) = AtomSeparation.separate(
            distribution, maximumAtoms: Self.mostAtoms)
        let total = Double(distribution.total)
        self.atoms = atoms.map { ($0.x, Double($0.count) / total) }
            .filter { $0.x >= scale.low && $0.x <= scale.high }
        guard smooth.total > 0 else {
            curve = []
            return
        }
        let share = Double(smooth.total) / total
        curve = SmoothDensity.stretches(of: smooth).flatMap { stretch in
            SmoothDensity(
                of: smooth, over: scale, from: max(stretch.lowest, scale.low),
                to: min(stretch.highest, scale.high), span: scale.end - scale.start
            ).outline(of: stretch).map { ($0.x, $0.height * share) }
        }
    }

    /// The height that fills a plot: the greatest of the curve, unless it grows without bound towards an
    /// end, where a spike would leave the rest flat. It is then cut off at one and a half times the
    /// height that a tenth of the probability reaches. 0 without a curve.
    var highest: Double {
        let highest = curve.reduce(0) { max($0, $1.height) }
        let ends = curve.prefix(4) + curve.suffix(4)
        guard ends.contains(where: { $0.height >= highest }) else { return highest }
        let parts = zip(curve, curve.dropFirst()).map { left, right in
            let width = scale.position(right.x) - scale.position(left.x)
            return (
                height: (left.height + right.height) / 2, mass: width * (left.height + right.height)
            )
        }.sorted { $0.height > $1.height }
        var rest = parts.reduce(0) { $0 + $1.mass } / 10
        for part in parts {
            rest -= part.mass
            if rest <= 0 { return min(highest, 1.5 * part.height) }
        }
        return highest
    }
    /// The greatest probability of a single value; 0 without one.
    var highestAtom: Double { atoms.reduce(0) { max($0, $1.height) } }
    /// Whether there are both.
    var isMixed: Bool { !curve.isEmpty && !atoms.isEmpty }

    /// What heights are drawn as: the pixels of the highest point of a curve and of an atom.
    struct Measure {
        let base: Double
        let room: Double
        let highest: Double
        let highestAtom: Double

        /// The measure in which several shapes share a plot.
        init(_ shapes: [DensityShape], base: Double, room: Double) {
            self.base = base
            // Single values stand out of the curve beside them.
            self.room = room
            let isMixed = shapes.contains(where: \.isMixed)
            highest = (shapes.map(\.highest).max() ?? 0) * (isMixed ? 1.3 : 1)
            highestAtom = shapes.map(\.highestAtom).max() ?? 0
        }

        func y(_ height: Double) -> Double {
            highest > 0 ? base - min(height / highest, 1) * room : base
        }

        func atomY(_ height: Double) -> Double {
            highestAtom > 0 ? base - height / highestAtom * room : base
        }
    }

    /// The curve from one value to another, in pixels; empty where there is none.
    func line(
        from low: Double = -.infinity, to high: Double = .infinity, _ measure: Measure
    ) -> [ChartPoint] {
        guard let first = curve.first, let last = curve.last else { return [] }
        let low = max(low, first.x)
        let high = min(high, last.x)
        guard high > low else { return [] }
        var points = [ChartPoint(x: scale.position(low), y: measure.y(height(at: low)))]
        for (x, height) in curve where x > low && x < high {
            points.append(ChartPoint(x: scale.position(x), y: measure.y(height)))
        }
        points.append(ChartPoint(x: scale.position(high), y: measure.y(height(at: high))))
        return points.simplified(tolerance: Self.tolerance)
    }

    /// The area below the curve from one value to another, in pixels; empty where there is none.
    func area(
        from low: Double = -.infinity, to high: Double = .infinity, _ measure: Measure
    ) -> [ChartPoint] {
        let line = line(from: low, to: high, measure)
        guard let first = line.first, let last = line.last else { return [] }
        return [ChartPoint(x: first.x, y: measure.base)] + line
            + [ChartPoint(x: last.x, y: measure.base)]
    }

    /// The height of the curve over a value, straight between its points.
    private func height(at x: Double) -> Double {
        guard let after = curve.firstIndex(where: { $0.x >= x }) else { return 0 }
        guard after > 0 else { return curve[after].x == x ? curve[after].height : 0 }
        let (left, right) = (curve[after - 1], curve[after])
        let fraction = (x / 2 - left.x / 2) / (right.x / 2 - left.x / 2)
        return left.height + (right.height - left.height) * min(max(fraction, 0), 1)
    }
}
