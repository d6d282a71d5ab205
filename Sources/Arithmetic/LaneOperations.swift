/// The operations on eight numbers whose answers come from comparisons: in each lane what
/// `ScalarOperations` gives.
enum LaneOperations {
    typealias Lanes = SIMD8<Double>
    typealias Mask = SIMDMask<SIMD8<Int64>>

    @inline(__always)
    static func negate(_ x: Lanes) -> Lanes {
        // Not 0 − x, which would turn 0 into 0 instead of −0.
        LaneBits(x).flipped(.sign).lanes
    }

    @inline(__always)
    static func abs(_ x: Lanes) -> Lanes { LaneBits(x).dropped(.sign).lanes }

    @inline(__always)
    static func sign(_ x: Lanes) -> Lanes {
        // The bits of 1, of a sign and of NaN together are those of −1 or of NaN.
        LaneBits.one.dropped(x .== .zero).or(LaneBits(x).kept(.sign))
            .or(LaneBits.nan.kept(x .!= x)).lanes
    }

    @inline(__always)
    static func positive(_ x: Lanes) -> Lanes {
        LaneBits(x).or(LaneBits.nan.dropped(x .> .zero)).lanes
    }

    @inline(__always)
    static func not(_ x: Lanes) -> Lanes {
        LaneBits.one.kept(x .== .zero).or(LaneBits.nan.kept(x .!= x)).lanes
    }

    @inline(__always)
    static func minimum(_ a: Lanes, _ b: Lanes) -> Lanes {
        // Where one is NaN the comparison fails and a stays.
        LaneBits(a.replacing(with: b, where: b .< a)).or(LaneBits.nan.kept(b .!= b)).lanes
    }

    @inline(__always)
    static func maximum(_ a: Lanes, _ b: Lanes) -> Lanes {
        LaneBits(a.replacing(with: b, where: b .> a)).or(LaneBits.nan.kept(b .!= b)).lanes
    }

    @inline(__always)
    static func less(_ a: Lanes, _ b: Lanes) -> Lanes { truth(a .< b, a, b) }

    @inline(__always)
    static func lessOrEqual(_ a: Lanes, _ b: Lanes) -> Lanes { truth(a .<= b, a, b) }

    @inline(__always)
    static func equal(_ a: Lanes, _ b: Lanes) -> Lanes { truth(a .== b, a, b) }

    @inline(__always)
    static func notEqual(_ a: Lanes, _ b: Lanes) -> Lanes { truth(a .!= b, a, b) }

    @inline(__always)
    static func and(_ a: Lanes, _ b: Lanes) -> Lanes {
        // The bits of 1 and of NaN together are NaN.
        LaneBits.one.or(nan(where: a, b)).dropped(a .== .zero).dropped(b .== .zero).lanes
    }

    @inline(__always)
    static func or(_ a: Lanes, _ b: Lanes) -> Lanes {
        let isTrue = LaneBits.all.dropped(a .== .zero).dropped(a .!= a)
            .or(LaneBits.all.dropped(b .== .zero).dropped(b .!= b))
        return LaneBits.one.kept(isTrue).or(nan(where: a, b).dropped(isTrue)).lanes
    }

    @inline(__always)
    static func select(_ condition: Lanes, _ yes: Lanes, _ no: Lanes) -> Lanes {
        LaneBits(no.replacing(with: yes, where: condition .!= .zero))
            .or(LaneBits.nan.kept(condition .!= condition)).lanes
    }

    /// 1 or 0, or NaN where an operand is.
    @inline(__always)
    private static func truth(_ answer: Mask, _ a: Lanes, _ b: Lanes) -> Lanes {
        LaneBits.one.kept(answer).or(nan(where: a, b)).lanes
    }

    /// NaN where one of two numbers is, else 0.
    @inline(__always)
    private static func nan(where a: Lanes, _ b: Lanes) -> LaneBits {
        LaneBits.nan.kept(a .!= a).or(LaneBits.nan.kept(b .!= b))
    }
}
