/// A block of runs of one value, or one number that stands for a block: eight lanes at `base`,
/// then eight more `step` bytes on, with a step of 0 for a constant.
@frozen package struct BlockSource {
    package let base: UnsafeRawPointer
    package let step: Int

    @inlinable package init(base: UnsafeRawPointer, step: Int) {
        self.base = base
        self.step = step
    }

    @inline(__always)
    func lanes(_ group: Int) -> SIMD8<Double> {
        base.load(fromByteOffset: group &* step, as: SIMD8<Double>.self)
    }

    @inlinable @inline(__always)
    package func value(_ index: Int) -> Double {
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

    package static func copy(_ target: UnsafeMutableRawPointer, _ groups: Int, _ a: BlockSource) {
        map(target, groups, a) { $0 }
    }

    package static func unary(
        _ code: UnaryCode, _ target: UnsafeMutableRawPointer, _ groups: Int, _ a: BlockSource
    ) {
        switch code {
        case .negate: map(target, groups, a) { LaneOperations.negate($0) }
        case .abs: map(target, groups, a) { LaneOperations.abs($0) }
        case .not: map(target, groups, a) { LaneOperations.not($0) }
        case .sign: map(target, groups, a) { LaneOperations.sign($0) }
        case .positive: map(target, groups, a) { LaneOperations.positive($0) }
        case .floor: ChunkLoops.map(target, groups, a) { VectorMath.floor($0) }
        case .ceil: ChunkLoops.map(target, groups, a) { VectorMath.ceil($0) }
        case .round: ChunkLoops.map(target, groups, a) { VectorMath.round($0) }
        case .sqrt: ChunkLoops.map(target, groups, a) { VectorMath.sqrt($0) }
        case .exp: ChunkLoops.map(target, groups, a) { VectorMath.exp($0) }
        case .log:
            ChunkLoops.logarithm(
                target, groups, a, normal: { VectorMath.log($0) }, any: { VectorMath.log($0) })
        case .log2:
            ChunkLoops.logarithm(
                target, groups, a, normal: { VectorMath.log2($0) }, any: { VectorMath.log2($0) })
        case .log10:
            ChunkLoops.logarithm(
                target, groups, a, normal: { VectorMath.log10($0) }, any: { VectorMath.log10($0) })
        case .expm1: ChunkLoops.map(target, groups, a) { VectorMath.expm1($0) }
        case .log1p:
            ChunkLoops.map(
                target, groups, a, outside: { VectorMath.outsideNormal(1 + $0) },
                normal: { VectorMath.logOnePlus($0) }, any: { VectorMath.log1p($0) })
        case .logit:
            ChunkLoops.map(
                target, groups, a, outside: { VectorMath.outsideLogit($0) },
                normal: { VectorMath.normalLogit($0) }, any: { VectorMath.logit($0) })
        case .logNormalCDF: ChunkLoops.map(target, groups, a) { VectorMath.logNormalCDF($0) }
        case .sin, .cos, .tan, .tanh:
            ChunkLoops.map(target, groups, a) { ScalarOperations.apply(code, $0) }
        }
    }

    package static func binary(
        _ code: BinaryCode, _ target: UnsafeMutableRawPointer, _ groups: Int, _ a: BlockSource,
        _ b: BlockSource
    ) {
        switch code {
        case .add: map(target, groups, a, b) { $0 + $1 }
        case .subtract: map(target, groups, a, b) { $0 - $1 }
        case .multiply: map(target, groups, a, b) { $0 * $1 }
        case .divide: map(target, groups, a, b) { $0 / $1 }
        case .power: ChunkLoops.power(target, groups, a, b)
        case .modulo: ChunkLoops.modulo(target, groups, a, b)
        case .minimum: map(target, groups, a, b) { LaneOperations.minimum($0, $1) }
        case .maximum: map(target, groups, a, b) { LaneOperations.maximum($0, $1) }
        case .less: map(target, groups, a, b) { LaneOperations.less($0, $1) }
        case .lessOrEqual: map(target, groups, a, b) { LaneOperations.lessOrEqual($0, $1) }
        case .equal: map(target, groups, a, b) { LaneOperations.equal($0, $1) }
        case .notEqual: map(target, groups, a, b) { LaneOperations.notEqual($0, $1) }
        case .and: map(target, groups, a, b) { LaneOperations.and($0, $1) }
        case .or: map(target, groups, a, b) { LaneOperations.or($0, $1) }
        }
    }

    package static func select(
        _ target: UnsafeMutableRawPointer, _ groups: Int, _ condition: BlockSource,
        _ yes: BlockSource, _ no: BlockSource
    ) {
        for group in 0..<groups {
            let value = LaneOperations.select(
                condition.lanes(group), yes.lanes(group), no.lanes(group))
            target.storeBytes(of: value, toByteOffset: group &* 64, as: SIMD8<Double>.self)
        }
    }
}
