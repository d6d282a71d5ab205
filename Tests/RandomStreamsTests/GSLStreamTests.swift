import CGSL
import RandomStreams
import TestSupport
import Testing

@Suite("GSL's samplers on a stream")
struct GSLStreamTests {
    let key = StreamKey(seed: 7, input: "captured", purpose: .rejection)

    /// A run's draws are the same whatever was drawn before.
    @Test func runsAreIndependentOfOneAnother() {
        let one = GSLStream(key)
        let other = GSLStream(key)
        one.begin(run: 5)
        let expected = (0..<10).map { _ in gsl_ran_gamma(one.generator, 0.3, 2) }
        for run in 0..<5 {
            other.begin(run: run)
            for _ in 0..<(run * 7) { _ = gsl_rng_get(other.generator) }
        }
        other.begin(run: 5)
        #expect((0..<10).map { _ in gsl_ran_gamma(other.generator, 0.3, 2) } == expected)
    }

    @Test func gslSeesAFullRangeGenerator() {
        let stream = GSLStream(key)
        #expect(gsl_rng_min(stream.generator) == 0)
        #expect(gsl_rng_max(stream.generator) == UInt(UInt32.max))
        #expect(String(cString: gsl_rng_name(stream.generator)) == "casmodel-philox4x32-10")
        for _ in 0..<10_000 {
            let u = gsl_rng_uniform(stream.generator)
            #expect(u > 0 && u < 1)
        }
    }

    /// Words and uniforms may be mixed; none is handed out twice.
    @Test func wordsAndUniformsShareOneSequence() {
        let stream = GSLStream(key)
        stream.begin(run: 3)
        let first = gsl_rng_get(stream.generator)
        let second = gsl_rng_uniform(stream.generator)
        let third = gsl_rng_get(stream.generator)
        stream.begin(run: 3)
        let words = (0..<12).map { _ in gsl_rng_get(stream.generator) }
        #expect(words[0] == first)
        #expect(Set(words).count == 12)
        #expect(second != Double(third) / 0x1p32)
    }

    /// p > 10⁻⁴ for one test with a fixed seed.
    @Test func uniformAcrossRuns() {
        let stream = GSLStream(key)
        let u = (0..<200_000).map { run -> Double in
            stream.begin(run: run)
            return stream.uniform()
        }
        #expect(GoodnessOfFit.kolmogorovSmirnov(uniforms: u) > 1e-4)
    }
}
