import Arithmetic
import Distributions
import Foundation
import RandomStreams

/// Takes the values of outputs, block by block.
protocol BlockSink {
    /// Called once for each output of each block.
    ///
    /// - Parameters:
    ///   - values: the output's values, readable up to `count` rounded up to a multiple of eight.
    ///   - firstRun: the index of the block's first run.
    mutating func receive(
        output: Int, values: UnsafePointer<Double>, firstRun: Int, count: Int)
}

/// Runs a plan's tape on blocks of runs. One worker's; not shared between threads.
final class BlockRunner {
    /// The most runs of a block: small enough for the registers in use to stay in the first two
    /// caches, large enough to make the cost of each instruction's dispatch vanish.
    static let blockSize = 1024

    private let plan: Plan
    private let proposal: ProposalBlock?
    private let correlations: CorrelationBlock?
    private let streams: [UniformStream]
    private let generators: [GSLStream]
    private let inversion = InversionMemory()
    private let memory: UnsafeMutableRawPointer
    private let constants: UnsafeMutableRawPointer
    private let parameters: UnsafeMutablePointer<Double>

    /// - Parameter proposal: what some inputs are drawn from instead of their own laws.
    init(_ plan: Plan, seed: UInt64, proposal: ProposalBlock? = nil) {
        self.plan = plan
        self.proposal = proposal
        correlations = plan.correlations.map { CorrelationBlock($0, plan.sources, seed: seed) }
        streams = plan.sources.map { $0.stream(seed: seed) }
        generators = plan.conditionals.map {
            GSLStream(StreamKey(seed: seed, input: $0.name, purpose: .rejection))
        }
        memory = .allocate(
            byteCount: max(1, plan.tape.registerCount) * BlockRunner.blockSize * 8, alignment: 64)
        memory.initializeMemory(
            as: Double.self, repeating: 0,
            count: max(1, plan.tape.registerCount) * BlockRunner.blockSize)
        constants = .allocate(byteCount: max(1, plan.tape.constants.count) * 64, alignment: 64)
        for (slot, value) in plan.tape.constants.enumerated() {
            constants.storeBytes(
                of: SIMD8(repeating: value), toByteOffset: slot * 64, as: SIMD8<Double>.self)
        }
        let most = plan.tape.instructions.map { instruction -> Int in
            if case .conditional(_, let parameters, _) = instruction { return parameters.count }
            return 0
        }
        parameters = .allocate(capacity: max(1, most.max() ?? 1))
    }

    deinit {
        memory.deallocate()
        constants.deallocate()
        parameters.deallocate()
    }

    /// Computes runs `firstRun ..< firstRun + count` and hands each output to the sink.
    ///
    /// - Parameters:
    ///   - firstRun: a multiple of `blockSize`.
    ///   - count: any number of runs.
    func run<Sink: BlockSink>(firstRun: Int, count: Int, sink: inout Sink) {
        var start = firstRun
        let end = firstRun + count
        while start < end {
            let size = min(BlockRunner.blockSize, end - start)
            runBlock(firstRun: start, count: size, sink: &sink)
            start += size
        }
    }

    private func runBlock<Sink: BlockSink>(firstRun: Int, count: Int, sink: inout Sink) {
        let groups = (count + 7) / 8
        proposal?.begin(firstRun: firstRun, count: count)
        correlations?.begin()
        for instruction in plan.tape.instructions {
            switch instruction {
            case .input(let input, let target):
                let register = register(target)
                let block = register.assumingMemoryBound(to: Double.self)
                if let correlations,
                    correlations.fill(
                        input, block, firstRun: firstRun, count: count, proposal: proposal)
                {
                    continue
                }
                if let proposal, proposal.fill(input, block, count: count) { continue }
                streams[input].fill(block, firstRun: firstRun, count: count)
                plan.sources[input].sampler?.apply(block, count: count, memory: inversion)
            case .conditional(let index, let operands, let target):
                let output = register(target).assumingMemoryBound(to: Double.self)
                drawEach(index, operands, output, firstRun: firstRun, count: count)
            case .unary(let code, let a, let target):
                BlockKernels.unary(code, register(target), groups, source(a))
            case .binary(let code, let a, let b, let target):
                BlockKernels.binary(code, register(target), groups, source(a), source(b))
            case .select(let condition, let yes, let no, let target):
                BlockKernels.select(
                    register(target), groups, source(condition), source(yes), source(no))
            case .fill(let constant, let target):
                BlockKernels.copy(register(target), groups, source(.constant(constant)))
            case .emit(let output, let index):
                sink.receive(
                    output: output,
                    values: UnsafePointer(register(index).assumingMemoryBound(to: Double.self)),
                    firstRun: firstRun, count: count)
            }
        }
    }

    @inline(__always)
    private func register(_ index: Int) -> UnsafeMutableRawPointer {
        memory + index &* (BlockRunner.blockSize &* 8)
    }

    @inline(__always)
    private func source(_ operand: Operand) -> BlockSource {
        switch operand {
        case .register(let index):
            return BlockSource(base: UnsafeRawPointer(register(index)), step: 64)
        case .constant(let slot):
            return BlockSource(base: UnsafeRawPointer(constants + slot &* 64), step: 0)
        }
    }

    /// Draws run by run: the parameters differ, so there is nothing to tabulate.
    private func drawEach(
        _ index: Int, _ operands: [Operand], _ output: UnsafeMutablePointer<Double>,
        firstRun: Int, count: Int
    ) {
        let stream = generators[index]
        let sample = plan.conditionals[index].sample
        for run in 0..<count {
            for (position, operand) in operands.enumerated() {
                parameters[position] = source(operand).value(run)
            }
            stream.begin(run: firstRun + run)
            output[run] = sample(stream.generator, parameters)
        }
    }
}
