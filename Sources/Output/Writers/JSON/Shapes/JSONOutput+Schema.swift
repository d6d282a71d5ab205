extension JSONOutput {
    /// The JSON Schema of the object (draft 2020-12, <https://json-schema.org/draft/2020-12/schema>).
    ///
    /// It is strict: an object with fixed members may have no others, and must have those that are always
    /// there.
    package var schema: JSONValue {
        var members: Members = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("What '\(command)' writes")),
        ]
        var defined = blocks
        if case .block(let block) = shape {
            members += Self.members(of: block)
            defined.removeFirst()
        } else {
            members += Self.members(of: shape)
        }
        let definitions = defined.map { ($0.name, JSONValue.object(Self.members(of: $0))) }
        return .object(members + [("$defs", .object(definitions))])
    }

    private typealias Members = [(key: String, value: JSONValue)]

    private static func members(of block: JSONBlock) -> Members {
        let members = block.members
        let properties = members.map { member in
            (
                key: member.name,
                value: JSONValue.object(
                    [("description", .string(member.help))] + Self.members(of: member.shape))
            )
        }
        let required = members.filter { $0.condition == nil }.map { JSONValue.string($0.name) }
        return [
            ("description", .string(block.help)), ("type", .string("object")),
            ("properties", .object(properties)), ("required", .array(required)),
            ("additionalProperties", .bool(false)),
        ]
    }

    private static func members(of shape: JSONShape) -> Members {
        func type(_ name: String) -> Members { [("type", .string(name))] }
        switch shape {
        case .text: return type("string")
        case .word(let words): return [("enum", .array(words.map { .string($0) }))]
        case .number: return type("number")
        case .count: return type("integer") + [("minimum", .integer(0))]
        case .truth: return type("boolean")
        case .always(let value): return [("const", .bool(value))]
        case .orNull(let shape):
            return [("anyOf", .array([.object(members(of: shape)), .object(type("null"))]))]
        case .list(let item): return type("array") + [("items", .object(members(of: item)))]
        case .emptyList: return type("array") + [("maxItems", .integer(0))]
        case .nothing: return type("null")
        case .names(let item):
            return type("object") + [("additionalProperties", .object(members(of: item)))]
        case .block(let block): return [("$ref", .string("#/$defs/\(block.name)"))]
        case .either(let blocks):
            return [("oneOf", .array(blocks.map { .object(members(of: .block($0))) }))]
        }
    }
}
