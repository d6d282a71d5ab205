import Statistics

extension QuantityResult {
    /// The highest-density region of each level that there are intervals for, in their order: where the
    /// quantity is likely, in several pieces where it has several humps.
    ///
    /// A region in one piece is the highest-density interval. Computed when asked for.
    package var regions: [HighestDensityRegion] {
        let densest = intervals.filter { $0.kind == .highestDensity }
        return distribution.highestDensityRegions(levels: densest.map(\.level)) { level in
            densest.first { $0.level == level }.map { ($0.low, $0.high) }
        }
    }
}
