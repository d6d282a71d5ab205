import CasModel
import Foundation
import Statistics
import TestSupport
import Testing

/// The density that charts draw, against the laws' own and against the best that a kernel could do.
@Suite("Drawn densities")
struct DrawnDensityTests {
    /// A law with its density.
    struct Example: CustomStringConvertible, Sendable {
        let expression: String
        let range: ClosedRange<Double>
        let density: @Sendable (Double) -> Double
        var isFlat: Bool { expression.hasPrefix("uniform") }

        var description: String { expression }
    }

    private static let normal = NormalLaw.standard
    private static func bell(_ z: Double) -> Double { normal.density(z) }

    static let hardEnds: [Example] = [
        Example(expression: "uniform(0, 10)", range: 0...10) { _ in 0.1 },
        Example(expression: "triangular(0, 3, 10)", range: 0...10) {
            $0 < 3 ? 2 * $0 / 30 : 2 * (10 - $0) / 70
        },
        Example(
            expression: "'truncate(normal(mean: 0, sd: 1), low: -0.5, high: 1.5)'",
            range: -0.5...1.5
        ) { bell($0) / (normal.cumulative(1.5) - normal.cumulative(-0.5)) },
        Example(expression: "exponential(mean: 1)", range: 0...6) { exp(-$0) },
        Example(expression: "normal(mean: 0, sd: 1)", range: -3...3) { bell($0) },
        Example(
            expression:
                "'mixture(0.5: normal(mean: 0, sd: 0.3), 0.5: normal(mean: 3, sd: 0.6))'",
            range: -1...5
        ) { bell($0 / 0.3) / 0.6 + bell(($0 - 3) / 0.6) / 1.2 },
    ]

    private func distribution(_ expression: String, runs: Int) throws -> BinnedDistribution {
        let model = try Models.model("quantities:\n  x: \(expression)\n")
        return try #require(Models.simulate(model, runs: runs).quantities.first).distribution
    }

    /// The drawn density as a function, over an axis of 1,000 pixels.
    private func drawn(
        _ distribution: BinnedDistribution, _ range: ClosedRange<Double>
    ) -> (Double) -> Double {
        let scale = AxisScale(
            .linear, low: range.lowerBound, high: range.upperBound, start: 0, end: 1000)
        let curve = DensityShape(distribution, on: scale).curve
        let pixels = 1000 / (range.upperBound - range.lowerBound)
        return { x in
            guard let after = curve.firstIndex(where: { $0.x >= x }), after > 0 else { return 0 }
            let (left, right) = (curve[after - 1], curve[after])
            let part = (x - left.x) / (right.x - left.x)
            return (left.height + (right.height - left.height) * part) * pixels
        }
    }

    /// The density by Epanechnikov's kernel with mass reflected at the ends of the values.
    private func kernel(
        _ distribution: BinnedDistribution, width: Double
    ) -> (Double) -> Double {
        let (low, high) = (distribution.quantile(0), distribution.quantile(1))
        let cells = 60
        return { x in
            guard x >= low, x <= high else { return 0 }
            var sum = 0.0
            for cell in 0..<cells {
                let from = -1 + 2 * Double(cell) / Double(cells)
                let middle = from + 1 / Double(cells)
                func mass(_ a: Double, _ b: Double) -> Double {
                    distribution.cumulative(max(a, b)) - distribution.cumulative(min(a, b))
                }
                let (a, b) = (x + from * width, x + (from + 2 / Double(cells)) * width)
                sum +=
                    0.75 * (1 - middle * middle)
                    * (mass(a, b) + mass(2 * low - a, 2 * low - b)
                        + mass(2 * high - a, 2 * high - b))
            }
            return sum / width
        }
    }

