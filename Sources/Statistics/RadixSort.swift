/// Sorts numbers by the digits of their bit patterns, several times faster than by comparisons.
public enum RadixSort {
    /// The finite values in ascending order; −0 before 0.
    public static func sortedFinite(_ values: UnsafeBufferPointer<Double>) -> [Double] {
        if values.allSatisfy(\.isFinite) { return sorted(values) }
        return values.filter(\.isFinite).withUnsafeBufferPointer { sorted($0) }
    }

    private static let digitBits: UInt64 = 11
    private static let digits = 6

    /// The values in ascending order; −0 before 0, no NaN expected.
    ///
    /// - Complexity: six passes over the values and as much memory again.
    private static func sorted(_ values: UnsafeBufferPointer<Double>) -> [Double] {
        guard values.count > 256 else { return values.sorted() }
        // Flipping all bits of negative numbers and the sign of others orders the patterns as
        // unsigned integers.
        var source = values.map { value -> UInt64 in
            let bits = value.bitPattern
            return bits ^ (bits >> 63 == 1 ? .max : 1 << 63)
        }
        var target = [UInt64](repeating: 0, count: source.count)
        let buckets = 1 << Int(digitBits)
        for digit in 0..<UInt64(digits) {
            let shift = digit * digitBits
            let mask = UInt64(buckets - 1)
            var starts = [Int](repeating: 0, count: buckets)
            for key in source { starts[Int((key >> shift) & mask)] += 1 }
            // All keys alike in this digit: the order stays.
            if starts.contains(source.count) { continue }
            var next = 0
            for bucket in 0..<buckets {
                let size = starts[bucket]
                starts[bucket] = next
                next += size
            }
            for key in source {
                let bucket = Int((key >> shift) & mask)
                target[starts[bucket]] = key
                starts[bucket] += 1
            }
            swap(&source, &target)
        }
        return source.map { key in
            Double(bitPattern: key ^ (key >> 63 == 1 ? 1 << 63 : .max))
        }
    }
}
