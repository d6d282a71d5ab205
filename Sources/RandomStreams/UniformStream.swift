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
        let lanes = SIMD8<UInt64>(0, 1, 2, 3, 4, 5, 6, 7)
        let low = SIMD8<UInt64>(repeating: 0xFFFF_FFFF)
        let one = SIMD8<UInt64>(repeating: 0x3FF0_0000_0000_0000)
        let offset = SIMD8<Double>(repeating: 1 - 0x1p-53)
        let id0 = SIMD8<UInt64>(repeating: key.identifier & 0xFFFF_FFFF)
        let id1 = SIMD8<UInt64>(repeating: key.identifier >> 32)
        var block = UInt64(firstRun / 2)
        var step = UnsafeMutableRawPointer(output)
        var remaining = count
        while remaining > 0 {
            // Blocks come in aligned eights, so the lane never carries into the upper word.
            let c0 = SIMD8(repeating: block & 0xFFFF_FFFF) | lanes
            let c1 = SIMD8(repeating: block >> 32)
            let (w0, w1, w2, w3) = Philox.blocks(c0, c1, id0, id1, key: key.seed)
            let first = (((w0 &<< 32) | (w1 & low)) &>> 12) | one
            let second = (((w2 &<< 32) | (w3 & low)) &>> 12) | one
            step.storeBytes(
                of: unsafeBitCast(first, to: SIMD8<Double>.self) - offset,
                as: SIMD8<Double>.self)
            step.storeBytes(
                of: unsafeBitCast(second, to: SIMD8<Double>.self) - offset,
                toByteOffset: 64, as: SIMD8<Double>.self)
            step += 128
            block &+= 8
            remaining &-= 16
        }
    }
}
