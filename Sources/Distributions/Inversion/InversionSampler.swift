/// Turns uniform numbers into draws of a law with fixed parameters, by inversion: the draw is the
/// law's quantile at the uniform number.
package enum InversionSampler: Sendable {
    /// low + width · u.
    case affine(low: Double, width: Double)
    /// A continuous law by its table.
    case table(QuantileTable)
    /// A discrete law by its table.
    case guide(GuideTable)
    /// A law of single numbers by its table.
    case steps(StepTable)
    /// Any law by its quantile function.
    case exact(any Law)

    /// The fastest sampler for a law.
    ///
    /// - Complexity: the tables take a few thousand calls of the law's quantile function, or one
    ///   call of its distribution function for each value of a discrete law.
    package init(_ law: any Law) {
        if law.name == "uniform", !law.isDiscrete {
            let low = law.support.lowerBound
            self = .affine(low: low, width: law.support.upperBound - low)
        } else if law.isDiscrete {
            self = GuideTable(law).map(InversionSampler.guide) ?? .exact(law)
        } else if let table = StepTable(law) {
            self = .steps(table)
        } else if law.hasAtoms {
            // Steps among smooth parts: neither table can hold them.
            self = .exact(law)
        } else {
            self = .table(QuantileTable(law))
        }
    }

    /// Replaces probabilities, each strictly between 0 and 1, by the law's quantiles.
    package func apply(
        _ buffer: UnsafeMutablePointer<Double>, count: Int, memory: InversionMemory
    ) {
        switch self {
        case .affine(let low, let width):
            for index in 0..<count { buffer[index] = low + width * buffer[index] }
        case .table(let table): table.apply(buffer, count: count, memory: memory)
        case .guide(let table): table.apply(buffer, count: count)
        case .steps(let table): table.apply(buffer, count: count)
        case .exact(let law):
            for index in 0..<count {
                let u = buffer[index]
                buffer[index] = u < 0.5 ? law.quantile(u) : law.upperQuantile(1 - u)
            }
        }
    }
}
