/// Equally spaced whole numbers that hold all values of a sample: counts of people, say, or of weeks.
///
/// Such a quantity has no smooth part to divide. Each point of the lattice gets a bin that can hold
/// nothing else, and the bin of a value is told by one multiplication, as in a smooth cell; a value
/// that no sample foresaw is told by not being the point that it is nearest to.
struct WholeLattice {
    /// The lowest point.
    let first: Double
    /// From one point to the next.
    let step: Double
    /// How many points there are.
    let count: Int

    /// Whole numbers beyond this have none but whole neighbours.
    private static let largest = 0x1p52

    /// The widest spaced lattice of a sorted sample, with some room at both ends for values to come; nil
    /// where it would have more than `most` points, and for an empty sample.
    ///
    /// - Parameter reach: where values will be, beyond what the sample reaches; left to the outer bins
    ///   where there are not enough points for it.
    /// - Complexity: linear; constant where the first values are not whole numbers.
    init?(sortedSample sample: [Double], reach: ClosedRange<Double>? = nil, most: Int) {
        guard let low = sample.first, let high = sample.last, low >= -Self.largest,
            high <= Self.largest
        else { return nil }
        var previous = low
        var step: UInt64 = 0
        for value in sample {
            guard value == value.rounded() else { return nil }
            if value != previous {
                step = Self.greatestDivisor(UInt64(value - previous), step)
                previous = value
            }
            // Of neighbouring numbers the sample can have too many from the start.
            if step == 1, high - low >= Double(most) { return nil }
        }
        let spacing = step == 0 ? 1 : Double(step)
        let points = (high - low) / spacing + 1
        guard points <= Double(most) else { return nil }
        let room = min(8 + points / 8, Double(most) - points) / 2
        func further(_ distance: Double) -> Double {
            let wanted = max(room, (distance / spacing).rounded(.up))
            return (wanted < (Double(most) - points) / 2 ? wanted : room).rounded(.down)
        }
        let below = further(reach.map { low - $0.lowerBound } ?? 0)
        let above = further(reach.map { $0.upperBound - high } ?? 0)
        // No point is a negative zero.
        first = low - below * spacing + 0
        self.step = spacing
        count = Int(points + below + above)
    }

    /// The greatest common divisor; of 0 and a number, that number.
    static func greatestDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }

    /// A point, from 0.
    func point(_ index: Int) -> Double { first + Double(index) * step }
}
