/// What names one stream of random numbers: a seed and an input.
///
/// Streams of different keys never share a Philox counter, so they are as independent as two
/// stretches of one generator; a stream does not change when other inputs come or go.
package struct StreamKey: Sendable, Hashable {
    /// The Philox key: the user's seed.
    package let seed: UInt64
    /// The upper half of every counter: what the stream is for.
    package let identifier: UInt64

    /// What an input needs random numbers for; each purpose is a stream of its own.
    package enum Purpose: UInt8, Sendable {
        /// One uniform number a run, for sampling by inversion.
        case inversion = 1
        /// Any number of uniforms a run, for samplers that reject.
        case rejection = 2
        /// One uniform number a run, to choose among alternatives.
        case selection = 3
        /// One uniform number a run, to round its weight up or down.
        case rounding = 4
        /// One uniform number a run, to choose among the parts of what it is drawn from.
        case proposal = 5
        /// One uniform number in all, from where equally weighted rows are drawn.
        case resampling = 6
    }

    /// The stream of an input.
    ///
    /// - Parameters:
    ///   - seed: the seed, shared by all streams of a simulation.
    ///   - input: the input's stable name.
    ///   - purpose: what the numbers are for.
    package init(seed: UInt64, input: String, purpose: Purpose) {
        self.seed = seed
        // FNV-1a over the name and the purpose: stable over builds and platforms, unlike
        // Swift's own hashes. The counter needs distinct identifiers, not well-mixed ones.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in input.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        // 0xFF is no UTF-8 byte: a name cannot imitate the end of a shorter one.
        hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
        identifier = (hash ^ UInt64(purpose.rawValue)) &* 0x0000_0100_0000_01B3
    }
}
