import Dispatch
import Distributions
import ModelLanguage

/// A model made ready to run: a tape, and the samplers of its inputs. Independent of the seed.
struct Plan: Sendable {
    /// What becomes of each input.
    struct Source: Sendable {
        let name: String
        /// Nil for a selector, which is the uniform number itself.
        let sampler: InversionSampler?
    }

    let tape: Tape
    let sources: [Source]
    let conditionals: [Conditional]
    /// What the outputs are, in the order of their numbers.
    let outputCount: Int

    /// Makes a plan for some outputs of a graph.
    ///
    /// - Parameter samplers: samplers made before, by input; made here where nil.
    init(_ graph: Graph, outputs: [NodeID], samplers: [InversionSampler?]) {
        tape = Tape(graph, outputs: outputs)
        sources = zip(graph.inputs, samplers).map { input, sampler in
            Source(name: input.name, sampler: sampler)
        }
        conditionals = graph.conditionals
        outputCount = outputs.count
    }

    /// The samplers of a graph's inputs that the given tape draws from, nil for others.
    static func samplers(for graph: Graph, outputs: [NodeID]) -> [InversionSampler?] {
        let needed = Tape(graph, outputs: outputs).instructions.compactMap { instruction -> Int? in
            guard case .input(let index, _) = instruction else { return nil }
            return index
        }
        // A table takes some thousand calls of a quantile function; each is made by itself.
        let made = WorkerSlots<InversionSampler>(count: graph.inputs.count)
        DispatchQueue.concurrentPerform(iterations: needed.count) { position in
            let index = needed[position]
            made[index] = graph.inputs[index].law.map { InversionSampler($0) }
        }
        return graph.inputs.indices.map { made[$0] }
    }
}
