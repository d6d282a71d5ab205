import CasModel

/// Operations as models use them: on numbers that are neither exotic nor all alike.
package enum Operations {
    /// A probe of an operation on usual numbers; nil for a name that is not an operation's.
    ///
    /// Operands lie between ½ and 2; truth values are 0 and 1 in turn by chance; the exponents of
    /// powers lie between ½ and 2 as well, and what is rounded between 50 and 200.
    package static func probe(_ name: String) -> OperationProbe? {
        let stream = UniformStream(StreamKey(seed: 42, input: name, purpose: .inversion))
        return OperationProbe(name) { index, place in
            let u = stream.uniform(run: index * OperationProbe.blockSize + place)
            switch name {
            case "and", "or", "not": return u < 0.5 ? 1 : 0
            case "if" where index == 0: return u < 0.5 ? 1 : 0
            case "floor", "ceil", "round": return 50 + 150 * u
            case "negate", "abs", "sign": return u - 0.5
            default: return 0.5 + 1.5 * u
            }
        }
    }

    /// The time of one value of an operation, measured for some hundredths of a second.
    package static func nanosecondsPerValue(_ name: String) -> Double? {
        guard let probe = probe(name) else { return nil }
        let clock = ContinuousClock()
        let times = 50
        probe.run(times: times)
        // The least of many short ones: what interrupts a measurement only adds to it.
        let rounds = (0..<100).map { _ in clock.measure { probe.run(times: times) } }
        guard let least = rounds.min() else { return nil }
        return least / .nanoseconds(1) / Double(times * OperationProbe.blockSize)
    }
}
