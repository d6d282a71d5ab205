/// The quantile function of a law of single values, with a guide into them.
///
/// The guide gives, for each of equally many slices of 0…1, a value that none in it lies below; from
/// there a short search upward finds the quantile (Chen and Asau, AIIE Transactions 6(2), 1974). The
/// draws are those of the law's own quantile functions, bit for bit.
///
/// **Cost.** A few ns a draw while the values fit into a cache, else that of some reads of memory.
package final class StepTable: Sendable {
    private let values: [Double]
    /// The probabilities of at most each value, and of more.
    private let lower: [Double]
    private let upper: [Double]
    private let guide: [Int32]

    /// Builds the table; nil for laws of other kinds.
    convenience init?(_ law: any Law) {
        guard let steps = law.steps else { return nil }
        self.init(steps)
    }

    private init(_ law: ChoiceLaw) {
        values = law.values.map(\.value)
        (lower, upper) = law.tables
        var slices: [Int32] = []
        slices.reserveCapacity(values.count + 1)
        var value = 0
        for slice in 0...values.count {
            let start = Double(slice) / Double(values.count)
            while value < values.count - 1, lower[value] < start { value += 1 }
            // One less, since the two sums of probabilities are rounded apart.
            slices.append(Int32(max(value - 1, 0)))
        }
        guide = slices
    }

    /// Replaces probabilities, each strictly between 0 and 1, by the law's quantiles.
    package func apply(_ buffer: UnsafeMutablePointer<Double>, count: Int) {
        let slices = Double(values.count)
        let last = values.count - 1
        values.withUnsafeBufferPointer { values in
            lower.withUnsafeBufferPointer { lower in
                upper.withUnsafeBufferPointer { upper in
                    guide.withUnsafeBufferPointer { guide in
                        for index in 0..<count {
                            let u = buffer[index]
                            var step = Int(guide[Int(u * slices)])
                            if u < 0.5 {
                                while step < last, lower[step] < u { step &+= 1 }
                            } else {
                                while step < last, upper[step] > 1 - u { step &+= 1 }
                            }
                            buffer[index] = values[step]
                        }
                    }
                }
            }
        }
    }
}
