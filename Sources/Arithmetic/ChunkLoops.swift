/// Loops over blocks, one number at a time, in the form that the compiler's loop vectoriser takes.
///
/// The operands are first copied, some at a time, to memory of the loop's own: the target may be an
/// operand, and no vector code could be made if a result might change a number still to be read.
enum ChunkLoops {
    /// How many numbers are copied at once: the copies stay in the first-level cache.
    private static let groups = 16
    private static let count = groups * 8

    /// target = body(a).
    @inline(__always)
    static func map(
        _ target: UnsafeMutableRawPointer, _ total: Int, _ a: BlockSource,
        _ body: (Double) -> Double
    ) {
        each(total, buffers: 1) { start, groups, buffers in
            copy(a, start, groups, to: buffers)
            let output = numbers(target, start)
            for index in 0..<(groups &* 8) { output[index] = body(buffers[index]) }
        }
    }

    /// target = body(a, b).
    @inline(__always)
    static func map(
        _ target: UnsafeMutableRawPointer, _ total: Int, _ a: BlockSource, _ b: BlockSource,
        _ body: (Double, Double) -> Double
    ) {
        each(total, buffers: 2) { start, groups, buffers in
            let second = buffers + count
            copy(a, start, groups, to: buffers)
            copy(b, start, groups, to: second)
            let output = numbers(target, start)
            for index in 0..<(groups &* 8) { output[index] = body(buffers[index], second[index]) }
        }
    }

    /// target = body(a, b, c).
    @inline(__always)
    static func map(
        _ target: UnsafeMutableRawPointer, _ total: Int, _ a: BlockSource, _ b: BlockSource,
        _ c: BlockSource, _ body: (Double, Double, Double) -> Double
    ) {
        each(total, buffers: 3) { start, groups, buffers in
            let second = buffers + count
            let third = second + count
            copy(a, start, groups, to: buffers)
            copy(b, start, groups, to: second)
            copy(c, start, groups, to: third)
            let output = numbers(target, start)
            for index in 0..<(groups &* 8) {
                output[index] = body(buffers[index], second[index], third[index])
            }
        }
    }

    /// A logarithm: of positive, normal, finite numbers by `normal`, of others by `any`.
    @inline(__always)
    static func logarithm(
        _ target: UnsafeMutableRawPointer, _ total: Int, _ a: BlockSource,
        normal: (ScaledNumber) -> Double, any: (Double) -> Double
    ) {
        map(
            target, total, a, outside: { VectorMath.outsideNormal($0) },
            normal: { normal(ScaledNumber($0)) }, any: any)
    }

    /// A function that has no branches on its usual arguments: by `normal` there, by `any` where the
    /// sign bit of `outside` is set.
    @inline(__always)
    static func map(
        _ target: UnsafeMutableRawPointer, _ total: Int, _ a: BlockSource,
        outside: (Double) -> UInt64, normal: (Double) -> Double, any: (Double) -> Double
    ) {
        each(total, buffers: 1) { start, groups, buffers in
            copy(a, start, groups, to: buffers)
            let output = numbers(target, start)
            var flags: UInt64 = 0
            for index in 0..<(groups &* 8) {
                let x = buffers[index]
                flags |= outside(x)
                output[index] = normal(x)
            }
            guard VectorMath.isFlagged(flags) else { return }
            for index in 0..<(groups &* 8)
            where VectorMath.isFlagged(outside(buffers[index])) {
                output[index] = any(buffers[index])
            }
        }
    }

    /// target = aᵇ, in three loops: the processor looks ahead over more numbers if bodies are short.
    static func power(
        _ target: UnsafeMutableRawPointer, _ total: Int, _ a: BlockSource, _ b: BlockSource
    ) {
        each(total, buffers: 4) { start, groups, buffers in
            let exponents = buffers + count
            let heads = exponents + count
            let tails = heads + count
            copy(a, start, groups, to: buffers)
            copy(b, start, groups, to: exponents)
            let output = numbers(target, start)
            var flags: UInt64 = 0
            for index in 0..<(groups &* 8) {
                let x = buffers[index]
                flags |= VectorMath.outsidePower(x, exponents[index])
                let s = VectorMath.powerQuotient(ScaledNumber(x.magnitude).m)
                heads[index] = s.head
                tails[index] = s.tail
            }
            for index in 0..<(groups &* 8) {
                let log2 = VectorMath.powerLogarithm(
                    heads[index], tails[index], ScaledNumber(buffers[index].magnitude).k)
                heads[index] = log2.head
                tails[index] = log2.tail
            }
            for index in 0..<(groups &* 8) {
                output[index] = VectorMath.powerExponential(
                    heads[index], tails[index], times: exponents[index])
            }
            guard VectorMath.isFlagged(flags) else { return }
            for index in 0..<(groups &* 8)
            where VectorMath.isFlagged(VectorMath.outsidePower(buffers[index], exponents[index])) {
                output[index] = VectorMath.exoticPower(
                    buffers[index], exponents[index], ofMagnitude: output[index])
            }
        }
    }

    /// target = the remainder of a by b, as `Remainder` defines it.
    static func modulo(
        _ target: UnsafeMutableRawPointer, _ total: Int, _ a: BlockSource, _ b: BlockSource
    ) {
        each(total, buffers: 2) { start, groups, buffers in
            let divisors = buffers + count
            copy(a, start, groups, to: buffers)
            copy(b, start, groups, to: divisors)
            let output = numbers(target, start)
            var flags: UInt64 = 0
            for index in 0..<(groups &* 8) {
                let quotient = buffers[index] / divisors[index]
                flags |= (Remainder.largestPlainQuotient - quotient.magnitude).bitPattern
                // Both differences have the sign bit where the quotient is 0 and a is not.
                flags |=
                    (quotient.magnitude - Double.leastNonzeroMagnitude).bitPattern
                    & (0 - buffers[index].magnitude).bitPattern
                output[index] = buffers[index] - divisors[index] * VectorMath.floor(quotient)
            }
            guard VectorMath.isFlagged(flags) else { return }
            for index in 0..<(groups &* 8) {
                output[index] = Remainder.of(buffers[index], divisors[index])
            }
        }
    }

    /// Calls the body with the start and length, in groups of eight, of each part of a block, and
    /// with memory for that many copies of a part.
    @inline(__always)
    private static func each(
        _ total: Int, buffers: Int, _ body: (Int, Int, UnsafeMutablePointer<Double>) -> Void
    ) {
        withUnsafeTemporaryAllocation(byteCount: buffers * count * 8, alignment: 64) { memory in
            guard let base = memory.baseAddress?.assumingMemoryBound(to: Double.self) else {
                return
            }
            var start = 0
            while start < total {
                let length = min(groups, total &- start)
                body(start, length, base)
                start &+= length
            }
        }
    }

    @inline(__always)
    private static func numbers(
        _ target: UnsafeMutableRawPointer, _ group: Int
    ) -> UnsafeMutablePointer<Double> {
        (target + group &* 64).assumingMemoryBound(to: Double.self)
    }

    @inline(__always)
    private static func copy(
        _ source: BlockSource, _ start: Int, _ groups: Int, to buffer: UnsafeMutablePointer<Double>
    ) {
        let raw = UnsafeMutableRawPointer(buffer)
        for group in 0..<groups {
            raw.storeBytes(
                of: source.lanes(start &+ group), toByteOffset: group &* 64,
                as: SIMD8<Double>.self)
        }
    }
}
