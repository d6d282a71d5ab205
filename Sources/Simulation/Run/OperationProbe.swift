import Arithmetic
import ModelLanguage

/// One operation of a simulation's tape on a block of its own: for measuring what operations cost.
///
/// A simulation spends its time in draws, operations and figures. Here an operation runs by itself,
/// by the kernel and on the size of block that simulations use, so that the time of a model can be
/// compared with the sum of its parts. Not shared between threads.
package final class OperationProbe {
    /// The operations by name: those of the model language, and `positive`, by which the tape
    /// asks whether a law's parameter is greater than zero.
    package static let names: [String] = Array(codes.keys).sorted()

    /// How many numbers an operation works on at a time.
    package static let blockSize = BlockRunner.blockSize

    /// The operation's name.
    package let name: String
    /// How many operands the operation has: 1, 2 or 3.
    package let operandCount: Int

    private let code: Code
    private let memory: UnsafeMutableRawPointer

    private enum Code: Sendable {
        case unary(UnaryCode)
        case binary(BinaryCode)
        case select

        var operandCount: Int {
            switch self {
            case .unary: return 1
            case .binary: return 2
            case .select: return 3
            }
        }
    }

    private static let codes: [String: Code] = {
        var codes: [String: Code] = ["if": .select]
        for code in UnaryCode.allCases { codes["\(code)"] = .unary(code) }
        for code in BinaryCode.allCases { codes["\(code)"] = .binary(code) }
        return codes
    }()

    /// Makes a probe of an operation; nil where `name` is not among `names`.
    ///
    /// - Parameter operand: the number at a place (0 ..< `blockSize`) of an operand (from 0).
    package init?(_ name: String, operand: (_ index: Int, _ place: Int) -> Double) {
        guard let code = OperationProbe.codes[name] else { return nil }
        self.name = name
        self.code = code
        operandCount = code.operandCount
        // The result first, the operands after it.
        memory = .allocate(
            byteCount: (1 + code.operandCount) * OperationProbe.blockSize * 8, alignment: 64)
        let numbers = memory.initializeMemory(
            as: Double.self, repeating: 0,
            count: (1 + code.operandCount) * OperationProbe.blockSize)
        for index in 0..<code.operandCount {
            for place in 0..<OperationProbe.blockSize {
                numbers[(1 + index) * OperationProbe.blockSize + place] = operand(index, place)
            }
        }
    }

    deinit {
        memory.deallocate()
    }

    /// Carries the operation out on the whole block, again and again.
    package func run(times: Int) {
        let groups = OperationProbe.blockSize / 8
        for _ in 0..<max(0, times) {
            switch code {
            case .unary(let code):
                BlockKernels.unary(code, memory, groups, operand(0))
            case .binary(let code):
                BlockKernels.binary(code, memory, groups, operand(0), operand(1))
            case .select:
                BlockKernels.select(memory, groups, operand(0), operand(1), operand(2))
            }
        }
    }

    /// What the operation came to at each place; zeros before the first run.
    package var results: [Double] {
        let numbers = memory.assumingMemoryBound(to: Double.self)
        return (0..<OperationProbe.blockSize).map { numbers[$0] }
    }

    private func operand(_ index: Int) -> BlockSource {
        BlockSource(
            base: UnsafeRawPointer(memory + (1 + index) * OperationProbe.blockSize * 8), step: 64)
    }
}
