/// Counts values into the bins of a layout. One worker's; not shared between threads.
public final class BinCounter {
    /// The layout whose bins are counted.
    public let layout: BinLayout

    private let counts: UnsafeMutableBufferPointer<UInt32>
    private var counted: UInt64 = 0

    /// Makes a counter at zero.
    public init(_ layout: BinLayout) {
        self.layout = layout
        counts = .allocate(capacity: layout.count)
        counts.initialize(repeating: 0)
    }

    deinit {
        counts.deallocate()
    }

    /// How many more values may be counted before `drain` must be called.
    public var headroom: UInt64 { UInt64(UInt32.max) - counted }

    /// Counts finite values.
    ///
    /// - Complexity: about a nanosecond a value; a bisection for values in cells without equal bins.
    public func add(_ values: UnsafePointer<Double>, count: Int) {
        counted += UInt64(count)
        precondition(counted <= UInt64(UInt32.max))
        guard let counts = counts.baseAddress else { return }
        layout.lines.withUnsafeBufferPointer { lines in
            guard let lines = lines.baseAddress else { return }
            let raw = UnsafeRawPointer(values)
            let groups = count / 8
            let cells = layout.guide.cells
            switch layout.guide.scale {
            case .linear(let origin, let perUnit):
                let last = Double(cells - 1)
                for group in 0..<groups {
                    let x = raw.loadUnaligned(fromByteOffset: group &* 64, as: SIMD8<Double>.self)
                    let positions = (x - origin) * perUnit
                    let cells = CellGuide.linearCells(positions, last: last)
                    add(x, positions, cells, lines, counts)
                }
            case .logarithmic(let firstKey):
                let last = Int64(cells - 1)
                for group in 0..<groups {
                    let x = raw.loadUnaligned(fromByteOffset: group &* 64, as: SIMD8<Double>.self)
                    let cells = CellGuide.logarithmicCells(x, firstKey: firstKey, last: last)
                    add(x, x, cells, lines, counts)
                }
            }
        }
        for index in (count / 8 * 8)..<count { counts[bin(of: values[index])] &+= 1 }
    }

    /// Counts eight values whose cells are known.
    @inline(__always)
    private func add(
        _ x: SIMD8<Double>, _ positions: SIMD8<Double>, _ cells: SIMD8<Int64>,
        _ lines: UnsafePointer<Double>, _ counts: UnsafeMutablePointer<UInt32>
    ) {
        let raw = UnsafeRawPointer(lines)
        @inline(__always)
        func pair(_ lane: Int) -> SIMD2<Double> {
            let first = raw.loadUnaligned(
                fromByteOffset: Int(cells[lane]) &* 16, as: SIMD2<Double>.self)
            let second = raw.loadUnaligned(
                fromByteOffset: Int(cells[lane &+ 1]) &* 16, as: SIMD2<Double>.self)
            return SIMD2(first[0], second[0])
                + SIMD2(first[1], second[1]) * SIMD2(positions[lane], positions[lane &+ 1])
        }
        let nearest = SIMD8(
            lowHalf: SIMD4(lowHalf: pair(0), highHalf: pair(2)),
            highHalf: SIMD4(lowHalf: pair(4), highHalf: pair(6)))
        // Zero times a number is zero, and NaN survives the sum.
        let zeros = nearest * 0
        let four = zeros.lowHalf + zeros.highHalf
        let two = four.lowHalf + four.highHalf
        if two[0] + two[1] == 0 {
            let bins = CellGuide.wholeNumbers(nearest)
            counts[Int(bins[0])] &+= 1
            counts[Int(bins[1])] &+= 1
            counts[Int(bins[2])] &+= 1
            counts[Int(bins[3])] &+= 1
            counts[Int(bins[4])] &+= 1
            counts[Int(bins[5])] &+= 1
            counts[Int(bins[6])] &+= 1
            counts[Int(bins[7])] &+= 1
        } else {
            addSearching(x, nearest, cells)
        }
    }

    /// Counts eight values some of which lie in cells without equal bins.
    @inline(never)
    private func addSearching(
        _ x: SIMD8<Double>, _ nearest: SIMD8<Double>, _ cells: SIMD8<Int64>
    ) {
        let bins = CellGuide.wholeNumbers(nearest)
        for lane in 0..<8 {
            let isEqual = nearest[lane] == nearest[lane]
            let bin = isEqual ? Int(bins[lane]) : search(x[lane], cell: Int(cells[lane]))
            counts[bin] &+= 1
        }
    }

    /// The bin of one value, by the same arithmetic as eight.
    private func bin(of x: Double) -> Int {
        let cell = layout.guide.cell(x)
        let position: Double
        switch layout.guide.scale {
        case .linear(let origin, let perUnit): position = (x - origin) * perUnit
        case .logarithmic: position = x
        }
        let nearest = layout.lines[2 * cell] + layout.lines[2 * cell + 1] * position
        guard nearest == nearest else { return search(x, cell: cell) }
        return Int(CellGuide.wholeNumbers(SIMD8(repeating: nearest))[0])
    }

    /// Adds the counts to `totals`, one for each bin, and starts again at zero.
    public func drain(into totals: inout [UInt64]) {
        precondition(totals.count == counts.count)
        for bin in counts.indices {
            totals[bin] += UInt64(counts[bin])
            counts[bin] = 0
        }
        counted = 0
    }

    /// The bin of a value, by bisection among the edges of its cell.
    private func search(_ x: Double, cell: Int) -> Int {
        layout.edges.withUnsafeBufferPointer { edges in
            // The last edge at or below x is the answer; the first candidate is one such.
            var low = Int(layout.searchStarts[cell])
            var high = Int(layout.searchStarts[cell + 1])
            while low < high {
                let middle = (low + high + 1) / 2
                if edges[middle] <= x { low = middle } else { high = middle - 1 }
            }
            return min(low, edges.count - 2)
        }
    }
}
