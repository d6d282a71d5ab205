extension VectorMath {
    /// The largest whole number not above x, exactly as `rounded(.down)` gives it, which the
    /// portable x86-64 instructions do not.
    @inline(__always)
    static func floor(_ x: Double) -> Double {
        let nearest = nearestWhole(x)
        return whole(nearest > x ? nearest - 1 : nearest, of: x)
    }

    /// The smallest whole number not below x, exactly as `rounded(.up)` gives it.
    @inline(__always)
    static func ceil(_ x: Double) -> Double {
        let nearest = nearestWhole(x)
        return whole(nearest < x ? nearest + 1 : nearest, of: x)
    }

    /// The nearest whole number, halves away from 0, exactly as
    /// `rounded(.toNearestOrAwayFromZero)` gives it.
    @inline(__always)
    static func round(_ x: Double) -> Double {
        let size = x.magnitude
        let nearest = nearestWhole(size)
        let below = nearest > size ? nearest - 1 : nearest
        return whole(size - below >= 0.5 ? below + 1 : below, of: x)
    }

    /// The nearest whole number, for |x| below 2⁵².
    @inline(__always)
    static func nearestWhole(_ x: Double) -> Double {
        let size = x.magnitude + 0x1p52 - 0x1p52
        return withSign(of: x, size)
    }

    /// The whole number found for x, 0 with the sign of x; x itself where it has no fraction by its
    /// size or is NaN.
    @inline(__always)
    static func whole(_ found: Double, of x: Double) -> Double {
        x.magnitude < 0x1p52 ? withSign(of: x, found.magnitude) : x
    }

    /// A number of this size with the sign of x.
    @inline(__always)
    static func withSign(of x: Double, _ size: Double) -> Double {
        Double(bitPattern: size.bitPattern | (x.bitPattern & (1 << 63)))
    }
}