    private func integratedError(
        _ estimate: (Double) -> Double, _ example: Example
    ) -> Double {
        let cells = 1000
        let width = (example.range.upperBound - example.range.lowerBound) / Double(cells)
        return (0..<cells).reduce(0) { sum, cell in
            let x = example.range.lowerBound + (Double(cell) + 0.5) * width
            return sum + abs(estimate(x) - example.density(x)) * width
        }
    }

    @Test(
        "Smooth laws and laws with hard ends: nearer to the truth than any kernel of one width",
        arguments: hardEnds, [10_000, 100_000, 1_000_000])
    func accuracy(example: Example, runs: Int) throws {
        let distribution = try distribution(example.expression, runs: runs)
        let error = integratedError(drawn(distribution, example.range), example)
        // The width is the best for this very sample, which nobody knows who does not know the law; at
        // most half the span, as reflection at both ends makes every law uniform under wider kernels.
        let span = distribution.quantile(0.95) - distribution.quantile(0.05)
        let best = (2...12).map {
            integratedError(kernel(distribution, width: span * pow(0.7, Double($0))), example)
        }.min()
        // A tenth for the triangular law, whose logarithm no penalty likes at its ends. A tilt and a bend
        // that chance gave the sample are in the curve, though not under wide kernels: by three standard
        // errors they move 2.5/√n of the probability. And the values in the first and the last pixel.
        let chance = 2.5 / Double(runs).squareRoot()
        #expect(error <= max(1.1 * (best ?? 0), chance) + 0.001, "\(error), by kernel \(best ?? 0)")
    }

    @Test(
        "The curve has no turns that the law has not", arguments: hardEnds,
        [10_000, 100_000, 1_000_000])
    func calm(example: Example, runs: Int) throws {
        let density = drawn(try distribution(example.expression, runs: runs), example.range)
        let cells = 500
        let width = (example.range.upperBound - example.range.lowerBound) / Double(cells)
        // Without the outermost cells, where the curve falls to 0 at the ends of the values.
        let places = (3..<cells - 3).map {
            example.range.lowerBound + (Double($0) + 0.5) * width
        }
        let highest = places.map(example.density).max() ?? 1
        /// The turns up or down of more than 1 % of the height.
        func turns(_ height: (Double) -> Double) -> Int {
            var turns = 0
            var direction = 0.0
            var extreme = height(places[0])
            for place in places {
                let now = height(place)
                if (now - extreme) * direction > 0 || direction == 0 && now == extreme {
                    extreme = now
                } else if abs(now - extreme) > 0.01 * highest {
                    if direction != 0 { turns += 1 }
                    direction = now > extreme ? 1 : -1
                    extreme = now
                }
            }
            return turns
        }
        // One more where chance bends a flat law.
        #expect(turns(density) <= turns(example.density) + (example.isFlat ? 1 : 0))
        func travelled(_ height: (Double) -> Double) -> Double {
            zip(places, places.dropFirst()).reduce(0) { $0 + abs(height($1.1) - height($1.0)) }
        }
        // Three standard errors of a bend, which goes up and down by 6.7/√n of the height.
        let chance = 20 / Double(runs).squareRoot()
        #expect(travelled(density) <= travelled(example.density) + (chance + 0.01) * highest)
    }

