extension VectorMath {
    /// xʸ, of error below 1 ulp, or 1.5 ulp where the result is subnormal.
    ///
    /// x⁰ and 1ʸ are 1 even where the other is NaN; a negative x to a power that is not whole is
    /// NaN; signs, zeros and infinities are as C (annex F) and IEEE 754 ask for `pow`.
    @inlinable public static func pow(_ x: Double, _ y: Double) -> Double {
        let regular = power(ScaledNumber(x.magnitude), y)
        return isFlagged(outsidePower(x, y)) ? exoticPower(x, y, ofMagnitude: regular) : regular
    }

    /// Bits whose sign bit is set where `power` cannot be used.
    @inlinable @inline(__always)
    static func outsidePower(_ x: Double, _ y: Double) -> UInt64 {
        outsideNormal(x) | (hugeExponent.bitPattern &- 1 &- y.magnitude.bitPattern)
    }

    /// Exponents from here on send every number but ±1 to 0 or infinity.
    @inlinable static var hugeExponent: Double { 0x1p64 }

    /// (2ᵏ m)ʸ for |y| below `hugeExponent`.
    ///
    /// This is 2 to the power y log₂ (2ᵏ m), with the logarithm to some 64 bits as the sum of two
    /// doubles: where the result is near the largest double, an error in the logarithm counts a
    /// thousandfold. The three steps have functions of their own, so that blocks can take them in turn.
    @inlinable @inline(__always)
    static func power(_ x: ScaledNumber, _ y: Double) -> Double {
        let s = powerQuotient(x.m)
        let log2 = powerLogarithm(s.head, s.tail, x.k)
        return powerExponential(log2.head, log2.tail, times: y)
    }

    /// s = (m − 1)/(m + 1) to some 78 bits, by one step of long division; the head has 26 bits.
    @inlinable @inline(__always)
    static func powerQuotient(_ m: Double) -> (head: Double, tail: Double) {
        let f = m - 1
        let divisor = m + 1
        let divisorHead = leading(divisor)
        let divisorTail = m - (divisorHead - 1)
        let reciprocal = 1 / divisor
        let head = leading(f * reciprocal)
        return (head, reciprocal * ((f - head * divisorHead) - head * divisorTail))
    }

    /// log₂ (2ᵏ m) to some 64 bits, given s; the head has 26 bits.
    ///
    /// log m is ⅔ s (3 + s² + r) with r = ⅗ s⁴ + …; products of leading parts are exact.
    @inlinable @inline(__always)
    static func powerLogarithm(
        _ sHead: Double, _ sTail: Double, _ k: Double
    ) -> (head: Double, tail: Double) {
        let s = sHead + sTail
        // s², its leading part exact: an error in it would count four times in s⁴. The coefficients
        // make the largest error of r/s⁴ least (2^−58.3).
        let square = sHead * sHead
        let squareTail = sTail * (sHead + s)
        let z = square + squareTail
        let z2 = z * z
        let z4 = z2 * z2
        let p01 = 0x1.3333333333333p-1 + 0x1.b6db6db6db7b4p-2 * z
        let p23 = 0x1.555555552fb18p-2 + 0x1.1745d19c28d4fp-2 * z
        let p45 = 0x1.d89d6090c9086p-3 + 0x1.99a5340445f2dp-3 * z
        let p67 = 0x1.679cce5c9c733p-3 + 0x1.682a5b8097a99p-3 * z
        let p = (p01 + p23 * z2) + z4 * (p45 + p67 * z2)
        let r = z2 * p + squareTail
        let factorHead = leading((3 + square) + r)
        let factorTail = r - ((factorHead - 3) - square)
        let product = sHead * factorHead
        let productTail = sTail * factorHead + factorTail * s
        // Times 2/(3 ln 2), in two parts as well, plus k.
        let head = leading(product + productTail)
        let tail = productTail - (head - product)
        let scaledHead = head * 0x1.ec709d8000000p-1
        let scaledTail = head * 0x1.0e80ff5d27f05p-27 + tail * 0x1.ec709dc3a03fdp-1
        let logHead = leading((scaledHead + scaledTail) + k)
        return (logHead, scaledTail - ((logHead - k) - scaledHead))
    }

    /// 2 to the power (head + tail) y, the head having 26 bits.
    @inlinable @inline(__always)
    static func powerExponential(_ logHead: Double, _ logTail: Double, times y: Double)
        -> Double
    {
        // y log₂ x, the product of the leading parts being exact.
        let yHead = leading(y)
        let product = yHead * logHead
        let rest = (y - yHead) * logHead + y * logTail
        // Beyond ±1100 the result is 0 or infinity as it is at ±1100.
        let sum = product + rest
        let below = sum > 1100 ? 1100 : product
        let head = sum < -1100 ? -1100 : below
        let tail = sum.magnitude > 1100 ? 0 : rest
        let shifted = (head + tail) + roundingShift
        let fraction = head - (shifted - roundingShift)
        // The remaining fraction of an octave times ln 2, again in two parts.
        let fractionHead = leading(fraction + tail)
        let fractionTail = tail - (fractionHead - fraction)
        let r = fractionHead * 0x1.62e42f8000000p-1
        let small = fractionTail * 0x1.62e42fefa39efp-1 + fractionHead * 0x1.be8e7bcd5e4f2p-27
        let total = r + small
        return exponential(total, small - (total - r), scaledBy: shifted)
    }

    /// xʸ where x is not a positive, normal, finite number or y is huge, given `power` of |x|.
    @inline(never)
    @usableFromInline static func exoticPower(_ x: Double, _ y: Double, ofMagnitude regular: Double)
        -> Double
    {
        if y == 0 || x == 1 { return 1 }
        if x.isNaN || y.isNaN { return .nan }
        let magnitude = x.magnitude
        if y.magnitude >= hugeExponent {
            // An even whole number, or infinity.
            return magnitude == 1 ? 1 : (magnitude > 1) == (y > 0) ? .infinity : 0
        }
        // Whole numbers from 2⁵³ on are even; below, the conversion is exact.
        let whole = y.magnitude < 0x1p53 ? Int64(y) : 0
        let isWhole = y.magnitude >= 0x1p53 || Double(whole) == y
        let value: Double
        if x == 0 {
            value = y > 0 ? 0 : .infinity
        } else if magnitude == .infinity {
            value = y > 0 ? .infinity : 0
        } else if x < 0 && !isWhole {
            return .nan
        } else if magnitude < .leastNormalMagnitude {
            value = power(ScaledNumber(normalOrSubnormal: magnitude), y)
        } else {
            value = regular
        }
        return isWhole && whole & 1 == 1 && x.sign == .minus ? -value : value
    }
}
