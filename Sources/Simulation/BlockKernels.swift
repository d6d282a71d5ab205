import CGSL

/// A block of runs of one value, or one number that stands for a block: eight lanes at `base`,
/// then eight more `step` bytes on, with a step of 0 for a constant.
package struct BlockSource {
    let base: UnsafeRawPointer
    let step: Int

    package init(base: UnsafeRawPointer, step: Int) {
        self.base = base
        self.step = step
    }

    @inline(__always)
    func lanes(_ group: Int) -> SIMD8<Double> {
        base.load(fromByteOffset: group &* step, as: SIMD8<Double>.self)
    }

    @inline(__always)
    func value(_ index: Int) -> Double {
        base.load(
            fromByteOffset: (index &>> 3) &* step &+ (index & 7) &* 8, as: Double.self)
    }
}

/// Operations on blocks. Blocks are aligned to 64 bytes and padded to whole groups of eight, so
/// that loops need no remainder; each group is read before it is written, so that the target may
/// be one of the operands.
package enum BlockKernels {
    @inline(__always)
    private static func map(
        _ target: UnsafeMutableRawPointer, _ groups: Int, _ a: BlockSource,
        _ body: (SIMD8<Double>) -> SIMD8<Double>
    ) {
        for group in 0..<groups {
            target.storeBytes(
                of: body(a.lanes(group)), toByteOffset: group &* 64, as: SIMD8<Double>.self)
        }
    }

    @inline(__always)
    private static func map(
        _ target: UnsafeMutableRawPointer, _ groups: Int, _ a: BlockSource, _ b: BlockSource,
        _ body: (SIMD8<Double>, SIMD8<Double>) -> SIMD8<Double>
    ) {
        for group in 0..<groups {
            target.storeBytes(
                of: body(a.lanes(group), b.lanes(group)), toByteOffset: group &* 64,
                as: SIMD8<Double>.self)
        }
    }

    /// One number at a time, for functions without a vector form.
    @inline(__always)
    private static func each(
        _ target: UnsafeMutableRawPointer, _ groups: Int, _ a: BlockSource,
        _ body: (Double) -> Double
    ) {
        let output = target.assumingMemoryBound(to: Double.self)
        for index in 0..<(groups &* 8) { output[index] = body(a.value(index)) }
    }

    static func copy(_ target: UnsafeMutableRawPointer, _ groups: Int, _ a: BlockSource) {
        map(target, groups, a) { $0 }
    }

    package static func unary(
        _ code: UnaryCode, _ target: UnsafeMutableRawPointer, _ groups: Int, _ a: BlockSource
    ) {
        let zero = SIMD8<Double>.zero
        let one = SIMD8<Double>(repeating: 1)
        let nan = SIMD8<Double>(repeating: .nan)
        let signs = SIMD8<UInt64>(repeating: 1 << 63)
        switch code {
        // Not 0 − x, which would turn 0 into 0 instead of −0.
        case .negate: map(target, groups, a) { flipped($0, signs) }
        case .sqrt: map(target, groups, a) { $0.squareRoot() }
        case .floor: map(target, groups, a) { $0.rounded(.down) }
        case .ceil: map(target, groups, a) { $0.rounded(.up) }
        case .abs: map(target, groups, a) { masked($0, ~signs) }
        case .not:
            map(target, groups, a) {
                zero.replacing(with: one, where: $0 .== zero).replacing(with: $0, where: $0 .!= $0)
            }
        case .positive: map(target, groups, a) { nan.replacing(with: $0, where: $0 .> zero) }
        case .exp: each(target, groups, a) { exp($0) }
        case .log: each(target, groups, a) { log($0) }
        case .log10, .log2, .round, .sign, .sin, .cos, .tan, .tanh:
            each(target, groups, a) { ScalarOperations.apply(code, $0) }
        }
    }

    package static func binary(
        _ code: BinaryCode, _ target: UnsafeMutableRawPointer, _ groups: Int, _ a: BlockSource,
        _ b: BlockSource
    ) {
        let zero = SIMD8<Double>.zero
        switch code {
        case .add: map(target, groups, a, b) { $0 + $1 }
        case .subtract: map(target, groups, a, b) { $0 - $1 }
        case .multiply: map(target, groups, a, b) { $0 * $1 }
        case .divide: map(target, groups, a, b) { $0 / $1 }
        case .minimum:
            map(target, groups, a, b) { $0.replacing(with: $1, where: ($1 .< $0) .| ($1 .!= $1)) }
        case .maximum:
            map(target, groups, a, b) { $0.replacing(with: $1, where: ($1 .> $0) .| ($1 .!= $1)) }
        case .modulo: map(target, groups, a, b) { $0 - $1 * ($0 / $1).rounded(.down) }
        case .less: map(target, groups, a, b) { truth($0 .< $1, $0, $1) }
        case .lessOrEqual: map(target, groups, a, b) { truth($0 .<= $1, $0, $1) }
        case .equal: map(target, groups, a, b) { truth($0 .== $1, $0, $1) }
        case .notEqual: map(target, groups, a, b) { truth($0 .!= $1, $0, $1) }
        case .and:
            map(target, groups, a, b) {
                truth(isTrue($0) .& isTrue($1), $0, $1)
                    .replacing(with: zero, where: ($0 .== zero) .| ($1 .== zero))
            }
        case .or:
            map(target, groups, a, b) {
                truth(isTrue($0) .| isTrue($1), $0, $1)
                    .replacing(
                        with: SIMD8(repeating: 1), where: isTrue($0) .| isTrue($1))
            }
        case .power:
            let output = target.assumingMemoryBound(to: Double.self)
            for index in 0..<(groups &* 8) { output[index] = pow(a.value(index), b.value(index)) }
        }
    }

    package static func select(
        _ target: UnsafeMutableRawPointer, _ groups: Int, _ condition: BlockSource,
        _ yes: BlockSource, _ no: BlockSource
    ) {
        for group in 0..<groups {
            let test = condition.lanes(group)
            let value = no.lanes(group).replacing(with: yes.lanes(group), where: test .!= .zero)
                .replacing(with: test, where: test .!= test)
            target.storeBytes(of: value, toByteOffset: group &* 64, as: SIMD8<Double>.self)
        }
    }

    /// 1 or 0, or NaN where an operand is.
    @inline(__always)
    private static func truth(
        _ answer: SIMDMask<SIMD8<Int64>>, _ a: SIMD8<Double>, _ b: SIMD8<Double>
    ) -> SIMD8<Double> {
        SIMD8<Double>.zero.replacing(with: SIMD8(repeating: 1), where: answer)
            .replacing(with: SIMD8(repeating: .nan), where: (a .!= a) .| (b .!= b))
    }

    @inline(__always)
    private static func flipped(_ a: SIMD8<Double>, _ bits: SIMD8<UInt64>) -> SIMD8<Double> {
        unsafeBitCast(unsafeBitCast(a, to: SIMD8<UInt64>.self) ^ bits, to: SIMD8<Double>.self)
    }

    @inline(__always)
    private static func masked(_ a: SIMD8<Double>, _ bits: SIMD8<UInt64>) -> SIMD8<Double> {
        unsafeBitCast(unsafeBitCast(a, to: SIMD8<UInt64>.self) & bits, to: SIMD8<Double>.self)
    }

    @inline(__always)
    private static func isTrue(_ a: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> {
        (a .!= .zero) .& (a .== a)
    }
}
