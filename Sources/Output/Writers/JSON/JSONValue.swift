import ModelLanguage

/// A JSON value whose objects keep the order of their members.
///
/// Characters that steer terminals or turn the direction of writing are written by their code, which is the
/// same value. Numbers are written with the shortest text that reads back as the same `Double`; NaN and the
/// infinities, which JSON lacks, as `null`.
package indirect enum JSONValue {
    case null
    case bool(Bool)
    case integer(UInt64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    package static func integer(_ value: Int) -> JSONValue { .integer(UInt64(max(0, value))) }

    /// The text in UTF-8: two spaces of indentation a level; an object or array without further
    /// objects or arrays in it on one line.
    package func bytes() -> [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes, depth: 0)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private var isScalar: Bool {
        switch self {
        case .array(let values): values.isEmpty
        case .object(let members): members.isEmpty
        default: true
        }
    }

    private func write(into bytes: inout [UInt8], depth: Int) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): bytes += String(value).utf8
        case .number(let value):
            bytes += value.isFinite ? Array(Numbers.shortest(value).utf8) : Array("null".utf8)
        case .string(let text): Self.write(text, into: &bytes)
        case .array(let values):
            Self.write(
                values, open: "[", close: "]", oneLine: values.allSatisfy(\.isScalar),
                into: &bytes, depth: depth
            ) { value, bytes in value.write(into: &bytes, depth: depth + 1) }
        case .object(let members):
            // The outermost object always has a line for each member.
            Self.write(
                members, open: "{", close: "}",
                oneLine: depth > 0 && members.allSatisfy(\.value.isScalar),
                into: &bytes, depth: depth
            ) { member, bytes in
                Self.write(member.key, into: &bytes)
                bytes += ": ".utf8
                member.value.write(into: &bytes, depth: depth + 1)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element], open: Unicode.Scalar, close: Unicode.Scalar, oneLine: Bool,
        into bytes: inout [UInt8], depth: Int, element: (Element, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        for (index, value) in elements.enumerated() {
            if index > 0 { bytes += (oneLine ? ", " : ",").utf8 }
            if !oneLine { newLine(into: &bytes, depth: depth + 1) }
            element(value, &bytes)
        }
        if !oneLine, !elements.isEmpty { newLine(into: &bytes, depth: depth) }
        bytes.append(UInt8(ascii: close))
    }

    private static func newLine(into bytes: inout [UInt8], depth: Int) {
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: 2 * depth)
    }

    private static func write(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes += "\\\"".utf8
            case "\\": bytes += "\\\\".utf8
            case "\n": bytes += "\\n".utf8
            case "\r": bytes += "\\r".utf8
            case "\t": bytes += "\\t".utf8
            case _ where DisplayWidth.visible(scalar) != scalar:
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
                }
            default: bytes += String(scalar).utf8
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
