import Arithmetic
import Distributions
import RandomStreams

/// From where some inputs of a model are drawn instead of their own laws, as normal scores
/// z = Φ⁻¹(u) of the uniform numbers u behind them.
struct Proposal: Sendable {
    /// The inputs, by their number in the plan, in the order of the mixture's dimensions.
    let inputs: [Int]
    /// The input that takes the logarithm of the prior's density over the proposal's.
    let ratioInput: Int
    /// The laws of the inputs; nil for selectors.
    let laws: [(any Law)?]
    let mixture: GaussianMixture

    func with(_ mixture: GaussianMixture) -> Proposal {
        Proposal(inputs: inputs, ratioInput: ratioInput, laws: laws, mixture: mixture)
    }
}

/// Draws blocks of a proposal. One worker's; not shared between threads.
///
/// The normal vectors behind the draws come from the inputs' own streams, the component from a stream of
/// its own, so a run remains a function of the seed and its index.
final class ProposalBlock {
    private let inversion = InversionMemory()
    private let proposal: Proposal
    private let sources: [Plan.Source]
    private let streams: [UniformStream]
    private let choice: UniformStream
    /// The places of inputs among the dimensions.
    private let places: [Int: Int]

    /// The normal scores of the block, dimension by dimension.
    let scores: [NumberColumn]
    /// The logarithms of the prior's density over the proposal's.
    let ratios = NumberColumn(count: BlockRunner.blockSize)
    private let columns: UnsafeMutableBufferPointer<UnsafeMutablePointer<Double>>
    /// For each component its mean and its factor, row by row; and the weight up to it.
    private let numbers: NumberColumn
    private let upTo: NumberColumn
    private let solved: [NumberColumn]
    private let logs: [NumberColumn]
    private let scratch = NumberColumn(count: BlockRunner.blockSize)
    private let sums = NumberColumn(count: BlockRunner.blockSize)

    init(_ proposal: Proposal, sources: [Plan.Source], seed: UInt64) {
        self.proposal = proposal
        self.sources = sources
        streams = proposal.inputs.map { sources[$0].stream(seed: seed) }
        choice = UniformStream(StreamKey(seed: seed, input: "", purpose: .proposal))
        places = Dictionary(
            zip(proposal.inputs, proposal.inputs.indices), uniquingKeysWith: { first, _ in first })
        func columns(_ count: Int) -> [NumberColumn] {
            (0..<count).map { _ in NumberColumn(count: BlockRunner.blockSize) }
        }
        scores = columns(proposal.inputs.count)
        self.columns = .allocate(capacity: scores.count)
        _ = self.columns.initialize(from: scores.map(\.base))
        let parts = proposal.mixture.components
        let flat = parts.flatMap { $0.mean + $0.factor.entries }
        numbers = NumberColumn(count: flat.count)
        for (index, number) in flat.enumerated() { numbers.base[index] = number }
        upTo = NumberColumn(count: parts.count)
        var sum = 0.0
        for (index, part) in parts.enumerated() {
            sum += part.weight
            upTo.base[index] = sum
        }
        solved = columns(proposal.inputs.count)
        logs = columns(proposal.mixture.components.count)
    }

    deinit {
        columns.deallocate()
    }

    /// Draws the normal scores of a block and the ratios of densities.
    func begin(firstRun: Int, count: Int) {
        for (stream, column) in zip(streams, scores) {
            stream.fill(column.base, firstRun: firstRun, count: count)
            NormalScores.ofUniforms(column.base, count: count, memory: inversion)
        }
        place(firstRun: firstRun, count: count)
        weigh(count: count)
    }

    /// Moves standard normal vectors to the components chosen for them.
    private func place(firstRun: Int, count: Int) {
        let uniforms = scratch.base
        choice.fill(uniforms, firstRun: firstRun, count: count)
        let dimension = columns.count
        let size = dimension &* (dimension &+ 1)
        let last = proposal.mixture.components.count - 1
        let (numbers, upTo) = (numbers.base, upTo.base)
        for run in 0..<count {
            let u = uniforms[run]
            var chosen = 0
            while chosen < last, u >= upTo[chosen] { chosen &+= 1 }
            let component = numbers + chosen &* size
            // From the last dimension to the first: each needs those before it as they were.
            var i = dimension &- 1
            while i >= 0 {
                var z = component[i]
                let row = component + (dimension &+ i &* dimension)
                for j in 0...i { z += row[j] * columns[j][run] }
                columns[i][run] = z
                i &-= 1
            }
        }
    }

    private func weigh(count: Int) {
        for (index, component) in proposal.mixture.components.enumerated() {
            density(component, count: count, into: logs[index].base)
        }
        let highest = scratch.base
        let sums = sums.base
        for run in 0..<count {
            highest[run] = -.infinity
            sums[run] = 0
        }
        for column in logs {
            let values = column.base
            for run in 0..<count {
                highest[run] = values[run] > highest[run] ? values[run] : highest[run]
            }
        }
        for column in logs {
            let values = column.base
            // In two loops, or the compiler makes no vector code of the first.
            for run in 0..<count {
                values[run] = VectorMath.expOfNegligible(values[run] - highest[run])
            }
            for run in 0..<count { sums[run] += values[run] }
        }
        let ratios = ratios.base
        for run in 0..<count { ratios[run] = -highest[run] - VectorMath.log(sums[run]) }
        for column in scores {
            let z = column.base
            for run in 0..<count { ratios[run] -= 0.5 * z[run] * z[run] }
        }
    }

    /// The logarithm of a component's density times its weight, up to the constant that all share.
    private func density(
        _ component: GaussianMixture.Component, count: Int,
        into result: UnsafeMutablePointer<Double>
    ) {
        let constant = VectorMath.log(component.weight) - component.factor.logDeterminant
        for run in 0..<count { result[run] = constant }
        for i in scores.indices {
            let y = solved[i].base
            let z = scores[i].base
            let mean = component.mean[i]
            for run in 0..<count { y[run] = z[run] - mean }
            for j in 0..<i {
                let factor = component.factor[i, j]
                let other = solved[j].base
                guard factor != 0 else { continue }
                for run in 0..<count { y[run] -= factor * other[run] }
            }
            let scale = 1 / component.factor[i, i]
            for run in 0..<count {
                let value = y[run] * scale
                y[run] = value
                result[run] -= 0.5 * value * value
            }
        }
    }

    /// The normal scores of an input in the block; nil for inputs that keep their own law.
    func scores(of input: Int) -> UnsafeMutablePointer<Double>? {
        places[input].map { scores[$0].base }
    }

    /// Writes an input's draws of the block; false for inputs that keep their own law.
    func fill(_ input: Int, _ block: UnsafeMutablePointer<Double>, count: Int) -> Bool {
        if input == proposal.ratioInput {
            block.update(from: ratios.base, count: count)
            return true
        }
        guard let place = places[input] else { return false }
        NormalScores.draw(
            scores[place].base, by: sources[input].sampler, of: proposal.laws[place], into: block,
            count: count, memory: inversion)
        return true
    }
}
