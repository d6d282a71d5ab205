/// The bits of eight doubles.
///
/// Comparisons of vectors become single instructions, as do integer operations on them, but logical
/// operations on the masks that comparisons give become loops over the lanes. So masks are taken as
/// bits here, all ones or all zeros in each lane.
struct LaneBits {
    private let bits: SIMD8<UInt64>

    static var all: LaneBits { LaneBits(bits: SIMD8(repeating: ~0)) }
    static var one: LaneBits { LaneBits(bits: SIMD8(repeating: (1.0).bitPattern)) }
    static var nan: LaneBits { LaneBits(bits: SIMD8(repeating: Double.nan.bitPattern)) }
    static var sign: LaneBits { LaneBits(bits: SIMD8(repeating: 1 << 63)) }

    @inline(__always)
    private init(bits: SIMD8<UInt64>) { self.bits = bits }

    @inline(__always)
    init(_ lanes: SIMD8<Double>) { bits = unsafeBitCast(lanes, to: SIMD8<UInt64>.self) }

    @inline(__always)
    private init(_ mask: SIMDMask<SIMD8<Int64>>) {
        bits = unsafeBitCast(mask, to: SIMD8<UInt64>.self)
    }

    @inline(__always)
    var lanes: SIMD8<Double> { unsafeBitCast(bits, to: SIMD8<Double>.self) }

    @inline(__always)
    func or(_ other: LaneBits) -> LaneBits { LaneBits(bits: bits | other.bits) }

    @inline(__always)
    func flipped(_ other: LaneBits) -> LaneBits { LaneBits(bits: bits ^ other.bits) }

    @inline(__always)
    func kept(_ other: LaneBits) -> LaneBits { LaneBits(bits: bits & other.bits) }

    @inline(__always)
    func dropped(_ other: LaneBits) -> LaneBits { LaneBits(bits: bits & ~other.bits) }

    /// These bits where the mask holds, else 0.
    @inline(__always)
    func kept(_ mask: SIMDMask<SIMD8<Int64>>) -> LaneBits { kept(LaneBits(mask)) }

    /// These bits where the mask does not hold, else 0.
    @inline(__always)
    func dropped(_ mask: SIMDMask<SIMD8<Int64>>) -> LaneBits { dropped(LaneBits(mask)) }
}
