/// Memory that inversion works in, so that a draw allocates nothing. One worker's; not shared
/// between threads.
package final class InversionMemory {
    let offsets: UnsafeMutablePointer<Int64>
    let positions: UnsafeMutablePointer<Double>
    let values: UnsafeMutablePointer<Double>

    private let base: UnsafeMutableRawPointer

    /// Three arrays of `QuantileCells.chunk` words.
    package init() {
        let bytes = QuantileCells.chunk * 8
        base = .allocate(byteCount: 3 * bytes, alignment: 64)
        // Zeros, since whole groups of eight are looked up where fewer are asked for.
        base.initializeMemory(as: UInt8.self, repeating: 0, count: 3 * bytes)
        offsets = base.assumingMemoryBound(to: Int64.self)
        positions = (base + bytes).assumingMemoryBound(to: Double.self)
        values = (base + 2 * bytes).assumingMemoryBound(to: Double.self)
    }

    deinit {
        base.deallocate()
    }
}
