import CasModel
import Foundation
import Synchronization
import TestSupport
import Testing

/// Draws reach the writer in the order of the runs, whoever made them and however slow it is.
@Suite("Order of draws")
struct DrawOrderTests {
    private struct Full: Error {}

    /// The first runs and numbers of runs of the chunks, as they were written.
    private func chunks(
        runs: Int, threads: Int, control: SimulationControl = SimulationControl(),
        format: @Sendable (DrawChunk) -> Void = { _ in }, write: (Int) throws -> Void = { _ in }
    ) throws -> (isComplete: Bool, chunks: [Range<Int>]) {
        var written: [Range<Int>] = []
        let simulator = try Simulator(try Models.model(quantities: "a: 1 to 2\nb: a * 2\nc: a + b"))
        let isComplete = try simulator.generateDraws(
            SimulationOptions(runs: runs, threads: threads), control: control,
            format: { chunk in
                format(chunk)
                return [chunk.firstRow, chunk.columns[0].count].flatMap { number in
                    (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
                }
            },
            write: { bytes in
                let numbers = [bytes[..<8], bytes[8...]].map {
                    $0.reversed().reduce(0) { $0 << 8 | Int($1) }
                }
                written.append(numbers[0]..<(numbers[0] + numbers[1]))
                try write(written.count)
            })
        return (isComplete, written)
    }

    private func isGapless(_ chunks: [Range<Int>]) -> Bool {
        chunks.first?.lowerBound == 0
            && zip(chunks, chunks.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound }
    }

    @Test("In order and without gaps", arguments: [1, 2, 3, 16])
    func order(threads: Int) throws {
        for runs in [1, 1024, 1025, 10_240, 300_000] {
            let (isComplete, chunks) = try chunks(runs: runs, threads: threads)
            #expect(isComplete)
            #expect(isGapless(chunks))
            #expect(chunks.last?.upperBound == runs)
        }
    }

    @Test("Few stretches are under way at once, however slow the writer")
    func boundedMemory() throws {
        let threads = 4
        let made = Atomic<Int>(0)
        var most = 0
        _ = try chunks(
            runs: 1_000_000, threads: threads,
            format: { _ in made.wrappingAdd(1, ordering: .relaxed) },
            write: { written in
                // Long enough for the workers to run into their bound.
                usleep(2000)
                most = max(most, made.load(ordering: .relaxed) - written)
            })
        #expect(most <= 2 * threads + 2)
    }

    @Test("A writer that fails ends it with its error", arguments: [1, 2, 16])
    func failure(threads: Int) throws {
        let made = Atomic<Int>(0)
        #expect(throws: Full.self) {
            _ = try chunks(
                runs: 1_000_000_000_000, threads: threads,
                format: { _ in made.wrappingAdd(1, ordering: .relaxed) },
                write: { if $0 == 3 { throw Full() } })
        }
        // Nobody goes on.
        #expect(made.load(ordering: .relaxed) <= 3 + 3 * threads + 2)
    }

    @Test("Stopped, it ends with what was begun", arguments: [1, 2, 16])
    func stopped(threads: Int) throws {
        let control = SimulationControl()
        let (isComplete, chunks) = try chunks(
            runs: 1_000_000_000_000, threads: threads, control: control,
            write: { if $0 == 5 { control.cancel() } })
        #expect(!isComplete)
        #expect(isGapless(chunks))
        #expect((5...(5 + 3 * threads + 2)).contains(chunks.count))
    }
}
