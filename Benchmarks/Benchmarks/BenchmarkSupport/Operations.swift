import CasModel

/// Operations as models use them: on numbers that are neither exotic nor all alike.
public enum Operations {
    /// A probe of an operation on usual numbers; nil for a name that is not an operation's.
    ///
    /// Operands lie between ½ and 2; truth values are 0 and 1 in turn by chance; the exponents of
    /// powers lie between ½ and 2 as well, and what is rounded between 50 and 200.
    public static func probe(_ name: String) -> OperationProbe? {
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

    /// The time of one value of an operation, measured for about a hundredth of a second.
    public static func nanosecondsPerValue(_ name: String) -> Double? {
        guard let probe = probe(name) else { return nil }
        let clock = ContinuousClock()
        probe.run(times: 100)
        // The least of several: what interrupts a measurement only adds to it.
        let rounds = (0..<20).map { _ in clock.measure { probe.run(times: 500) } }
        guard let least = rounds.min() else { return nil }
        return least / .nanoseconds(1) / Double(500 * OperationProbe.blockSize)
    }
}
