extension BinLayout {
    /// How many values `bins` looks up at a time.
    static let lookupChunk = 128

    /// The bins of up to `lookupChunk` finite values. In several loops, since the compiler turns those
    /// that do nothing else into vector code.
    ///
    /// - Parameters:
    ///   - bins: takes the bins.
    ///   - list: room for one number more than `lookupChunk`.
    ///   - scratch: room for twice `lookupChunk` numbers.
    @inline(__always)
    func lookUp(
        _ values: UnsafePointer<Double>, _ count: Int, lines: UnsafePointer<Double>,
        bins: UnsafeMutablePointer<Int64>, list: UnsafeMutablePointer<Int64>,
        scratch: UnsafeMutablePointer<Double>
    ) {
        let positions = scratch
        let nearest = scratch + BinLayout.lookupChunk
        let last = guide.cells - 1
        switch guide.scale {
        case .linear(let origin, let perUnit):
            let lastPosition = Double(last)
            for index in 0..<count {
                let position = (values[index] - origin) * perUnit
                positions[index] = position
                bins[index] = CellGuide.linearCell(position, last: lastPosition)
            }
        case .logarithmic(let firstKey):
            for index in 0..<count {
                positions[index] = values[index]
                bins[index] = CellGuide.logarithmicCell(
                    values[index], firstKey: firstKey, last: Int64(last))
            }
        }
        for index in 0..<count {
            let line = lines + Int(bins[index]) &* 2
            nearest[index] = line[0] + line[1] * positions[index]
        }
        // The values in cells with bins of their own, listed without a branch.
        var searched = 0
        for index in 0..<count {
            list[searched] = Int64(index)
            searched &+= nearest[index] == nearest[index] ? 0 : 1
        }
        if searched > 0 {
            edges.withUnsafeBufferPointer { edges in
                searchStarts.withUnsafeBufferPointer { starts in
                    guard let edges = edges.baseAddress, let starts = starts.baseAddress
                    else { return }
                    let lastBin = Int64(self.edges.count - 2)
                    for position in 0..<searched {
                        let index = Int(list[position])
                        let cell = Int(bins[index])
                        let first = Int(starts[cell])
                        let bin = BinLayout.lastEdge(
                            atOrBelow: values[index], among: edges, from: first,
                            further: Int(starts[cell + 1]) &- first)
                        // A whole number again, as the other cells have it.
                        nearest[index] = Double(min(Int64(bin), lastBin))
                    }
                }
            }
        }
        for index in 0..<count { bins[index] = CellGuide.wholeNumber(nearest[index]) }
    }

    /// The last of some sorted edges that is at or below x; the first, where none is. By bisection
    /// without branches, so that the processor can look for several values at a time.
    @inline(__always)
    private static func lastEdge(
        atOrBelow x: Double, among edges: UnsafePointer<Double>, from first: Int, further: Int
    ) -> Int {
        var low = first
        var rest = further
        while rest > 0 {
            let half = (rest &+ 1) &>> 1
            low = edges[low &+ half] <= x ? low &+ half : low
            rest &-= half
        }
        return low
    }
}
