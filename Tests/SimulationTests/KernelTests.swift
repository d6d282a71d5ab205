import Arithmetic
import ModelLanguage
import Simulation
import TestSupport
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

/// What the reader computes at once from constants is what a run computes from varying numbers.
@Suite("Constants and varying numbers")
struct ConstantEvaluationTests {
    func same(_ a: Double, _ b: Double) -> Bool {
        a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
    }

    /// Arguments at which the C library's functions and those of runs differ in the last place are among
    /// these: of exp(-3.656358) they do.
    static let formulas: [String] =
        ["exp", "log", "log2", "log10", "sqrt", "sin", "cos", "tan", "tanh", "log1p", "expm1"]
        .flatMap {
            name in
            stride(from: 0.37, to: 9, by: 0.83).map { "\(name)(\($0))" }
        } + stride(from: -9.356358, to: 9, by: 0.95).map { "exp(\($0))" }
        + stride(from: 0.3, to: 9, by: 0.57).flatMap { ["\($0) ^ 1.7", "pow(2.3, \($0))"] }
        + stride(from: 0.013, to: 1, by: 0.083).map { "logit(\($0))" }
        + stride(from: 0.3, to: 9, by: 0.57).flatMap {
            ["log(\($0), 10)", "log(\($0), 2)", "log(\($0), 3.7)", "sum(\($0), 0.1, 0.7)"]
        }
        + ["mod(7.3, 0.7)", "mod(-7.3, 0.7)", "7.3 / 0.7", "clamp(exp(1.3), 0, 3)"]

    /// A value of a law, a constant and what a run computes are the same number, so that they are equal.
    @Test(arguments: formulas)
    func equality(formula: String) throws {
        // Nothing times a number that varies is computed run by run.
        let varying = formula.replacing(/[0-9]+\.[0-9]+/, maxReplacements: 1) {
            "(\($0.output) + 0 * u)"
        }
        let model = try Models.model(
            """
            quantities:
              u: uniform(0, 1)
              constant: \(formula)
              varying: \(varying)
              chosen: "choose(0.5: \(formula), 0.5: 1e9)"
            report: [chosen]
            questions:
              runs: varying == constant
              laws: chosen == constant or chosen == 1e9
            """)
        let result = try Models.simulate(model, runs: 1000)
        for question in result.questions { #expect(question.probability.value == 1, "\(varying)") }
    }

    static let unary: [(Function, UnaryCode)] = [
        (.exp, .exp), (.log, .log), (.log10, .log10), (.log2, .log2), (.sqrt, .sqrt), (.abs, .abs),
        (.floor, .floor), (.ceil, .ceil), (.round, .round), (.sign, .sign), (.sin, .sin),
        (.cos, .cos), (.tan, .tan), (.tanh, .tanh), (.log1p, .log1p), (.expm1, .expm1),
        (.logit, .logit),
    ]

    @Test func functions() {
        for (function, code) in Self.unary {
            for x in KernelTests.special {
                let here = ScalarOperations.apply(code, x)
                #expect(same(function.evaluate([x]), here), "\(function)(\(x))")
            }
        }
    }

    @Test func operators() {
        let pairs: [(ModelLanguage.BinaryOperator, BinaryCode)] = [
            (.add, .add), (.subtract, .subtract), (.multiply, .multiply), (.divide, .divide),
            (.power, .power), (.less, .less), (.lessOrEqual, .lessOrEqual), (.equal, .equal),
            (.notEqual, .notEqual), (.and, .and), (.or, .or),
        ]
        for x in KernelTests.special {
            for y in KernelTests.special {
                for (operation, code) in pairs {
                    // Logic is asked of truth values only.
                    let isLogic = code == .and || code == .or
                    if isLogic, ![x, y].allSatisfy({ $0 == 0 || $0 == 1 || $0.isNaN }) { continue }
                    let here = ScalarOperations.apply(code, x, y)
                    #expect(same(operation.evaluate(x, y), here), "\(x) \(operation) \(y)")
                }
                for (function, code) in [
                    (Function.min, BinaryCode.minimum), (.max, .maximum), (.mod, .modulo),
                ] {
                    let here = ScalarOperations.apply(code, x, y)
                    #expect(same(function.evaluate([x, y]), here), "\(function)(\(x), \(y))")
                }
            }
        }
    }
}

/// Remainders against C's `fmod`, which is exact, moved to the side of the divisor.
@Suite("Remainders")
struct RemainderTests {
    /// - Returns: a, b, and their remainder.
    static let cases: [(Double, Double, Double)] = [
        (7, 3, 1), (-7, 3, 2), (7, -3, -2), (-7, -3, -1), (0, 3, 0), (0, -3, 0),
        // The quotient is too small for a number, and what is left is on the side of b all the same.
        (1e-320, -150, -150), (-1e-320, 150, 150), (1e-320, 150, 1e-320), (-1e-300, 1e300, 1e300),
        (.leastNonzeroMagnitude, -2, -2), (1e300, 7, 1), (-1e300, 7, 6),
        (5, 0, .nan), (.nan, 3, .nan), (5, .infinity, .nan), (.infinity, 3, .nan),
    ]

    @Test(arguments: cases)
    func exactOnes(a: Double, b: Double, expected: Double) {
        let found = ScalarOperations.apply(.modulo, a, b)
        #expect(found == expected || found.isNaN && expected.isNaN)
        let block = AlignedBlock([Double](repeating: a, count: 8))
        let divisors = AlignedBlock([Double](repeating: b, count: 8))
        BlockKernels.binary(
            .modulo, block.base, 1, BlockSource(base: block.base, step: 64),
            BlockSource(base: divisors.base, step: 64))
        #expect(block[5] == expected || block[5].isNaN && expected.isNaN)
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
