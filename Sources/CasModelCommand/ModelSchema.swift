import ModelFile
import Output

/// The JSON Schema of a model file (draft 2020-12, <https://json-schema.org/draft/2020-12/schema>), made from
/// the keys that the reader knows.
///
/// What it allows, `casmodel check` may still refuse: names, references and expressions are beyond it.
enum ModelSchema {
    static var json: JSONValue {
        .object(
            [
                ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
                ("title", .string("A model of casmodel")),
            ] + members(of: .model))
    }

    private typealias Members = [(key: String, value: JSONValue)]

    private static func members(of table: KeyTable) -> Members {
        let properties = table.keys.map { key in
            (
                key: key.name,
                value: JSONValue.object(
                    [("description", .string(key.help))] + members(of: key.shape))
            )
        }
        var found: Members = [
            ("type", .string("object")), ("properties", .object(properties)),
            ("additionalProperties", .bool(false)),
        ]
        let required = table.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { found.append(("required", .array(required))) }
        if !table.alternatives.isEmpty {
            let choices = table.alternatives.map {
                JSONValue.object([("required", .array([.string($0)]))])
            }
            found.append((table.isOneOnly ? "oneOf" : "anyOf", .array(choices)))
        }
        return found
    }

    private static func members(of shape: ValueShape) -> Members {
        switch shape {
        // YAML takes some texts for numbers or truth values, and the reader what was written.
        case .text: [("type", types("string", "number", "boolean"))]
        case .expression, .number: [("type", types("string", "number"))]
        case .date:
            [
                ("type", types("string", "number")),
                ("pattern", .string("^ *[0-9]{4}-[0-9]{2}(-[0-9]{2})? *$")),
            ]
        case .url: [("type", .string("string")), ("pattern", .string("^\\s*https?://"))]
        case .grade: [("type", .string("string")), ("pattern", .string("^ *[A-F][1-6] *$"))]
        case .word(let words): [("enum", .array(words.map { .string($0) }))]
        case .list(let item, let least):
            [("type", .string("array")), ("items", .object(members(of: item)))]
                + (least > 0 ? [("minItems", .integer(least))] : [])
        case .names(let item, let least):
            [("type", .string("object")), ("additionalProperties", .object(members(of: item)))]
                + (least > 0 ? [("minProperties", .integer(least))] : [])
        case .grades(let item):
            [
                ("type", .string("object")),
                ("propertyNames", .object([("pattern", .string("^[A-F][1-6]$"))])),
                ("additionalProperties", .object(members(of: item))),
            ]
        case .block(let table): members(of: table)
        case .either(let shapes):
            [("anyOf", .array(shapes.map { .object(members(of: $0)) }))]
        }
    }

    private static func types(_ names: String...) -> JSONValue {
        .array(names.map { .string($0) })
    }
}
