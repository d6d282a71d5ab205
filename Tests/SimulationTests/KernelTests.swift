import Simulation
import Testing

/// Block kernels do in every lane what the scalar operations do, bit for bit.
@Suite("Block kernels")
struct KernelTests {
    static let special: [Double] = [
        0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, 1e-300, -1e-300, 1e300, -1e300,
        .infinity, -.infinity, .nan, .leastNonzeroMagnitude, 0x1p52 + 1, 0x1p53, 0.1, 7, 40_000,
        .greatestFiniteMagnitude, -7.25, 1 / 3.0,
    ]

    func same(_ a: Double, _ b: Double) -> Bool {
        a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
    }

    @Test(arguments: UnaryCode.allCases)
    func unary(code: UnaryCode) {
        let values = Self.special + [Double](repeating: 1, count: 6)
        let input = AlignedBlock(values)
        let output = AlignedBlock([Double](repeating: 0, count: values.count))
        BlockKernels.unary(
            code, output.base, values.count / 8, BlockSource(base: input.base, step: 64))
        for (index, x) in values.enumerated() {
            #expect(same(output[index], ScalarOperations.apply(code, x)), "\(code)(\(x))")
        }
    }

    @Test(arguments: BinaryCode.allCases)
    func binary(code: BinaryCode) {
        let pairs = Self.special.flatMap { x in Self.special.map { (x, $0) } }
        let padding = [(Double, Double)](repeating: (1, 1), count: (8 - pairs.count % 8) % 8)
        let all = pairs + padding
        let a = AlignedBlock(all.map(\.0))
        let b = AlignedBlock(all.map(\.1))
        // In place, as the tape uses it.
        BlockKernels.binary(
            code, a.base, all.count / 8, BlockSource(base: a.base, step: 64),
            BlockSource(base: b.base, step: 64))
        for (index, (x, y)) in all.enumerated() {
            #expect(
                same(a[index], ScalarOperations.apply(code, x, y)), "\(code)(\(x), \(y))")
        }
    }

    /// A constant stands for a whole block.
    @Test func constants() {
        let a = AlignedBlock([Double](repeating: 7, count: 8))
        let b = AlignedBlock((0..<24).map(Double.init))
        let output = AlignedBlock([Double](repeating: 0, count: 24))
        BlockKernels.binary(
            .subtract, output.base, 3, BlockSource(base: a.base, step: 0),
            BlockSource(base: b.base, step: 64))
        for index in 0..<24 { #expect(output[index] == 7 - Double(index)) }
    }

    @Test func select() {
        let conditions: [Double] = [1, 0, .nan, 1, 0, 1, 0, 0]
        let yes: [Double] = [1, .nan, 3, 4, .infinity, 6, 7, 8]
        let no: [Double] = [.nan, -2, -3, -4, -5, -6, -7, -8]
        let test = AlignedBlock(conditions)
        let a = AlignedBlock(yes)
        let b = AlignedBlock(no)
        BlockKernels.select(
            test.base, 1, BlockSource(base: test.base, step: 64),
            BlockSource(base: a.base, step: 64), BlockSource(base: b.base, step: 64))
        let expected: [Double] = [1, -2, .nan, 4, -5, 6, -7, -8]
        for index in 0..<8 { #expect(same(test[index], expected[index])) }
    }
}

/// Numbers in memory as registers hold them.
final class AlignedBlock {
    let base: UnsafeMutableRawPointer

    init(_ values: [Double]) {
        base = .allocate(byteCount: values.count * 8, alignment: 64)
        for (index, value) in values.enumerated() {
            base.storeBytes(of: value, toByteOffset: index * 8, as: Double.self)
        }
    }

    deinit { base.deallocate() }

    subscript(index: Int) -> Double { base.load(fromByteOffset: index * 8, as: Double.self) }
}
