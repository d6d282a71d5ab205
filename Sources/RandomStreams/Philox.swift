/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random
/// numbers: as easy as 1, 2, 3", SC'11, doi:10.1145/2063384.2063405.
///
/// A bijection of 128-bit counters for each 64-bit key: there is no state to carry, so any draw
/// can be computed alone, in any order, on any thread. Passes BigCrush (op. cit., table 2).
package enum Philox {
    /// The four words for one counter.
    ///
    /// - Complexity: ten rounds, about 10 ns; `UniformStream.fill` computes eight at once.
    package static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
        var c = counter
        var k = key
        for round in 0..<rounds {
            if round > 0 { k &+= SIMD2(weyl0, weyl1) }
            let p0 = UInt64(c[0]) &* UInt64(multiplier0)
            let p1 = UInt64(c[2]) &* UInt64(multiplier1)
            c = SIMD4(
                UInt32(truncatingIfNeeded: p1 >> 32) ^ c[1] ^ k[0],
                UInt32(truncatingIfNeeded: p1),
                UInt32(truncatingIfNeeded: p0 >> 32) ^ c[3] ^ k[1],
                UInt32(truncatingIfNeeded: p0))
        }
        return c
    }

    static let rounds = 10
    static let multiplier0: UInt32 = 0xD251_1F53
    static let multiplier1: UInt32 = 0xCD9E_8D57
    static let weyl0: UInt32 = 0x9E37_79B9
    static let weyl1: UInt32 = 0xBB67_AE85

    /// The keys of all rounds, each in the lower half of 64 bits.
    ///
    /// In memory of its own, from which a vector unit takes them as it computes: kept in registers,
    /// they would crowd out the words.
    struct RoundKeys: Sendable {
        private let words: [UInt64]

        init(_ key: UInt64) {
            let low = UInt32(truncatingIfNeeded: key)
            let high = UInt32(truncatingIfNeeded: key >> 32)
            words = (0..<UInt32(Philox.rounds)).flatMap { round -> [UInt64] in
                [UInt64(low &+ round &* weyl0), UInt64(high &+ round &* weyl1)]
            }
        }

        @inline(__always)
        func withWords(_ body: (UnsafePointer<UInt64>) -> Void) {
            words.withUnsafeBufferPointer { buffer in
                if let base = buffer.baseAddress { body(base) }
            }
        }
    }

    /// Four words for each of sixteen counters, one counter a lane.
    ///
    /// Every lane holds a 32-bit word in 64 bits; the upper half of a result is arbitrary. Keeping
    /// the words apart lets each round be two 32×32→64 products, which every vector unit has. A
    /// round waits for the one before: sixteen lanes are several vectors, which do not wait for each
    /// other.
    @inline(__always)
    static func blocks(
        _ c0: SIMD16<UInt64>, _ c1: SIMD16<UInt64>, _ c2: SIMD16<UInt64>, _ c3: SIMD16<UInt64>,
        keys: UnsafePointer<UInt64>
    ) -> (SIMD16<UInt64>, SIMD16<UInt64>, SIMD16<UInt64>, SIMD16<UInt64>) {
        let low = SIMD16<UInt64>(repeating: 0xFFFF_FFFF)
        let m0 = SIMD16<UInt64>(repeating: UInt64(multiplier0))
        let m1 = SIMD16<UInt64>(repeating: UInt64(multiplier1))
        var (c0, c1, c2, c3) = (c0, c1, c2, c3)
        @inline(__always) func round(_ index: Int) {
            let p0 = (c0 & low) &* m0
            let p1 = (c2 & low) &* m1
            c0 = (p1 &>> 32) ^ c1 ^ SIMD16(repeating: keys[2 &* index])
            c2 = (p0 &>> 32) ^ c3 ^ SIMD16(repeating: keys[2 &* index &+ 1])
            c1 = p1
            c3 = p0
        }
        // One by one: where the compiler keeps a loop, constants make no operands.
        round(0)
        round(1)
        round(2)
        round(3)
        round(4)
        round(5)
        round(6)
        round(7)
        round(8)
        round(9)
        return (c0, c1, c2, c3)
    }
}
