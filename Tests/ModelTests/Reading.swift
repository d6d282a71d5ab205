import ModelFile
import ModelLanguage

/// Reads models written out in tests.
enum Reading {
    /// The model that a text states.
    static func model(
        _ text: String, overrides: [Model.Override] = []
    ) throws -> Model {
        try ModelReader.read(
            bytes: Array(text.utf8), file: "m.yaml", name: "m", overrides: overrides)
    }

    /// The model of these lines under `quantities:`.
    static func quantities(_ lines: String...) throws -> Model {
        try model("quantities:\n" + lines.map { "  \($0)\n" }.joined())
    }

    /// All the problems of a text as a terminal shows them; empty where there are none.
    static func problems(_ text: String, overrides: [Model.Override] = []) -> String {
        problems(Array(text.utf8), overrides: overrides)
    }

    /// All the problems of bytes as a terminal shows them; empty where there are none.
    static func problems(_ bytes: [UInt8], overrides: [Model.Override] = []) -> String {
        do throws(ModelErrors) {
            _ = try ModelReader.read(bytes: bytes, file: "m.yaml", name: "m", overrides: overrides)
            return ""
        } catch {
            return error.description
        }
    }

    /// The problems as `line:column message`.
    static func places(_ text: String) -> [String] {
        do throws(ModelErrors) {
            _ = try ModelReader.read(bytes: Array(text.utf8), file: "m.yaml", name: "m")
            return []
        } catch {
            return error.diagnostics.map {
                "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.message)"
            }
        }
    }

    /// The fixed number that an expression gives; nil where it has problems or varies.
    static func constant(_ text: String) -> Double? {
        Scope([Declaration(name: "x", text: "1 to 2")])
            .check(text, purpose: .fixedNumber("this")).value?.constant
    }
}
