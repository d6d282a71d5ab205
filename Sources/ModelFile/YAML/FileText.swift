import ModelLanguage

/// The bytes of a model file, checked to be text.
enum FileText {
    /// The largest model file, in bytes.
    static let maximumBytes = ModelReader.maximumBytes

    /// The text of a file, or the first reason why it is none.
    ///
    /// A byte order mark at the start is left out.
    static func check(_ bytes: [UInt8], file: String) throws(Diagnostic) -> SourceText {
        func refuse(_ message: String, _ suggestion: String? = nil) -> Diagnostic {
            Diagnostic(
                message, suggestion: suggestion, code: .file,
                place: SourcePlace(file: file, line: 1, column: 1))
        }
        guard bytes.count <= maximumBytes else {
            throw refuse(
                "a model file has at most \(maximumBytes >> 20) MiB, and this one is larger")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw refuse("the file is in UTF-16", "save it as UTF-8")
        }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let source = SourceText(file: file, bytes: hasMark ? Array(bytes.dropFirst(3)) : bytes)
        try checkScalars(source)
        return source
    }

    private static func checkScalars(_ source: SourceText) throws(Diagnostic) {
        var offset = 0
        var decoder = UTF8()
        var iterator = source.bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .emptyInput: return
            case .error:
                throw source.placed([
                    Diagnostic(
                        offset..<offset + 1, "the file is not text in UTF-8",
                        suggestion: "save it as UTF-8", code: .file)
                ])[0]
            case .scalarValue(let scalar):
                let width = UTF8.width(scalar)
                guard isText(scalar) else {
                    throw source.placed([
                        Diagnostic(
                            offset..<offset + width, describe(scalar),
                            suggestion: scalar.value == 0
                                ? "a model is a text file"
                                : isHiddenLineEnd(scalar)
                                    ? "write a space or begin a new line" : nil, code: .file)
                    ])[0]
                }
                offset += width
            }
        }
    }

    /// Whether a scalar may stand in a model: what YAML calls printable, less the stand-ins that
    /// reading uses.
    private static func isText(_ scalar: Unicode.Scalar) -> Bool {
        if isHiddenLineEnd(scalar) { return false }
        return switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD:
            true
        case 0x10000...0x10FFFF: !StandIn.contains(scalar)
        default: false
        }
    }

    private static func describe(_ scalar: Unicode.Scalar) -> String {
        if isHiddenLineEnd(scalar) {
            return "the character \(code(scalar)) ends a line, which few programs show"
        }
        return "the character \(code(scalar)) cannot stand in a model"
    }

    /// Ends of lines that YAML knows and editors do not show, so that a model would say something else
    /// than it seems to.
    private static func isHiddenLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    /// A scalar's code as messages write it, such as `U+00A0`.
    static func code(_ scalar: Unicode.Scalar) -> String {
        let code = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    }
}
