import Arithmetic
import Foundation
import Simulation
import Testing

/// The values in Tests/Reference/vector_math.json, computed by generate_vector_math.py.
private struct ReferenceRows: Decodable {
    let exp: [String]
    let log: [String]
    let log2: [String]
    let log10: [String]
    let pow: [String]
    let log1p: [String]
    let expm1: [String]
    let logit: [String]

    static func read() throws -> ReferenceRows {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Reference/vector_math.json")
        return try JSONDecoder().decode(ReferenceRows.self, from: Data(contentsOf: url))
    }
}

/// How many doubles lie between two numbers; 0 for two NaN.
private func steps(_ a: Double, _ b: Double) -> Int64 {
    if a == b || (a.isNaN && b.isNaN) { return 0 }
    guard a.sign == b.sign, !a.isNaN, !b.isNaN else { return .max }
    return abs(
        Int64(bitPattern: a.magnitude.bitPattern) - Int64(bitPattern: b.magnitude.bitPattern))
}

/// The smallest subnormal number.
private let tiny = Double.leastNonzeroMagnitude

private func same(_ a: Double, _ b: Double) -> Bool {
    a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
}

/// Pseudo-random numbers, the same in every run (Marsaglia's xorshift64).
private struct Numbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func bits() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func uniform(_ low: Double, _ high: Double) -> Double {
        low + (high - low) * Double(bits() >> 11) * 0x1p-53
    }

    /// Any double, NaN and infinity now and then.
    mutating func anything() -> Double {
        let pattern = bits()
        return pattern & 63 == 0
            ? [0, -0.0, .infinity, .nan, 1, -1][Int(pattern >> 32) % 6]
            : Double(bitPattern: bits())
    }

    mutating func array(_ count: Int, _ next: (inout Numbers) -> Double) -> [Double] {
        (0..<count).map { _ in next(&self) }
    }
}

private func block(_ code: UnaryCode, _ values: [Double]) -> [Double] {
    let input = AlignedBlock(values)
    BlockKernels.unary(
        code, input.base, values.count / 8, BlockSource(base: input.base, step: 64))
    return values.indices.map { input[$0] }
}

private func block(_ code: BinaryCode, _ a: [Double], _ b: [Double]) -> [Double] {
    let first = AlignedBlock(a)
    let second = AlignedBlock(b)
    BlockKernels.binary(
        code, second.base, a.count / 8, BlockSource(base: first.base, step: 64),
        BlockSource(base: second.base, step: 64))
    return a.indices.map { second[$0] }
}

@Suite("Elementary functions")
struct VectorMathTests {
    static let functions: [UnaryCode] = [.exp, .log, .log2, .log10]
    /// Functions that keep their digits near 0.
    static let nearZero: [UnaryCode] = [.log1p, .expm1, .logit]

