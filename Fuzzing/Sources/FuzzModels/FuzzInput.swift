import CasModel

/// A model with what stands beside it, in one text: the model's file, then parts that each begin with a
/// line of their own. `=== set` is followed by lines as `--set` takes them, `=== scenario` by a name, and
/// `=== ` with anything else by the file of that name, which the model may extend or take data from.
struct FuzzInput {
    private var model: [UInt8] = []
    private var files: [String: [UInt8]] = [:]
    private var overrides: [Model.Override] = []
    private var scenario: String?
    /// One of eight numbers, the same for the same bytes.
    let chance: Int

    init(_ bytes: [UInt8]) {
        chance = bytes.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % 8
        var part: String?
        var content: [UInt8] = []
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if line.starts(with: "=== ".utf8) {
                add(content, as: part)
                part = String(decoding: line.dropFirst(4), as: UTF8.self)
                content = []
            } else {
                content += line
                content.append(UInt8(ascii: "\n"))
            }
        }
        add(content, as: part)
    }

    private mutating func add(_ content: [UInt8], as part: String?) {
        switch part {
        case nil: model = content
        case "set":
            overrides += String(decoding: content, as: UTF8.self).split(separator: "\n").compactMap
            {
                let sides = $0.split(separator: "=", maxSplits: 1)
                guard sides.count == 2 else { return nil }
                return Model.Override(name: String(sides[0]), expression: String(sides[1]))
            }
        case "scenario":
            scenario = String(decoding: content.dropLast(), as: UTF8.self)
        case let name?: files[name] = content
        }
    }

    /// Reads the model.
    func read() throws(ModelErrors) -> Model {
        let files = files
        return try ModelReader.read(
            ModelText(name: "model", file: "model.yaml", bytes: model), overrides: overrides,
            scenario: scenario,
            find: { (reference, _) throws(Diagnostic) in
                if let shipped = ShippedModel.all.first(where: { $0.name == reference }) {
                    return ModelText(
                        name: reference, file: reference, bytes: shipped.bytes)
                }
                guard let content = files[reference] else {
                    throw Diagnostic("there is no `\(reference)`")
                }
                return ModelText(name: reference, file: reference, bytes: content)
            },
            data: { (path, _) throws(Diagnostic) in
                guard let content = files[path] else {
                    throw Diagnostic("there is no `\(path)`")
                }
                return content
            })
    }
}
