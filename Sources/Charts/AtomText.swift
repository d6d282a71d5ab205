import Output
import Simulation
import Statistics

/// Says in words which values have a probability of their own.
enum AtomText {
    /// More values than this are left to the picture.
    private static let most = 3

    /// What stands below a quantity's name: its interval, and the probabilities of single values. A
    /// quantity of few values needs no interval, and `0 with 39 %, 1 with 61 %` is all there is to say;
    /// of one that is a curve otherwise the most probable single value is named.
    ///
    /// - Parameter region: the separate ranges that are told in place of the interval.
    static func summary(
        _ figures: ChartFigures, _ region: HighestDensityRegion?, _ quantity: QuantityResult
    ) -> [String] {
        let distribution = quantity.distribution
        let (atoms, smooth) = AtomSeparation.separate(
            distribution, maximumAtoms: DensityShape.mostAtoms)
        let interval =
            region.map { "\(percent($0.level)): \(RegionText.short($0, of: quantity))" }
            ?? figures.levelText
        let total = Double(distribution.total)
        func text(_ atom: AtomSeparation.Atom) -> String {
            "\(ChartNumbers.plain(atom.x)) with "
                + ChartNumbers.probability(Double(atom.count) / total)
        }
        if smooth.total > 0 {
            let largest = atoms.max { $0.count < $1.count }
            return figures.summary(interval, largest.map(text) ?? "")
        }
        if atoms.count == 1 { return figures.summary("always \(figures.medianText)") }
        guard atoms.count <= most, !atoms.isEmpty else { return figures.summary(interval) }
        return figures.summary(atoms.map(text).joined(separator: ", "))
    }
}
