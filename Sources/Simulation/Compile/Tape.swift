import Arithmetic

/// Where an operation finds a value: a register that is a block of runs, or a constant.
enum Operand: Sendable {
    case register(Int)
    case constant(Int)
}

/// One step of a tape: a block operation.
enum Instruction: Sendable {
    /// Draws of `Plan.inputs[i]`.
    case input(Int, target: Int)
    /// Draws of `Plan.conditionals[i]`, one run at a time.
    case conditional(Int, parameters: [Operand], target: Int)
    case unary(UnaryCode, Operand, target: Int)
    case binary(BinaryCode, Operand, Operand, target: Int)
    case select(Operand, Operand, Operand, target: Int)
    /// A constant in every run, for an output that does not vary.
    case fill(constant: Int, target: Int)
    /// A register's values are final: hand them to whoever wants this output.
    case emit(output: Int, register: Int)
}

/// A graph's nodes in an order to compute them in, with as few registers as that order needs.
struct Tape: Sendable {
    private(set) var instructions: [Instruction] = []
    /// The constants that operands refer to.
    private(set) var constants: [Double] = []
    /// How many registers the instructions use.
    private(set) var registerCount = 0

    /// Lays out what the outputs need, and nothing else; each output is emitted once.
    ///
    /// - Parameter first: the output that is emitted before all others; nil where their order does not
    ///   matter.
    init(_ graph: Graph, outputs: [NodeID], first: Int? = nil) {
        var builder = Builder(graph, outputs: outputs)
        builder.build(first: first)
        instructions = builder.instructions
        constants = builder.constants
        registerCount = builder.registerCount
    }

    private struct Builder {
        let graph: Graph
        let outputs: [NodeID]
        var instructions: [Instruction] = []
        var constants: [Double] = []
        var registerCount = 0

        private var constantSlots: [UInt64: Int] = [:]
        private var registers: [Int?]
        private var freeRegisters: [Int] = []
        private var uses: [Int]
        private var outputsOfNode: [[Int]]

        init(_ graph: Graph, outputs: [NodeID]) {
            self.graph = graph
            self.outputs = outputs
            let count = graph.operations.count
            registers = Array(repeating: nil, count: count)
            uses = Array(repeating: 0, count: count)
            outputsOfNode = Array(repeating: [], count: count)
        }

        mutating func build(first: Int?) {
            let inOrder = (first.map { [$0] } ?? []) + outputs.indices.filter { $0 != first }
            for output in inOrder { outputsOfNode[outputs[output].index].append(output) }
            let needed = markNeeded(outputs)
            for index in graph.operations.indices where needed[index] {
                for operand in graph.operations[index].operands { uses[operand.index] += 1 }
                // Being emitted is a use like others.
                if !outputsOfNode[index].isEmpty { uses[index] += 1 }
            }
            // Nodes come after what they depend on, so their own order is one to compute them in.
            let early = markNeeded(first.map { [outputs[$0]] } ?? [])
            for index in graph.operations.indices where early[index] { place(index) }
            for output in inOrder where early[outputs[output].index] {
                emit(outputs[output].index)
            }
            for index in graph.operations.indices where needed[index] && !early[index] {
                place(index)
                emit(index)
            }
        }

        /// Marks nodes and what they depend on.
        private func markNeeded(_ nodes: [NodeID]) -> [Bool] {
            var needed = [Bool](repeating: false, count: graph.operations.count)
            for node in nodes { needed[node.index] = true }
            for index in graph.operations.indices.reversed() where needed[index] {
                for operand in graph.operations[index].operands { needed[operand.index] = true }
            }
            return needed
        }

        private mutating func place(_ index: Int) {
            let operation = graph.operations[index]
            if case .constant = operation { return }
            let operands = operation.operands.map { operand($0) }
            // Operands read for the last time give their registers up before the target is
            // chosen: every kernel reads a position before it writes it. A conditional does not.
            if case .conditional = operation {
                let target = takeRegister()
                registers[index] = target
                append(operation, operands, target)
                release(operation)
            } else {
                release(operation)
                let target = takeRegister()
                registers[index] = target
                append(operation, operands, target)
            }
        }

        /// Hands a node's values to the outputs that it is, unless that has been done.
        private mutating func emit(_ index: Int) {
            guard !outputsOfNode[index].isEmpty else { return }
            if case .constant(let bits) = graph.operations[index] {
                let register = takeRegister()
                registers[index] = register
                instructions.append(.fill(constant: slot(bits), target: register))
            }
            guard let register = registers[index] else { return }
            for output in outputsOfNode[index] {
                instructions.append(.emit(output: output, register: register))
            }
            outputsOfNode[index] = []
            release(index)
        }

        private mutating func append(
            _ operation: Operation, _ operands: [Operand], _ target: Int
        ) {
            switch operation {
            case .constant: break
            case .input(let input):
                instructions.append(.input(input, target: target))
            case .conditional(let conditional, _):
                instructions.append(
                    .conditional(conditional, parameters: operands, target: target))
            case .unary(let code, _):
                instructions.append(.unary(code, operands[0], target: target))
            case .binary(let code, _, _):
                instructions.append(.binary(code, operands[0], operands[1], target: target))
            case .select:
                instructions.append(
                    .select(operands[0], operands[1], operands[2], target: target))
            }
        }

        private mutating func release(_ operation: Operation) {
            for node in operation.operands { release(node.index) }
        }

        /// Notes that a node's register was read, and gives it up after the last time.
        private mutating func release(_ index: Int) {
            uses[index] -= 1
            if uses[index] == 0, let register = registers[index] { freeRegisters.append(register) }
        }

        private mutating func takeRegister() -> Int {
            if let register = freeRegisters.popLast() { return register }
            registerCount += 1
            return registerCount - 1
        }

        private mutating func operand(_ node: NodeID) -> Operand {
            if case .constant(let bits) = graph.operations[node.index] {
                return .constant(slot(bits))
            }
            return .register(registers[node.index] ?? 0)
        }

        private mutating func slot(_ bits: UInt64) -> Int {
            if let slot = constantSlots[bits] { return slot }
            constants.append(Double(bitPattern: bits))
            constantSlots[bits] = constants.count - 1
            return constants.count - 1
        }
    }
}

extension Operation {
    /// The nodes that the operation reads.
    var operands: [NodeID] {
        switch self {
        case .constant, .input: return []
        case .conditional(_, let parameters): return parameters
        case .unary(_, let a): return [a]
        case .binary(_, let a, let b): return [a, b]
        case .select(let a, let b, let c): return [a, b, c]
        }
    }
}
