import Arithmetic
import CGSL
import Distributions
import ModelLanguage

/// A node of a `Graph`: what one value of a run is computed from.
struct NodeID: Hashable, Sendable {
    let index: Int
}

/// What a node computes.
enum Operation: Hashable, Sendable {
    /// A number, by its bits, so that −0 and 0 stay apart and NaN equals itself.
    case constant(UInt64)
    /// One draw a run of `Graph.inputs[i]`.
    case input(Int)
    /// One draw a run of `Graph.conditionals[i]`, whose parameters are nodes.
    case conditional(Int, [NodeID])
    case unary(UnaryCode, NodeID)
    case binary(BinaryCode, NodeID, NodeID)
    /// The second where the first is not zero, else the third; NaN where the first is NaN.
    case select(NodeID, NodeID, NodeID)
}

/// An input that is drawn by inversion from a stream of its own.
struct Input: Sendable {
    /// Its name in the model.
    let name: String
    /// The stream's name: the same, unless several models are sampled side by side.
    let stream: String
    /// What the law's own quantile function is asked for; nil for the uniform number itself.
    let law: (any Law)?
    /// Whether the stream chooses among alternatives.
    let isSelector: Bool

    init(name: String, stream: String? = nil, law: (any Law)?, isSelector: Bool) {
        self.name = name
        self.stream = stream ?? name
        self.law = law
        self.isSelector = isSelector
    }
}

/// An input whose law varies from run to run, drawn one run at a time.
struct Conditional: Sendable {
    /// The stream's name.
    let name: String
    /// What the sampler is, so that equal ones can be told; nil where it is like no other.
    var kind: String?
    /// Draws once; NaN where the parameters break the law's rules.
    let sample: @Sendable (UnsafeMutablePointer<gsl_rng>, UnsafePointer<Double>) -> Double
}

/// Everything a model computes in a run, as a graph without repetitions.
///
/// A node is made once for equal operations on equal nodes, so common subexpressions are shared;
/// operations on constants are carried out at once. Nodes come after what they depend on.
struct Graph: Sendable {
    private(set) var operations: [Operation] = []
    private(set) var inputs: [Input] = []
    private(set) var conditionals: [Conditional] = []
    /// The inputs whose draws are correlated.
    var correlated: [CorrelatedInputs] = []

    private var known: [Operation: NodeID] = [:]
    /// The inputs by what makes them equal: models that are sampled side by side share them.
    private var knownInputs: [InputIdentity: NodeID] = [:]
    private var knownConditionals: [ConditionalIdentity: NodeID] = [:]

    private struct InputIdentity: Hashable {
        let name: String
        let stream: String
        let isSelector: Bool
        let law: LawIdentity?
    }

    private struct ConditionalIdentity: Hashable {
        let name: String
        let kind: String
        let parameters: [NodeID]
    }

    /// The node of an operation: a known one, or a new one.
    mutating func node(_ operation: Operation) -> NodeID {
        if let folded = fold(operation) { return folded }
        if let node = known[operation] { return node }
        let node = NodeID(index: operations.count)
        operations.append(operation)
        known[operation] = node
        return node
    }

    mutating func constant(_ value: Double) -> NodeID {
        node(.constant(value.bitPattern))
    }

    mutating func input(_ input: Input) -> NodeID {
        let identity = InputIdentity(
            name: input.name, stream: input.stream, isSelector: input.isSelector,
            law: input.law.map { LawIdentity($0) })
        if let node = knownInputs[identity] { return node }
        inputs.append(input)
        let node = node(.input(inputs.count - 1))
        knownInputs[identity] = node
        return node
    }

    mutating func conditional(_ conditional: Conditional, _ parameters: [NodeID]) -> NodeID {
        let identity = conditional.kind.map {
            ConditionalIdentity(name: conditional.name, kind: $0, parameters: parameters)
        }
        if let identity, let node = knownConditionals[identity] { return node }
        conditionals.append(conditional)
        let node = node(.conditional(conditionals.count - 1, parameters))
        if let identity { knownConditionals[identity] = node }
        return node
    }

    /// The number that a node always has, if it does.
    func constantValue(_ node: NodeID) -> Double? {
        if case .constant(let bits) = operations[node.index] { return Double(bitPattern: bits) }
        return nil
    }

    /// What an operation comes to without running it.
    private mutating func fold(_ operation: Operation) -> NodeID? {
        switch operation {
        case .constant, .input, .conditional:
            return nil
        case .unary(let code, let a):
            guard let value = constantValue(a) else { return nil }
            return constant(ScalarOperations.apply(code, value))
        case .binary(let code, let a, let b):
            switch (constantValue(a), constantValue(b)) {
            case (let x?, let y?): return constant(ScalarOperations.apply(code, x, y))
            case (nil, let exponent?) where code == .power: return foldPower(a, exponent)
            default: return nil
            }
        case .select(let condition, let yes, let no):
            if let value = constantValue(condition) {
                return value.isNaN ? constant(.nan) : value != 0 ? yes : no
            }
            return nil
        }
    }

    /// Powers that an operation of their own computes faster and at least as exactly.
    private mutating func foldPower(_ base: NodeID, _ exponent: Double) -> NodeID? {
        switch exponent {
        case 0: return nil
        case 1: return base
        case 2: return node(.binary(.multiply, base, base))
        case -1: return node(.binary(.divide, constant(1), base))
        default: return nil
        }
    }
}
