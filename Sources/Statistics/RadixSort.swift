/// Sorts numbers by the digits of their bit patterns, several times faster than by comparisons.
package enum RadixSort {
    /// The finite values in ascending order; −0 before 0.
    ///
    /// - Complexity: six passes over the values and twice as much memory.
    package static func sortedFinite(_ values: UnsafeBufferPointer<Double>) -> [Double] {
        var keys: [UInt64] = []
        keys.reserveCapacity(values.count)
        for value in values where value.isFinite { keys.append(key(value)) }
        sort(&keys) { $0 }
        return keys.map(value)
    }

    /// A value and its weight.
    struct Weighted {
        fileprivate let key: UInt64
        let weight: Double
        var value: Double { RadixSort.value(key) }
    }

    /// The finite values of positive weight in ascending order, with their weights.
    static func sorted(
        _ values: UnsafeBufferPointer<Double>, weights: UnsafeBufferPointer<Double>
    ) -> [Weighted] {
        var items: [Weighted] = []
        items.reserveCapacity(values.count)
        for index in values.indices where weights[index] > 0 && values[index].isFinite {
            items.append(Weighted(key: key(values[index]), weight: weights[index]))
        }
        sort(&items, by: \.key)
        return items
    }

    // Flipping all bits of negative numbers and the sign of others orders the patterns as unsigned
    // integers.

    @inline(__always)
    private static func key(_ value: Double) -> UInt64 {
        let bits = value.bitPattern
        return bits ^ (bits >> 63 == 1 ? .max : 1 << 63)
    }

    @inline(__always)
    private static func value(_ key: UInt64) -> Double {
        Double(bitPattern: key ^ (key >> 63 == 1 ? 1 << 63 : .max))
    }

    private static let digitBits: UInt64 = 11
    private static let digits = 6
    /// Up to this many, comparisons are faster.
    private static let few = 256

    /// Sorts by a key, leaving the order of equal ones.
    @inline(__always)
    private static func sort<Item>(_ items: inout [Item], by key: (Item) -> UInt64) {
        guard items.count > few else {
            items.sort { key($0) < key($1) }
            return
        }
        var source = items
        let buckets = 1 << Int(digitBits)
        for digit in 0..<UInt64(digits) {
            let shift = digit * digitBits
            let mask = UInt64(buckets - 1)
            var starts = [Int](repeating: 0, count: buckets)
            for item in source { starts[Int((key(item) >> shift) & mask)] += 1 }
            // All keys alike in this digit: the order stays.
            if starts.contains(source.count) { continue }
            var next = 0
            for bucket in 0..<buckets {
                let size = starts[bucket]
                starts[bucket] = next
                next += size
            }
            for item in source {
                let bucket = Int((key(item) >> shift) & mask)
                items[starts[bucket]] = item
                starts[bucket] += 1
            }
            swap(&source, &items)
        }
        items = source
    }
}
