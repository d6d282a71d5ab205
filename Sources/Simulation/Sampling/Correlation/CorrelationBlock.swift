import Distributions
import RandomStreams

/// Draws blocks of correlated inputs. One worker's; not shared between threads.
///
/// Independent scores are those of a proposal where the input is drawn from one, else those of the
/// input's own stream, so a run remains a function of the seed and its index either way.
final class CorrelationBlock {
    private let plan: CorrelationPlan
    private let sources: [Plan.Source]
    /// The independent scores of the inputs that others need, made once a block.
    private var independent: [Int: Scores] = [:]
    private let inversion = InversionMemory()
    private let scratch = NumberColumn(count: BlockRunner.blockSize)

    private final class Scores {
        let stream: UniformStream
        let column = NumberColumn(count: BlockRunner.blockSize)
        var isMade = false

        init(_ stream: UniformStream) {
            self.stream = stream
        }
    }

    init(_ plan: CorrelationPlan, _ sources: [Plan.Source], seed: UInt64) {
        self.plan = plan
        self.sources = sources
        for member in plan.members.values {
            for (input, _) in member.terms where independent[input] == nil {
                independent[input] = Scores(sources[input].stream(seed: seed))
            }
        }
    }

    /// Forgets the last block.
    func begin() {
        for scores in independent.values { scores.isMade = false }
    }

    /// Writes an input's draws of the block; false for inputs that depend on no others.
    func fill(
        _ input: Int, _ block: UnsafeMutablePointer<Double>, firstRun: Int, count: Int,
        proposal: ProposalBlock?
    ) -> Bool {
        guard let member = plan.members[input] else { return false }
        let sum = scratch.base
        for (position, term) in member.terms.enumerated() {
            guard
                let z = proposal?.scores(of: term.input)
                    ?? scores(of: term.input, firstRun: firstRun, count: count)
            else { continue }
            let factor = term.factor
            if position == 0 {
                for run in 0..<count { sum[run] = factor * z[run] }
            } else {
                for run in 0..<count { sum[run] += factor * z[run] }
            }
        }
        NormalScores.draw(
            sum, by: sources[input].sampler, of: member.law, into: block, count: count,
            memory: inversion)
        return true
    }

    private func scores(
        of input: Int, firstRun: Int, count: Int
    ) -> UnsafeMutablePointer<Double>? {
        guard let scores = independent[input] else { return nil }
        if !scores.isMade {
            scores.stream.fill(scores.column.base, firstRun: firstRun, count: count)
            NormalScores.ofUniforms(scores.column.base, count: count, memory: inversion)
            scores.isMade = true
        }
        return scores.column.base
    }
}
