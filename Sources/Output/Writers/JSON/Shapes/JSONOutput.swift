/// The JSON objects that commands write, each with its description.
package struct JSONOutput: Sendable {
    /// The name by which `casmodel schema` knows it.
    package let name: String
    /// What writes it.
    package let command: String
    /// Its outermost object.
    package let shape: JSONShape

    /// All of them.
    package static let all = [
        JSONOutput(name: "result", command: "casmodel simulate --json", shape: .block(.result)),
        JSONOutput(
            name: "comparison", command: "casmodel compare --json", shape: .block(.comparison)),
        JSONOutput(name: "sweep", command: "casmodel sweep --json", shape: .block(.sweep)),
        JSONOutput(
            name: "check", command: "casmodel check --format json",
            shape: .either([.checkedModel, .refusedModel])),
        JSONOutput(name: "laws", command: "casmodel laws --format json", shape: .block(.laws)),
        JSONOutput(
            name: "models", command: "casmodel models --format json", shape: .block(.models)),
    ]

    /// The objects with fixed members in it, each once: the outermost first, each directly followed by those that
    /// stand in it and were not told before.
    package var blocks: [JSONBlock] {
        var found: [JSONBlock] = []
        func add(_ blocks: [JSONBlock]) {
            for block in blocks where !found.contains(where: { $0.name == block.name }) {
                found.append(block)
                for member in block.members { add(member.shape.blocks) }
            }
        }
        add(shape.blocks)
        return found
    }
}
