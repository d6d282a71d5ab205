/// A Huffman code for bytes and the end of their block, as deflate has it (RFC 1951, 3.2): no code is
/// longer than 14 bits, which leaves room for four of them in a word.
struct HuffmanCode {
    /// The symbol of a block's end.
    static let end = 256
    private static let longest = 14

    /// For each symbol the length of its code in bits; 0 for symbols that do not occur.
    private let lengths: [Int]
    /// For each symbol its code, the first bit lowest, and from bit 16 on its length.
    private let codes: [UInt32]

    /// The best code for the frequencies of the 256 bytes and the end; where that has codes too
    /// long, one for frequencies made more even.
    init(frequencies: [Int]) {
        var frequencies = frequencies
        var lengths = HuffmanCode.lengths(frequencies)
        while lengths.contains(where: { $0 > HuffmanCode.longest }) {
            frequencies = frequencies.map { $0 == 0 ? 0 : $0 / 2 + 1 }
            lengths = HuffmanCode.lengths(frequencies)
        }
        self.lengths = lengths
        codes = HuffmanCode.codes(lengths)
    }

    /// Writes the start of a last block with this code.
    func writeHeader(to bits: inout BitWriter) {
        // The last block, with codes of its own; 257 of literals, two of distances, and 19 lengths of
        // the code in which their lengths are written.
        bits.put(1 | 2 << 1 | 0 << 3 | 1 << 8 | 15 << 13, 17)
        // That code has four bits for each of the lengths 0 to 15 and does not use the three symbols
        // for repetitions, which come first.
        for place in 0..<19 { bits.put(place < 3 ? 0 : 4, 3) }
        // Distances are not used; two codes of one bit are what every reader accepts.
        for length in lengths + [1, 1] {
            bits.put(HuffmanCode.reversed(length, bits: 4), 4)
        }
    }

    /// Writes the codes of all bytes and of the end.
    func write(_ input: UnsafeBufferPointer<UInt8>, to bits: inout BitWriter) {
        codes.withUnsafeBufferPointer { codes in
            guard let codes = codes.baseAddress else { return }
            if let start = input.baseAddress {
                // In a variable of its own, which stays in registers.
                var local = bits
                let fours = input.count / 4 * 4
                var index = 0
                while index < fours {
                    HuffmanCode.add(codes[Int(start[index])], to: &local)
                    HuffmanCode.add(codes[Int(start[index &+ 1])], to: &local)
                    HuffmanCode.add(codes[Int(start[index &+ 2])], to: &local)
                    HuffmanCode.add(codes[Int(start[index &+ 3])], to: &local)
                    local.flush()
                    index &+= 4
                }
                while index < input.count {
                    HuffmanCode.add(codes[Int(start[index])], to: &local)
                    local.flush()
                    index &+= 1
                }
                bits = local
            }
            HuffmanCode.add(codes[HuffmanCode.end], to: &bits)
            bits.flush()
        }
    }

    @inline(__always)
    private static func add(_ code: UInt32, to bits: inout BitWriter) {
        bits.add(UInt64(code & 0xFFFF), UInt64(code &>> 16))
    }

    /// The depths of the leaves of Huffman's tree.
    private static func lengths(_ frequencies: [Int]) -> [Int] {
        let symbols = frequencies.indices.filter { frequencies[$0] > 0 }
            .sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }
        var lengths = Array(repeating: 0, count: frequencies.count)
        guard symbols.count > 1 else {
            for symbol in symbols { lengths[symbol] = 1 }
            return lengths
        }
        // Leaves by weight, then inner nodes, whose weights do not fall: the two lightest are at the
        // front of one or the other.
        var weights = symbols.map { frequencies[$0] }
        var parents = Array(repeating: 0, count: 2 * symbols.count - 1)
        var leaf = 0
        var inner = symbols.count
        for node in symbols.count..<parents.count {
            var weight = 0
            for _ in 0..<2 {
                let takesLeaf =
                    leaf < symbols.count && (inner >= node || weights[leaf] <= weights[inner])
                let child = takesLeaf ? leaf : inner
                if takesLeaf { leaf += 1 } else { inner += 1 }
                weight += weights[child]
                parents[child] = node
            }
            weights.append(weight)
        }
        var depths = Array(repeating: 0, count: parents.count)
        for node in (0..<parents.count - 1).reversed() { depths[node] = depths[parents[node]] + 1 }
        for (index, symbol) in symbols.enumerated() { lengths[symbol] = depths[index] }
        return lengths
    }

    /// Consecutive codes for symbols of one length, shorter lengths first.
    private static func codes(_ lengths: [Int]) -> [UInt32] {
        var codes = [UInt32](repeating: 0, count: lengths.count)
        var next = 0
        for length in 1...longest {
            for symbol in lengths.indices where lengths[symbol] == length {
                codes[symbol] =
                    UInt32(truncatingIfNeeded: reversed(next, bits: length))
                    | UInt32(truncatingIfNeeded: length) << 16
                next += 1
            }
            next *= 2
        }
        return codes
    }

    /// The lowest bits of a number in the opposite order.
    private static func reversed(_ number: Int, bits: Int) -> UInt64 {
        (0..<bits).reduce(0) { $0 << 1 | UInt64(number >> $1 & 1) }
    }
}