    /// An error below 1 ulp leaves at most one step to the correctly rounded result; where the
    /// result is subnormal, and rounded twice, two are possible. No row takes more than one. The
    /// quotient that `logit` is computed of has errors of its own, which make two steps of it.
    @Test func matchesMpmath() throws {
        let reference = try ReferenceRows.read()
        let cases: [(UnaryCode, [String])] = [
            (.exp, reference.exp), (.log, reference.log), (.log2, reference.log2),
            (.log10, reference.log10), (.log1p, reference.log1p), (.expm1, reference.expm1),
            (.logit, reference.logit),
        ]
        for (code, rows) in cases {
            #expect(rows.count > 1000)
            for row in rows {
                let numbers = row.split(separator: " ").compactMap { UInt64($0, radix: 16) }
                    .map(Double.init(bitPattern:))
                try #require(numbers.count == 2)
                let result = ScalarOperations.apply(code, numbers[0])
                #expect(
                    steps(result, numbers[1]) <= (code == .logit ? 2 : 1),
                    "\(code)(\(numbers[0])) = \(result)")
            }
        }
        #expect(reference.pow.count > 2000)
        for row in reference.pow {
            let numbers = row.split(separator: " ").compactMap { UInt64($0, radix: 16) }
                .map(Double.init(bitPattern:))
            try #require(numbers.count == 3)
            let result = ScalarOperations.apply(.power, numbers[0], numbers[1])
            #expect(
                steps(result, numbers[2]) <= 1, "\(numbers[0]) ^ \(numbers[1]) = \(result)")
        }
    }

    /// Whole exponents and arguments whose result is a double give just that.
    @Test func exactResults() {
        for exponent in -1074...1023 {
            let x = Double(sign: .plus, exponent: exponent, significand: 1)
            #expect(ScalarOperations.apply(.log2, x) == Double(exponent))
            #expect(ScalarOperations.apply(.power, 2, Double(exponent)) == x)
        }
        var ten = 1.0
        for exponent in 0...22 {
            #expect(ScalarOperations.apply(.log10, ten) == Double(exponent))
            #expect(ScalarOperations.apply(.power, 10, Double(exponent)) == ten)
            ten *= 10
        }
        for base in 2...40 {
            var product = 1.0
            for exponent in 0...9 {
                #expect(ScalarOperations.apply(.power, Double(base), Double(exponent)) == product)
                #expect(
                    ScalarOperations.apply(.power, -Double(base), Double(exponent))
                        == (exponent % 2 == 0 ? product : -product))
                #expect(
                    ScalarOperations.apply(.power, product * product, 0.5) == product
                        || product * product > 0x1p53)
                product *= Double(base)
            }
        }
    }

    @Test func specialValuesOfExp() {
        let cases: [(Double, Double)] = [
            (0, 1), (-0.0, 1), (.infinity, .infinity), (-.infinity, 0), (.nan, .nan),
            (709.782712893384, 0x1.fffffffffff2ap1023), (709.7827128933841, .infinity),
            (746, .infinity), (1e308, .infinity), (-745.1332191019411, tiny),
            (-745.1332191019412, 0), (-746, 0), (-1e308, 0), (tiny, 1), (-1e-300, 1),
        ]
        for (x, expected) in cases {
            #expect(same(ScalarOperations.apply(.exp, x), expected), "exp(\(x))")
        }
    }

    @Test(arguments: [UnaryCode.log, .log2, .log10])
    func specialValuesOfLogarithms(code: UnaryCode) {
        let cases: [(Double, Double)] = [
            (1, 0), (0, -.infinity), (-0.0, -.infinity), (.infinity, .infinity),
            (-.infinity, .nan), (.nan, .nan), (-1, .nan), (-tiny, .nan), (-1e308, .nan),
        ]
        for (x, expected) in cases {
            #expect(same(ScalarOperations.apply(code, x), expected), "\(code)(\(x))")
        }
    }

    @Test func specialValuesNearZero() {
        let cases: [(UnaryCode, Double, Double)] = [
            (.log1p, 0, 0), (.log1p, -0.0, 0), (.log1p, -1, -.infinity), (.log1p, .nan, .nan),
            (.log1p, -1.0000000000000002, .nan), (.log1p, -.infinity, .nan),
            (.log1p, .infinity, .infinity), (.log1p, tiny, tiny), (.log1p, -tiny, -tiny),
            (.log1p, 0x1p-60, 0x1p-60), (.expm1, 0, 0), (.expm1, -0.0, 0), (.expm1, tiny, tiny),
            (.expm1, -0x1p-60, -0x1p-60), (.expm1, .infinity, .infinity), (.expm1, -.infinity, -1),
            (.expm1, -800, -1), (.expm1, 800, .infinity), (.expm1, 1e308, .infinity),
            (.expm1, .nan, .nan), (.expm1, 709.782712893384, 0x1.fffffffffff2ap1023),
            (.logit, 0.5, 0), (.logit, 0, -.infinity), (.logit, -0.0, -.infinity),
            (.logit, 1, .infinity), (.logit, -tiny, .nan), (.logit, 1.0000000000000002, .nan),
            (.logit, 2, .nan), (.logit, -3, .nan), (.logit, 1e308, .nan), (.logit, -1e308, .nan),
            (.logit, .infinity, .nan), (.logit, -.infinity, .nan), (.logit, .nan, .nan),
        ]
        for (code, x, expected) in cases {
            #expect(same(ScalarOperations.apply(code, x), expected), "\(code)(\(x))")
        }
    }

    /// Numbers of every kind against C's functions, which the bounds of both leave three steps from.
    @Test func nearZeroStaysNearTheLibrary() {
        var numbers = Numbers(seed: 0x2545_F491_4F6C_DD1D)
        let library: [(UnaryCode, (Double) -> Double)] = [
            (.log1p, { Foundation.log1p($0) }), (.expm1, { Foundation.expm1($0) }),
        ]
        for (code, function) in library {
            for (low, high) in [(-1.0, 1.0), (-0.001, 0.001), (-50.0, 720.0)] {
                let x = numbers.array(100_000) { $0.uniform(low, high) }
                let worst = zip(x, block(code, x)).map { steps(function($0), $1) }.max()
                #expect((worst ?? .max) <= 3, "\(code) from \(low) to \(high)")
            }
            // C keeps the sign of 0, which no model can see.
            let x = numbers.array(100_000) { $0.anything() }
            let worst = zip(x, block(code, x)).map { steps(function($0) + 0, $1) }.max()
            #expect((worst ?? .max) <= 3, "\(code)")
        }
    }

    /// The table of C, annex F.10.4.4, and IEEE 754-2019, section 9.2.1.
    @Test func specialValuesOfPow() {
        let inf = Double.infinity
        let big = 0x1p70
        let cases: [(Double, Double, Double)] = [
            (0, 3, 0), (-0.0, 3, -0.0), (0, 2, 0), (-0.0, 2, 0), (-0.0, 0.5, 0), (0, inf, 0),
            (0, -3, inf), (-0.0, -3, -inf), (0, -2, inf), (-0.0, -2, inf), (-0.0, -0.5, inf),
            (0, -inf, inf), (-0.0, -inf, inf), (-0.0, 0x1p53 - 1, -0.0), (-0.0, 0x1p53, 0),
            (-1, inf, 1), (-1, -inf, 1), (1, inf, 1), (1, .nan, 1), (1, big, 1), (-1, big, 1),
            (.nan, 0, 1), (.nan, -0.0, 1), (inf, 0, 1), (0, 0, 1), (-0.0, -0.0, 1), (tiny, 0, 1),
            (-2, 0.5, .nan), (-inf, 0.5, inf), (-1000 * tiny, 1.5, .nan), (-2, -1e-300, .nan),
            (0.5, -inf, inf), (-0.5, -inf, inf), (2, -inf, 0), (-2, -inf, 0),
            (0.5, inf, 0), (-0.5, inf, 0), (2, inf, inf), (-2, inf, inf),
            (-inf, -3, -0.0), (-inf, -2, 0), (-inf, -0.5, 0), (-inf, 3, -inf), (-inf, 2, inf),
            (inf, -1e-300, 0), (inf, 1e-300, inf), (inf, -big, 0), (0, big, 0), (0, -big, inf),
            (.nan, 1, .nan), (2, .nan, .nan), (.nan, .nan, .nan), (-3, .nan, .nan),
            (2, 1024, inf), (2, -1075, 0), (2, -1074, tiny), (-2, 1023, -0x1p1023),
            (-2, 1025, -inf), (-2, -1077, -0.0), (1.5, big, inf), (0.5, big, 0), (-1.5, -big, 0),
            (1 + 0x1p-52, 0x1p64, inf), (1 - 0x1p-53, 0x1p64, 0), (-1, 0x1p53 - 1, -1),
            (tiny, 0.5, 0x1p-537), (-tiny, 3, -0.0), (-tiny, -1, -inf), (8 * tiny, 1, 8 * tiny),
            (3, tiny, 1), (3, -tiny, 1), (1e308, 1, 1e308), (1e308, 1.5, inf),
        ]
        for (x, y, expected) in cases {
            #expect(same(ScalarOperations.apply(.power, x, y), expected), "\(x) ^ \(y)")
        }
    }

    /// Two functions that err by less than 1 ulp differ by at most 2 steps; libraries are allowed
    /// one more.
    @Test(arguments: functions)
    func staysNearTheLibrary(code: UnaryCode) {
        var numbers = Numbers(seed: 0x9E37_79B9_7F4A_7C15)
        let library: (Double) -> Double
        switch code {
        case .exp: library = { Foundation.exp($0) }
        case .log: library = { Foundation.log($0) }
        case .log2: library = { Foundation.log2($0) }
        default: library = { Foundation.log10($0) }
        }
        let ranges =
            code == .exp ? [(-1.0, 1.0), (-760, 720)] : [(0.5, 2), (0, 1e6), (0, 0x1p-1020)]
        for (low, high) in ranges {
            let x = numbers.array(100_000) { $0.uniform(low, high) }
            let worst = zip(x, block(code, x)).map { steps(library($0), $1) }.max()
            #expect((worst ?? .max) <= 3)
        }
        let x = numbers.array(100_000) { $0.anything() }
        let worst = zip(x, block(code, x)).map { steps(library($0), $1) }.max()
        #expect((worst ?? .max) <= 3)
    }

    @Test func powStaysNearTheLibrary() {
        var numbers = Numbers(seed: 0xD1B5_4A32_D192_ED03)
        let count = 200_000
        let ranges: [((Double, Double), (Double, Double))] = [
            ((0, 10), (-10, 10)), ((0.5, 2), (-1100, 1100)), ((0.999, 1.001), (-1e6, 1e6)),
            ((0, 1e300), (-4, 4)),
        ]
        for (bases, exponents) in ranges {
            let x = numbers.array(count) { $0.uniform(bases.0, bases.1) }
            let y = numbers.array(count) { $0.uniform(exponents.0, exponents.1) }
            let z = block(.power, x, y)
            let worst = z.indices.map { steps(Foundation.pow(x[$0], y[$0]), z[$0]) }.max()
            #expect((worst ?? .max) <= 3)
        }
        let x = numbers.array(count) { $0.uniform(-50, 50) }
        let y = numbers.array(count) { $0.uniform(-40, 40).rounded() }
        let z = block(.power, x, y)
        let worst = z.indices.map { steps(Foundation.pow(x[$0], y[$0]), z[$0]) }.max()
        #expect((worst ?? .max) <= 3)
    }

    /// Numbers of every kind, in blocks whose length is no multiple of what a loop takes at once.
    @Test(arguments: UnaryCode.allCases)
    func blocksDoWhatSingleOperationsDo(code: UnaryCode) {
        var numbers = Numbers(seed: 0xA076_1D64_78BD_642F)
        for groups in [1, 15, 16, 17, 250] {
            let x =
                numbers.array(groups * 4) { $0.anything() }
                + numbers.array(groups * 4) { $0.uniform(-20, 20) }
            for (index, result) in block(code, x).enumerated() {
                #expect(
                    same(result, ScalarOperations.apply(code, x[index])), "\(code)(\(x[index]))")
            }
        }
    }

    @Test(arguments: BinaryCode.allCases)
    func blocksDoWhatSingleOperationsDo(code: BinaryCode) {
        var numbers = Numbers(seed: 0xE703_7ED1_A0B4_28DB)
        for groups in [1, 15, 16, 17, 250] {
            let x =
                numbers.array(groups * 4) { $0.anything() }
                + numbers.array(groups * 4) { $0.uniform(0, 20) }
            let y =
                numbers.array(groups * 4) { $0.anything() }
                + numbers.array(groups * 4) { $0.uniform(-20, 20) }
            for (index, result) in block(code, x, y).enumerated() {
                #expect(
                    same(result, ScalarOperations.apply(code, x[index], y[index])),
                    "\(code)(\(x[index]), \(y[index]))")
            }
        }
    }

    /// A digest of many results, which every build must give: with any vector unit, optimised or
    /// not. It changes when an algorithm does, and then results of models may.
    @Test func sameBitsOnEveryBuild() {
        var numbers = Numbers(seed: 0x8EBC_6AF0_9C88_C6E3)
        var digest: UInt64 = 0
        func add(_ values: [Double]) {
            for value in values where !value.isNaN {
                digest = (digest ^ value.bitPattern) &* 0x100_0000_01B3
            }
        }
        for code in Self.functions {
            add(block(code, numbers.array(8192) { $0.anything() }))
            add(block(code, numbers.array(8192) { $0.uniform(0, 20) }))
        }
        let x = numbers.array(8192) { $0.uniform(0, 20) } + numbers.array(8192) { $0.anything() }
        let y = numbers.array(8192) { $0.uniform(-20, 20) } + numbers.array(8192) { $0.anything() }
        add(block(.power, x, y))
        #expect(digest == 0xAD3B_5B3D_CA28_60D5)
        for code in Self.nearZero {
            add(block(code, numbers.array(8192) { $0.anything() }))
            add(block(code, numbers.array(8192) { $0.uniform(-1, 1) }))
        }
        #expect(digest == 0x3F00_FACC_ED80_4389)
    }
}
