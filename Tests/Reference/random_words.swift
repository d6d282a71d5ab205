// Writes the words that casmodel makes its random numbers of to standard output, without end, for
// programs that test generators. Scripts/dieharder compiles it together with Sources/RandomStreams.
//
//   random_words stream SEED          one input's words in the order of its runs
//   random_words inputs SEED COUNT    each run's words of COUNT inputs in turn, run after run
import Foundation

@main
enum RandomWords {
    static func main() {
        let arguments = CommandLine.arguments
        let seed = arguments.count > 2 ? UInt64(arguments[2]) : nil
        let count = arguments.count > 3 ? Int(arguments[3]) : 1
        guard let seed, let count, (1...100_000).contains(count),
            arguments[1] == "stream" && arguments.count == 3
                || arguments[1] == "inputs" && arguments.count == 4
        else {
            FileHandle.standardError.write(
                Data("usage: random_words stream SEED | inputs SEED COUNT\n".utf8))
            exit(64)
        }
        // A reader that has had enough closes the pipe, which ends the program.
        signal(SIGPIPE, SIG_DFL)
        write(seed: seed, inputs: count)
    }

    /// The words of Philox blocks 0, 1, 2, … of every input's stream: of two runs each.
    private static func write(seed: UInt64, inputs: Int) -> Never {
        let keys = (0..<inputs).map { index in
            StreamKey(seed: seed, input: "input_\(index)", purpose: .inversion)
        }
        let blocks = max(1, 16_384 / inputs)
        var buffer = [SIMD4<UInt32>](repeating: SIMD4(), count: blocks * inputs)
        var block: UInt64 = 0
        while true {
            for step in 0..<blocks {
                for (index, key) in keys.enumerated() {
                    buffer[step * inputs + index] = Philox.block(
                        counter: SIMD4(
                            UInt32(truncatingIfNeeded: block),
                            UInt32(truncatingIfNeeded: block >> 32),
                            UInt32(truncatingIfNeeded: key.identifier),
                            UInt32(truncatingIfNeeded: key.identifier >> 32)),
                        key: SIMD2(
                            UInt32(truncatingIfNeeded: key.seed),
                            UInt32(truncatingIfNeeded: key.seed >> 32)))
                }
                block += 1
            }
            buffer.withUnsafeBytes { bytes in
                guard fwrite(bytes.baseAddress, 1, bytes.count, stdout) == bytes.count else {
                    exit(74)
                }
            }
        }
    }
}
