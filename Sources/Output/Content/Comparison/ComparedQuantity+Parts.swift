import Simulation

extension ComparedQuantity {
    /// Whether an alternative says the same as the first in every run.
    package func isSame(_ alternative: Int) -> Bool { shifts[alternative]?.isSame ?? false }

    /// Which alternatives are drawn over one another: the first with some of those that say something else, as
    /// often as it takes to draw them all.
    ///
    /// Alternatives of one part differ in what is left of their place after division by the number of others in
    /// a part: so colours can be chosen that differ in lightness within each.
    package var drawnParts: [[Int]] {
        let others = Figure.mostComparedDensities - 1
        let different = figures.indices.dropFirst().filter { figures[$0] != nil && !isSame($0) }
        let rests = Set(different.map { ($0 - 1) % others })
        if rests.count == different.count { return [[0] + different] }
        return stride(from: 1, to: figures.count, by: others).compactMap { start in
            let part = different.filter { $0 >= start && $0 < start + others }
            return part.isEmpty ? nil : [0] + part
        }
    }
}