    @Test("A jump between the ends stays one", arguments: [10_000, 100_000, 1_000_000])
    func jump(runs: Int) throws {
        let example = Example(
            expression: "'mixture(0.5: uniform(0, 1), 0.5: uniform(1, 4))'", range: 0...4
        ) { $0 < 1 ? 0.5 : 1.0 / 6 }
        let density = drawn(try distribution(example.expression, runs: runs), example.range)
        // Nine tenths of the way down take at most this part of the axis: 2.5 % in a picture is a
        // dozen pixels.
        let reach = runs > 10_000 ? 0.02 : 0.05
        #expect(abs(density(1 - reach * 4) - 0.5) < 0.05)
        #expect(abs(density(1 + reach * 4) - 1.0 / 6) < 0.05)
        #expect(
            integratedError(density, example)
                <= (runs > 100_000 ? 0.015 : runs > 10_000 ? 0.03 : 0.07))
    }

    @Test("At hard ends the curve goes straight down, and single values are no part of it")
    func ends() throws {
        let distribution = try distribution(
            "'mixture(0.3: 0, 0.7: uniform(1, 2))'", runs: 100_000)
        let scale = AxisScale(.linear, low: -0.1, high: 2.1, start: 0, end: 1000)
        let shape = DensityShape(distribution, on: scale)
        #expect(shape.atoms.map(\.x) == [0])
        // Four standard errors of a share.
        #expect(abs((shape.atoms.first?.height ?? 0) - 0.3) < 0.006)
        let curve = shape.curve
        #expect(curve.count > 20)
        #expect(curve.first?.height == 0 && curve.last?.height == 0)
        #expect(curve.allSatisfy { $0.x > 0.999 && $0.x < 2.001 })
        for point in curve.dropFirst().dropLast() {
            #expect(abs(point.height * 1000 / 2.2 - 0.7) < 0.03)
        }
    }

    @Test("Whole numbers that are too many for stems are one smooth curve, without steps")
    func wholeNumbers() throws {
        let distribution = try distribution("poisson(200)", runs: 1_000_000)
        let density = drawn(distribution, 150...250)
        for place in stride(from: 160.0, through: 240, by: 0.25) {
            let z = (place - 200) / 200.0.squareRoot()
            // The law is skewed by (z³ − 3 z) / 6 / √200 of its height, at most 6 % here, and by a few
            // tenths of a percent more.
            let skewed = 1 + (z * z * z - 3 * z) / 6 / 200.0.squareRoot()
            let truth = Self.bell(z) / 200.0.squareRoot() * skewed
            #expect(abs(density(place) - truth) < 0.02 * Self.bell(0) / 200.0.squareRoot())
        }
    }

    @Test("Values of which half are rounded make no comb", arguments: [10_000, 1_000_000])
    func rounded(runs: Int) throws {
        let model = try Models.model(
            quantities: """
                x: "normal(mean: 500, sd: 100)"
                y: if(bernoulli(0.5) > 0, round(x / 5) * 5, x)
                """)
        let result = try Models.simulate(model, runs: runs)
        let density = drawn(
            try #require(result.quantities.first { $0.name == "y" }).distribution, 200...800)
        let farthest = stride(from: 250.0, through: 750, by: 0.5).map { place in
            abs(density(place) * 100 - Self.bell((place - 500) / 100))
        }.max()
        // A tenth of the height, where a rounded value by itself is ten times as high.
        #expect((farthest ?? 1) < 0.1 * Self.bell(0))
    }

    @Test("The smoothed histogram holds as much as the counts, whatever they are")
    func degenerate() {
        var noise = SystemlessNoise()
        let examples: [[Double]] = [
            [], [0], [1, 2, 3], [0, 0, 0, 0], [0, 0, 7, 0, 0], [1e12, 0, 0, 0, 0, 0, 1e12],
            [Double](repeating: 0, count: 100) + [1e9], [1e-9, 1e-9, 1e-9, 1e-9, 1e-9],
            (0..<256).map { _ in Double(noise.next() % 3) },
            (0..<256).map { $0 == 128 ? 1e6 : 1 },
        ]
        for counts in examples {
            let smooth = SmoothHistogram(counts).counts
            #expect(smooth.count == counts.count)
            #expect(smooth.allSatisfy { $0.isFinite && $0 >= 0 })
            let total = counts.reduce(0, +)
            // Newton's method stops within 10⁻⁴ of the likelihood's maximum.
            #expect(abs(smooth.reduce(0, +) - total) <= 0.02 * total, "\(counts.prefix(8))")
        }
    }
}

/// Numbers that are the same every time (SplitMix64).
private struct SystemlessNoise {
    private var state: UInt64 = 42

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
