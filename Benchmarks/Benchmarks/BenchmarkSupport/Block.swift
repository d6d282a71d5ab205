import CasModel

/// Memory for a block of numbers, aligned and as long as those of a simulation.
package final class Block {
    /// Where the numbers stand: `OperationProbe.blockSize` of them.
    package let base: UnsafeMutablePointer<Double>
    private let memory: UnsafeMutableRawPointer

    /// A block of zeros.
    package init() {
        memory = .allocate(byteCount: OperationProbe.blockSize * 8, alignment: 64)
        base = memory.initializeMemory(
            as: Double.self, repeating: 0, count: OperationProbe.blockSize)
    }

    deinit {
        memory.deallocate()
    }

    /// Blocks of uniform numbers, enough of them that a processor cannot learn them by heart.
    package static func uniform(count: Int) -> [Block] {
        let stream = UniformStream(StreamKey(seed: 42, input: "blocks", purpose: .inversion))
        return (0..<count).map { index in
            let block = Block()
            stream.fill(
                block.base, firstRun: index * OperationProbe.blockSize,
                count: OperationProbe.blockSize)
            return block
        }
    }
}
