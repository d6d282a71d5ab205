import CasModel
import Foundation
import Statistics
import TestSupport
import Testing

/// Pseudo-random values for noise that is the same every time (SplitMix64).
private struct Noise {
    var state: UInt64 = 20_220_324

    mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return (Double((z ^ (z >> 31)) >> 11) + 0.5) * 0x1p-53
    }
}

@Suite("Density curves")
struct DensityCurveTests {
    /// The area under the curve by trapezes.
    private func area(_ points: [DensityCurve.Point]) -> Double {
        zip(points, points.dropFirst()).reduce(0) {
            $0 + ($1.1.x - $1.0.x) * ($1.1.density + $1.0.density) / 2
        }
    }

    private func sampled(_ runs: Int, _ quantile: (Double) -> Double) -> BinnedDistribution {
        var noise = Noise()
        return HandMade.distribution(of: (0..<runs).map { _ in quantile(noise.uniform()) })
    }

    private func checkShape(_ curve: DensityCurve) {
        #expect((400...640).contains(curve.points.count))
        for (a, b) in zip(curve.points, curve.points.dropFirst()) {
            #expect(a.x < b.x)
            #expect(a.cumulative <= b.cumulative)
            #expect(a.density >= 0)
        }
    }

    @Test("A normal law's curve is within its noise of the density")
    func normal() {
        let law = NormalLaw.standard
        let curve = DensityCurve(sampled(1_000_000) { 5e7 + 35.8 * law.quantile($0) })
        checkShape(curve)
        for point in curve.points {
            let truth = law.density((point.x - 5e7) / 35.8) / 35.8
            // 1 % noise (7,000 to 20,000 values a window) at four standard errors; in the tails,
            // where windows hold 250 values, the error is small against the peak.
            #expect(abs(point.density - truth) < 0.04 * truth + 0.002 / 35.8, "\(point)")
        }
        #expect(abs(area(curve.points) - 1) < 0.005)
    }

    @Test("Neighbouring points do not jump: the curve of a smooth law has few turns")
    func smooth() {
        let law = NormalLaw.standard
        let curve = DensityCurve(sampled(1_000_000) { exp(0.5 * law.quantile($0)) })
        checkShape(curve)
        let densities = curve.points.map(\.density)
        let highest = densities.max() ?? 0
        // Away from the peak, a step against the trend by more than 2 % of the peak is a visible
        // jag.
        let peak = densities.firstIndex(of: highest) ?? 0
        for (index, (a, b)) in zip(densities, densities.dropFirst()).enumerated() {
            let against = index < peak ? a - b : b - a
            #expect(against < 0.02 * highest)
        }
    }

    @Test("Hard ends are not smeared")
    func uniform() {
        let curve = DensityCurve(sampled(1_000_000) { -1 + 4 * $0 })
        checkShape(curve)
        #expect(abs((curve.points.first?.x ?? .nan) + 1) < 0.01)
        #expect(abs((curve.points.last?.x ?? .nan) - 3) < 0.01)
        for point in curve.points {
            // At the very ends a window holds 400 values: 5 % noise, at four standard errors.
            #expect(abs(point.density - 0.25) < 0.05)
        }
        #expect(abs(area(curve.points) - 1) < 0.01)
    }

    @Test("A long tail keeps its peak and its area")
    func skewed() {
        let law = NormalLaw.standard
        // Log-normal with sigma 1: its mode is at e^-1, its 99.95 % point at 27.
        let values = (0..<1_000_000).map { exp(law.quantile((Double($0) + 0.5) / 1e6)) }
        let curve = DensityCurve(HandMade.distribution(of: values, bins: 400_000))
        checkShape(curve)
        let highest = curve.points.max { $0.density < $1.density }
        #expect(abs((highest?.x ?? .nan) - exp(-1)) < 0.05)
        // The density at the mode: e^(1/2) / √2π.
        #expect(abs((highest?.density ?? .nan) - 0.6577) < 0.01)
        #expect(abs(area(curve.points) - 0.999) < 0.01)
    }

    @Test("Two clumps a factor of a million apart: both shapes, nothing between")
    func clumps() {
        // Uniform on 1...2 and on 10^6...1.5·10^6, half the values each; bins fine in both.
        let bins = 1000
        let low = (0...bins).map { 1 + Double($0) / Double(bins) }
        let high = (0...bins).map { 1e6 + 5e5 * Double($0) / Double(bins) }
        let counts = Array(repeating: UInt64(500), count: bins)
        let curve = DensityCurve(
            BinnedDistribution(edges: low + high, counts: counts + [0] + counts))
        checkShape(curve)
        for point in curve.points {
            let expected = point.x >= 1 && point.x <= 2 ? 0.5 : point.x >= 1e6 ? 1e-6 : 0
            #expect(abs(point.density - expected) < 0.01 * expected + 1e-9, "\(point)")
        }
        #expect(curve.points.filter { $0.x < 3 }.count > 100)
        #expect(curve.points.filter { $0.x > 9e5 }.count > 100)
    }

    @Test("Counts: the probability of each number; many of them are thinned")
    func atoms() {
        let few = DensityCurve(HandMade.atoms((0..<5).map { (Double($0), UInt64($0 + 1)) }))
        #expect(few.points.map(\.x) == [0, 1, 2, 3, 4])
        #expect(few.points.map(\.density) == [1, 2, 3, 4, 5].map { $0 / 15 })
        #expect(few.points.last?.cumulative == 1)
        let many = DensityCurve(HandMade.atoms((0..<5000).map { (Double($0), 2) }))
        #expect((400...512).contains(many.points.count))
        // Smoothed, though there is nothing to smooth: the bins end between the numbers.
        #expect(many.points.allSatisfy { abs($0.density - 1.0 / 5000) < 0.05 / 5000 })
    }

    @Test("An atom beside a smooth part: the probability of the one, the density of the other")
    func mixed() {
        let counts = Array(repeating: UInt64(700), count: 1000)
        let edges = (0...1000).map { 1 + Double($0) / 1000 }
        let curve = DensityCurve(
            BinnedDistribution(
                edges: [0, Double(0).nextUp] + edges, counts: [300_000, 0] + counts))
        #expect(curve.points.first?.x == 0)
        #expect(curve.points.first?.density == 0.3)
        #expect(curve.points.first?.cumulative == 0.3)
        for point in curve.points.dropFirst() {
            #expect(abs(point.density - 0.7) < 0.01)
        }
    }

    @Test("A density without bound at an end has a finite one there, and the right area")
    func singular() {
        // The 30th power of a uniform variable: density x^(-29/30) / 30, unbounded at 0.
        let values = (0..<100_000).map { pow((Double($0) + 0.5) / 1e5, 30) }
        let points = DensityCurve(HandMade.distribution(of: values, bins: 50_000)).points
        #expect(points.count > 100)
        guard points.count > 1 else { return }
        let mean =
            (points[1].cumulative - points[0].cumulative) / (points[1].x - points[0].x)
        // The curve counts a value at x as below it, the mean does not: one bin's difference.
        #expect(abs(points[0].density - mean) < 0.01 * mean, "\(points.prefix(3))")
    }

    @Test("Few values, one value and no values make no trouble")
    func degenerate() {
        #expect(DensityCurve(BinnedDistribution(edges: [], counts: [])).points.isEmpty)
        #expect(DensityCurve(HandMade.atoms([(7, 3)])).points.map(\.density) == [1])
        for runs in 2...40 {
            let curve = DensityCurve(HandMade.distribution(runs: runs) { $0 })
            #expect(curve.points.allSatisfy { $0.density.isFinite && $0.density >= 0 })
        }
    }
}
