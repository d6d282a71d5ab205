import Output
import Simulation
import Statistics

/// What is shaded under a density: the central ranges or, where likely values lie in separate ranges, these,
/// since a central range spans what lies between them.
struct DensityBands {
    typealias Range = (low: Double, high: Double)

    /// The ranges of the wide level, and of the narrow one; ascending.
    let outer: [Range]
    let inner: [Range]
    /// The region that is told in place of the central range of the wide level; nil where that serves.
    let told: HighestDensityRegion?
    /// The region of the wide level or else of the narrow one, where it is in pieces.
    let parted: HighestDensityRegion?
    /// Whether the median lies between separate ranges of one of the levels.
    let isMedianBetween: Bool

    init(_ quantity: QuantityResult, _ figures: ChartFigures) {
        let central = figures.inner.map { [$0] } ?? []
        let levels = [figures.outer.level] + central.map(\.level)
        let regions = quantity.distribution.highestDensityRegions(levels: levels)
        func ranges(_ region: HighestDensityRegion?, or central: ChartFigures.Range) -> [Range] {
            guard let region, region.isParted else { return [(central.low, central.high)] }
            return region.pieces.map { ($0.low, $0.high) }
        }
        outer = ranges(regions.first, or: figures.outer)
        inner = central.flatMap { ranges(regions.last, or: $0) }
        told = regions.first.flatMap { $0.isParted ? $0 : nil }
        parted = regions.first(where: \.isParted)
        isMedianBetween = regions.contains { $0.isParted && $0.isBetween(figures.median) }
    }
}

extension [DensityBands.Range] {
    /// Whether one of them holds a value.
    func hold(_ x: Double) -> Bool { contains { $0.low <= x && x <= $0.high } }
}
