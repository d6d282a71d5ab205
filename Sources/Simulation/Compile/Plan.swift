import Distributions
import ModelLanguage
import RandomStreams

/// A model made ready to run: a tape, and the samplers of its inputs. Independent of the seed.
struct Plan: Sendable {
    /// What becomes of each input.
    struct Source: Sendable {
        let name: String
        /// Nil for a selector, which is the uniform number itself, and for an input that the
        /// tape does not draw.
        let sampler: InversionSampler?
        /// Whether the stream chooses among alternatives.
        let isSelector: Bool

        /// The uniform numbers behind the input.
        func stream(seed: UInt64) -> UniformStream {
            UniformStream(
                StreamKey(
                    seed: seed, input: name, purpose: isSelector ? .selection : .inversion))
        }
    }

    let tape: Tape
    let sources: [Source]
    let conditionals: [Conditional]
    /// How inputs are correlated; nil where none that the tape draws depends on others.
    let correlations: CorrelationPlan?
    /// What the outputs are, in the order of their numbers.
    let outputCount: Int

    /// Roughly the nanoseconds that a run of the tape takes on one thread.
    var costPerRun: Double {
        tape.instructions.reduce(0) { cost, instruction in
            if case .conditional = instruction { cost + 300 } else { cost + 2 }
        }
    }

    /// Makes a plan for some outputs of a graph.
    ///
    /// - Parameters:
    ///   - first: the output that each block hands over before the others; nil where none must be.
    ///   - samplers: made for the graph's inputs; nil for inputs that no tape draws.
    init(
        _ graph: Graph, outputs: [NodeID], first: Int? = nil, samplers: [InversionSampler?]
    ) {
        tape = Tape(graph, outputs: outputs, first: first)
        sources = zip(graph.inputs, samplers).map { input, sampler in
            Source(name: input.stream, sampler: sampler, isSelector: input.isSelector)
        }
        conditionals = graph.conditionals
        correlations = CorrelationPlan(graph, tape)
        outputCount = outputs.count
    }

    /// The samplers of a graph's inputs that the given tape draws from, nil for others.
    static func samplers(
        for graph: Graph, outputs: [NodeID], threads: Int
    ) -> [InversionSampler?] {
        let needed = Tape(graph, outputs: outputs).instructions.compactMap { instruction -> Int? in
            guard case .input(let index, _) = instruction else { return nil }
            return index
        }
        // A table takes some thousand calls of a quantile function; each is made by itself.
        let made = WorkerSlots<InversionSampler>(count: graph.inputs.count)
        performConcurrently(needed.count, threads: threads) { position in
            let index = needed[position]
            made[index] = graph.inputs[index].law.map { InversionSampler($0) }
        }
        return graph.inputs.indices.map { made[$0] }
    }
}
