import CGSL
import Statistics
import TestSupport
import Testing

/// Bins laid from a pilot of 65,536 values and filled with many more tell each quantile's rank to
/// within 10⁻⁵, or say which bin must be divided.
@Suite("Bins and ranks")
struct BinCountingTests {
    static let probabilities = [
        0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.999,
    ]
    static let pilot = 65_536

    /// Counts values as a simulation does: pilot, bins, all values, finer bins where needed.
    static func distribution(_ values: [Double]) -> (BinnedDistribution, recounts: Int) {
        let sample = Array(values.prefix(pilot))
        let sorted = sample.withUnsafeBufferPointer { RadixSort.sortedFinite($0) }
        var layout = BinLayout(sortedSample: sorted, probabilities: probabilities)
        let low = values.min() ?? 0
        let high = values.max() ?? 0
        for recounts in 0..<8 {
            let counter = BinCounter(layout)
            values.withUnsafeBufferPointer { buffer in
                if let base = buffer.baseAddress { counter.add(base, count: buffer.count) }
            }
            var totals = [UInt128](repeating: 0, count: layout.count)
            counter.drain(into: &totals)
            let result = BinnedDistribution(edges: layout.edges, sums: totals)
            let pieces = result.refinements(for: probabilities)
            if pieces.isEmpty {
                return (result.trimmed(minimum: low, maximum: high), recounts)
            }
            layout = layout.refined(pieces, minimum: low, maximum: high)
        }
        return (BinnedDistribution(edges: [], counts: []), 8)
    }

    /// A generator of numbers that a test can repeat.
    struct Generator {
        var state: UInt64
        mutating func uniform() -> Double {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            z ^= z >> 31
            return (Double(z >> 12) + 0.5) * 0x1p-52
        }
        mutating func normal() -> Double { gsl_cdf_ugaussian_Pinv(uniform()) }
    }

