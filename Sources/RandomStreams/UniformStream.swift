/// One uniform number for every run, each a function of the key and the run's index alone.
///
/// The numbers are (k + ½)/2⁵² with k uniform on 0 ..< 2⁵²: symmetric about ½, never 0 or 1, and
/// `1 - u` is exact. Run i takes half of Philox block `i / 16 * 8 + i % 8`: words 0 and 1 where
/// `i % 16 < 8`, words 2 and 3 elsewhere, so that eight lanes fill sixteen consecutive runs
/// without a shuffle.
public struct UniformStream: Sendable {
    /// The stream's key.
    public let key: StreamKey

    /// The runs of one vector step; `fill` starts at a multiple of it.
    public static let stride = 16

    /// The stream of a key.
    public init(_ key: StreamKey) {
        self.key = key
    }

    /// The number of one run.
    public func uniform(run: Int) -> Double {
        let block = UInt64(run / 16 * 8 + run % 8)
        let words = Philox.block(
            counter: SIMD4(
                UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32),
                UInt32(truncatingIfNeeded: key.identifier),
                UInt32(truncatingIfNeeded: key.identifier >> 32)),
            key: SIMD2(
                UInt32(truncatingIfNeeded: key.seed), UInt32(truncatingIfNeeded: key.seed >> 32)))
        let half = run % 16 < 8 ? 0 : 2
        return UniformStream.uniform(words[half], words[half + 1])
    }

    /// The number made of 52 of the 64 bits of two words.
    @inline(__always)
    static func uniform(_ high: UInt32, _ low: UInt32) -> Double {
        let bits = (UInt64(high) << 32 | UInt64(low)) >> 12
        return Double(bitPattern: bits | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
    }

    /// Writes the numbers of consecutive runs.
    ///
    /// - Parameters:
    ///   - output: room for `count` numbers rounded up to a multiple of `stride`; the numbers past
    ///     `count` are those of the runs that follow.
    ///   - firstRun: a multiple of `stride`.
    ///   - count: how many runs.
    public func fill(_ output: UnsafeMutablePointer<Double>, firstRun: Int, count: Int) {
        precondition(firstRun >= 0 && firstRun % UniformStream.stride == 0)
        let keys = Philox.RoundKeys(key.seed)
        let identifier = (key.identifier & 0xFFFF_FFFF, key.identifier >> 32)
        var block = UInt64(firstRun / 2)
        var step = output
        var remaining = count
        while remaining > 0 {
            // Blocks come in aligned eights, so the lane never carries into the upper word.
            let (low, high) = (block & 0xFFFF_FFFF, block >> 32)
            for lane in 0..<8 {
                let words = Philox.block(
                    low | UInt64(lane), high, identifier.0, identifier.1, keys: keys)
                step[lane] = UniformStream.uniform(wide: words.0, words.1)
                step[lane &+ 8] = UniformStream.uniform(wide: words.2, words.3)
            }
            step += UniformStream.stride
            block &+= 8
            remaining &-= UniformStream.stride
        }
    }

    /// The number made of the lower halves of two words, as `uniform` makes it.
    @inline(__always)
    private static func uniform(wide high: UInt64, _ low: UInt64) -> Double {
        let bits = ((high &<< 32) | (low & 0xFFFF_FFFF)) &>> 12
        return Double(bitPattern: bits | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
    }
}
