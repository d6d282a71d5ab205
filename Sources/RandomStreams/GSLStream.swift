import CGSL

/// A generator for GSL's samplers that draws from Philox: each run has a stretch of counters of
/// its own, so a sampler that takes a varying number of uniforms cannot shift another run's.
///
/// A run's stretch holds 2²⁴ blocks of two uniforms each and starts over after that; run indices
/// go to 2⁴⁰. Not thread-safe: each worker has its own.
package final class GSLStream {
    /// The generator to hand to `gsl_ran_*`.
    package let generator: UnsafeMutablePointer<gsl_rng>

    private let state: UnsafeMutablePointer<PhiloxState>
    private let type: UnsafeMutablePointer<gsl_rng_type>

    /// Makes a generator of a stream, at run 0.
    package init(_ key: StreamKey) {
        disableGSLAborts()
        state = .allocate(capacity: 1)
        state.initialize(to: PhiloxState(key: key))
        type = .allocate(capacity: 1)
        type.initialize(to: GSLStream.generatorType)
        generator = .allocate(capacity: 1)
        generator.initialize(to: gsl_rng(type: type, state: UnsafeMutableRawPointer(state)))
    }

    deinit {
        generator.deallocate()
        type.deallocate()
        state.deallocate()
    }

    /// Goes to the start of a run's stretch.
    package func begin(run: Int) {
        state.pointee.begin(run: UInt64(truncatingIfNeeded: run))
    }

    /// The next uniform number, as GSL's samplers see it.
    package func uniform() -> Double {
        state.pointee.nextUniform()
    }

    // GSL reads these through C function pointers; the name is a static string, which outlives
    // every generator.
    private static let name: StaticString = "casmodel-philox4x32-10"

    private static var generatorType: gsl_rng_type {
        gsl_rng_type(
            name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
            max: UInt(UInt32.max),
            min: 0,
            size: MemoryLayout<PhiloxState>.size,
            set: { state, seed in
                // GSL's own seeding goes to a run of that index.
                state?.assumingMemoryBound(to: PhiloxState.self).pointee.begin(run: UInt64(seed))
            },
            get: { state in
                guard let state else { return 0 }
                return UInt(state.assumingMemoryBound(to: PhiloxState.self).pointee.nextWord())
            },
            get_double: { state in
                guard let state else { return 0.5 }
                return state.assumingMemoryBound(to: PhiloxState.self).pointee.nextUniform()
            })
    }
}

/// Counter, key and the words not yet handed out.
struct PhiloxState {
    private let key: SIMD2<UInt32>
    private let identifier: SIMD2<UInt32>
    private var run: UInt64 = 0
    private var position: UInt64 = 0
    private var words = SIMD4<UInt32>()
    private var used = 4

    init(key: StreamKey) {
        self.key = SIMD2(
            UInt32(truncatingIfNeeded: key.seed), UInt32(truncatingIfNeeded: key.seed >> 32))
        identifier = SIMD2(
            UInt32(truncatingIfNeeded: key.identifier),
            UInt32(truncatingIfNeeded: key.identifier >> 32))
    }

    mutating func begin(run: UInt64) {
        self.run = run
        position = 0
        used = 4
    }

    mutating func nextWord() -> UInt32 {
        if used == 4 { refill() }
        defer { used += 1 }
        return words[used]
    }

    mutating func nextUniform() -> Double {
        // A uniform takes two words of one block.
        if used > 2 { refill() }
        defer { used += 2 }
        return UniformStream.uniform(words[used], words[used + 1])
    }

    private mutating func refill() {
        let index = run << 24 | position
        words = Philox.block(
            counter: SIMD4(
                UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32),
                identifier[0], identifier[1]),
            key: key)
        position = (position + 1) & 0xFF_FFFF
        used = 0
    }
}