    struct Shape: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let value: @Sendable (inout Generator) -> Double
    }

    static let shapes: [Shape] =
        [
            Shape(testDescription: "standard normal") { $0.normal() },
            Shape(testDescription: "far from zero") { 50_000_838 + 35.8 * $0.normal() },
            Shape(testDescription: "very far from zero") { 1e15 + 3 * $0.normal() },
            Shape(testDescription: "straddling zero") { -1 + 4 * $0.uniform() },
            Shape(testDescription: "tiny") { 1e-300 * exp($0.normal()) },
            Shape(testDescription: "huge") { 1e300 * exp($0.normal()) },
            Shape(testDescription: "both signs huge") { 1e308 * (2 * $0.uniform() - 1) },
            Shape(testDescription: "nine powers of ten") { exp(5 * $0.normal()) },
            Shape(testDescription: "Cauchy") { 1 / ($0.uniform() - 0.5) },
            Shape(testDescription: "five integers") { ($0.uniform() * 5).rounded(.down) - 2 },
            Shape(testDescription: "one value") { _ in 190_000 },
            Shape(testDescription: "rare second value") { $0.uniform() < 2e-5 ? 7 : 3 },
            Shape(testDescription: "many integers") {
                (1000 + 32 * $0.normal()).rounded()
            },
            Shape(testDescription: "whole numbers near a billion") {
                (1e9 + 31_623 * $0.normal()).rounded()
            },
            Shape(testDescription: "two clumps a factor of a million apart") {
                $0.uniform() < 0.5 ? 1 + 0.1 * $0.normal() : 1e6 + 0.1 * $0.normal()
            },
            Shape(testDescription: "two clumps, the quantile in the gap") {
                $0.uniform() < 0.05 ? $0.uniform() : 1e6 + $0.uniform()
            },
            Shape(testDescription: "an atom in a smooth law") { max(0, $0.normal()) },
            Shape(testDescription: "a capped law") { min(40_000, 30_000 * exp(0.4 * $0.normal())) },
            Shape(testDescription: "a rare far clump") {
                $0.uniform() < 0.01 ? 1e9 + $0.normal() : $0.normal()
            },
            Shape(testDescription: "an edge at a quantile") {
                $0.uniform() < 0.1 ? 1 + 1e-3 * $0.uniform() : 1.001 + 100 * $0.uniform()
            },
            Shape(testDescription: "a spike in a smooth law") {
                $0.uniform() < 0.3 ? 1e-7 * $0.normal() : $0.normal()
            },
        ] + wholeNumbers

    /// All of a pilot, but not all of the values, are whole numbers here and there.
    static let wholeNumbers: [Shape] = [
        Shape(testDescription: "multiples of fifty") {
            (200 * exp(0.4 * $0.normal())).rounded() * 50 - 3
        },
        Shape(testDescription: "negative whole numbers and zeros of both signs") {
            ($0.uniform() < 0.5 ? -1 : 1) * ($0.uniform() * 3).rounded(.down)
        },
        Shape(testDescription: "whole numbers and a rare fraction") {
            let whole = (3000 + 300 * $0.normal()).rounded()
            return $0.uniform() < 3e-6 ? whole + 0.25 : whole
        },
        Shape(testDescription: "whole numbers and a rare far one") {
            $0.uniform() < 3e-6 ? 1e12 * $0.normal().rounded() : (9 * $0.uniform()).rounded()
        },
    ]

    @Test(arguments: shapes)
    func ranksAreWithinTolerance(shape: Shape) {
        var generator = Generator(state: 42)
        let values = (0..<1_500_000).map { _ in shape.value(&generator) }
        let (distribution, recounts) = Self.distribution(values)
        #expect(recounts <= 3)
        #expect(distribution.total == UInt64(values.count))
        let sorted = values.sorted()
        let n = Double(values.count)
        for p in Self.probabilities {
            let x = distribution.quantile(p)
            // The ranks of all values equal to x, or the one place where x would stand.
            let below = Double(Self.count(sorted) { $0 < x }) / n
            let upTo = Double(Self.count(sorted) { $0 <= x }) / n
            let error = max(0, below - p, p - upTo)
            // One value more than the tolerance: a sample's own ranks come in steps of 1/n.
            #expect(error <= BinLayout.rankTolerance + 1 / n, "p = \(p), x = \(x)")
        }
        #expect(distribution.quantile(0) >= sorted[0])
        #expect(distribution.quantile(1) <= sorted[sorted.count - 1].nextUp)
    }

    /// The usual shapes need no second pass over the runs.
    @Test(arguments: shapes.prefix(13))
    func usualShapesNeedNoRecount(shape: Shape) {
        // Enough values for a bin of 4·10⁻⁶ to hold dozens, so that chance cannot fill it up.
        var generator = Generator(state: 1)
        let values = (0..<8_000_000).map { _ in shape.value(&generator) }
        #expect(Self.distribution(values).recounts == 0)
    }

    /// Values between others are counted between them: counts below each edge are exact.
    @Test(arguments: [shapes[0], shapes[7], shapes[9], shapes[13], shapes[15]])
    func countsAreExact(shape: Shape) {
        var generator = Generator(state: 3)
        let values = (0..<300_000).map { _ in shape.value(&generator) }
        let sorted = values.sorted()
        let layout = BinLayout(
            sortedSample: Array(values.prefix(Self.pilot)).sorted(),
            probabilities: Self.probabilities)
        let counter = BinCounter(layout)
        counter.add(values, count: values.count)
        var totals = [UInt128](repeating: 0, count: layout.count)
        counter.drain(into: &totals)
        let distribution = BinnedDistribution(edges: layout.edges, sums: totals)
        var mismatches = 0
        for (edge, below) in zip(distribution.edges, distribution.cumulativeCounts).dropLast() {
            let exact = Self.count(sorted) { $0 < edge }
            if UInt64(exact) != below { mismatches += 1 }
        }
        // A value may lie on the other side of an edge between two equal bins by one rounding:
        // never more than a few in 300,000.
        #expect(mismatches <= 3)
    }

    /// Where all of a pilot are whole numbers, all counts are exact, and so is each quantile.
    @Test(arguments: [shapes[9], shapes[10], shapes[12]] + wholeNumbers)
    func wholeNumbersHaveBinsOfTheirOwn(shape: Shape) {
        var generator = Generator(state: 4)
        let values = (0..<1_000_000).map { _ in shape.value(&generator) }
        let sorted = values.sorted()
        let (distribution, recounts) = Self.distribution(values)
        #expect(recounts == 0)
        for (edge, below) in zip(distribution.edges, distribution.cumulativeCounts).dropLast() {
            #expect(Self.count(sorted) { $0 < edge } == Int(below), "below \(edge)")
        }
        for p in Self.probabilities {
            let rank = Int((p * Double(values.count)).rounded(.up)) - 1
            #expect(distribution.quantile(p) == sorted[rank], "p = \(p)")
        }
    }

    /// With weights, too.
    @Test(arguments: wholeNumbers)
    func weightsOfWholeNumbersAreExact(shape: Shape) {
        var generator = Generator(state: 4)
        let values = (0..<200_000).map { _ in shape.value(&generator) }
        let weights = values.map { _ in UInt32(generator.uniform() * 1000) }
        let layout = BinLayout(
            sortedSample: Array(values.prefix(Self.pilot)).sorted(),
            probabilities: Self.probabilities, reach: -5000...40_000)
        let counter = BinCounter(layout)
        counter.add(values, weights: weights, count: values.count)
        var totals = [UInt128](repeating: 0, count: layout.count)
        counter.drain(into: &totals)
        var exact: [Double: UInt128] = [:]
        for (value, weight) in zip(values, weights) { exact[value, default: 0] += UInt128(weight) }
        var found: UInt128 = 0
        for (value, weight) in exact where value == value.rounded() && abs(value) < 1e6 {
            guard let bin = layout.edges.firstIndex(of: value) else {
                Issue.record("no bin for \(value)")
                continue
            }
            #expect(totals[bin] == weight, "\(value)")
            found += totals[bin]
        }
        #expect(totals.reduce(0, +) == exact.values.reduce(0, +))
        #expect(found > 0)
    }

    /// A lattice is only laid where its points are few.
    @Test func wideSpreadsAreNoLattice() {
        let wide = (0..<1000).map { Double($0 * 1_000 + $0 % 7) }
        let layout = BinLayout(
            sortedSample: wide, probabilities: Self.probabilities, mostWholeNumbers: 10_000)
        #expect(!layout.edges.contains(12_345.0.nextUp))
        let evenly = (0..<1000).map { Double($0 * 1_000_000_000_000) }
        let few = BinLayout(
            sortedSample: evenly, probabilities: Self.probabilities, mostWholeNumbers: 10_000)
        #expect(few.edges.contains(5e12) && few.edges.contains(5e12.nextUp))
        #expect(BinLayout.mostWholeNumbers(quantities: 1) == BinLayout.mostWholeNumbers)
        #expect(BinLayout.mostWholeNumbers(quantities: 1000) == 2097)
    }

    /// How many values at the start of a sorted array satisfy a condition that holds up to some
    /// value.
    static func count(_ sorted: [Double], where condition: (Double) -> Bool) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if condition(sorted[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
