import CGSL
import RandomStreams
import TestSupport
import Testing

@Suite("Uniform streams")
struct UniformStreamTests {
    let stream = UniformStream(StreamKey(seed: 42, input: "killed", purpose: .inversion))

    func filled(_ stream: UniformStream, firstRun: Int = 0, count: Int) -> [Double] {
        let room = (count + UniformStream.stride - 1) / UniformStream.stride * UniformStream.stride
        return [Double](unsafeUninitializedCapacity: room) { buffer, size in
            if let base = buffer.baseAddress {
                stream.fill(base, firstRun: firstRun, count: count)
            }
            size = count
        }
    }

    /// Sixteen lanes at once give what the published generator gives one by one.
    @Test(arguments: [0, 32, 4096, 1 << 33, (1 << 39) + 96])
    func vectorsAgreeWithSingleRuns(firstRun: Int) {
        let block = filled(stream, firstRun: firstRun, count: 100)
        for (offset, value) in block.enumerated() {
            #expect(value == stream.uniform(run: firstRun + offset))
        }
    }

    /// A run's number does not depend on where the block that it was computed in began.
    @Test func blocksAgreeWhereverTheyBegin() {
        let whole = filled(stream, count: 4096)
        for start in stride(from: 0, to: 4096, by: 32 * 37) {
            let count = min(100, 4096 - start)
            #expect(
                filled(stream, firstRun: start, count: count) == Array(whole[start..<start + count])
            )
        }
    }

    /// Inside 0…1, at the centre of a cell of 2⁻⁵², so that 1 − u is exact.
    @Test func numbersAreInteriorAndSymmetric() {
        for u in filled(stream, count: 100_000) {
            #expect(u > 0 && u < 1)
            #expect(1 - (1 - u) == u)
            #expect((u * 0x1p52 - 0.5).rounded() == u * 0x1p52 - 0.5)
        }
    }

    @Test func keysDiffer() {
        let base = StreamKey(seed: 42, input: "killed", purpose: .inversion)
        let others = [
            StreamKey(seed: 43, input: "killed", purpose: .inversion),
            StreamKey(seed: 42, input: "killed ", purpose: .inversion),
            StreamKey(seed: 42, input: "killed", purpose: .rejection),
            StreamKey(seed: 42, input: "killed", purpose: .selection),
            StreamKey(seed: 42, input: "", purpose: .inversion),
        ]
        let first = filled(UniformStream(base), count: 64)
        for other in others {
            #expect(other != base)
            #expect(Set(filled(UniformStream(other), count: 64)).isDisjoint(with: first))
        }
    }

    /// Computed by an independent program; part of the results' reproducibility, so that a change
    /// is a breaking change and belongs in the CHANGELOG.
    @Test func identifiersAreStable() {
        #expect(
            StreamKey(seed: 0, input: "killed", purpose: .inversion).identifier
                == Golden.killedInversion)
        #expect(
            StreamKey(seed: 0, input: "κ[1]", purpose: .rejection).identifier
                == Golden.greekRejection)
        #expect(filled(stream, count: 3) == Golden.firstUniforms)
    }

    enum Golden {
        static let killedInversion: UInt64 = 14755832636398129588
        static let greekRejection: UInt64 = 1339614607129822621
        static let firstUniforms: [Double] = [
            0.6904952982687972, 0.24944422211981776, 0.45433770466958945,
        ]
    }

    // MARK: Randomness
    // Nine p-values with fixed seeds; family-wise α = 0.001, each 0.0001.
    let alpha = 1e-4

    @Test func uniformityAtOneMillion() {
        let u = filled(stream, count: 1_000_000)
        #expect(GoodnessOfFit.kolmogorovSmirnov(uniforms: u) > alpha)
        #expect(GoodnessOfFit.evenness(uniforms: u, cells: 1 << 12) > alpha)
        // The lowest bits that count: the position inside 2⁻⁴⁰.
        let low = u.map { ($0 * 0x1p40).truncatingRemainder(dividingBy: 1) }
        #expect(GoodnessOfFit.evenness(uniforms: low, cells: 1 << 10) > alpha)
    }

    @Test func serialIndependence() {
        let u = filled(stream, count: 1_000_008)
        for lag in [1, 8] {
            #expect(
                GoodnessOfFit.correlation(Array(u[0..<1_000_000]), Array(u[lag..<1_000_000 + lag]))
                    > alpha)
        }
        // Pairs in a 64 × 64 grid.
        var counts = [Int](repeating: 0, count: 4096)
        for index in stride(from: 0, to: 1_000_000, by: 2) {
            counts[Int(u[index] * 64) * 64 + Int(u[index + 1] * 64)] += 1
        }
        let expected = [Double](repeating: 500_000.0 / 4096, count: 4096)
        #expect(GoodnessOfFit.chiSquare(counts: counts, expected: expected) > alpha)
    }

    @Test func streamsAreUncorrelated() {
        let other = UniformStream(StreamKey(seed: 42, input: "wounded", purpose: .inversion))
        let nextSeed = UniformStream(StreamKey(seed: 43, input: "killed", purpose: .inversion))
        let u = filled(stream, count: 1_000_000)
        #expect(GoodnessOfFit.correlation(u, filled(other, count: 1_000_000)) > alpha)
        #expect(GoodnessOfFit.correlation(u, filled(nextSeed, count: 1_000_000)) > alpha)
    }
}
