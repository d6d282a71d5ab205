import ModelFile
import ModelLanguage
import Testing

/// Thousands of damaged models: whatever is read, it is a sound model or sound diagnostics.
@Suite("Damaged models", .timeLimit(.minutes(5)))
struct MutationTests {
    /// SplitMix64 (Steele, Lea and Flood 2014): the same damage on every machine.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let whole = """
        title: "Losses: the first month"
        as_of: 2022-03-24
        unit: people
        sources:
          nato-ap:
            title: Senior NATO military official, to AP
            date: 2022-03-23
            grade: B2
            quote: between 7,000 and 15,000 (of all)
          other: {title: 'It''s', origin: nato}
        quantities:
          killed:
            value: 7000 to 15000
            source: [nato-ap, other]
          ratio: {value: "lognormal(median: 3, sigma: 40%)", unit: ratio, note: x}
          wounded: killed * ratio
          captured: >
            if(killed > 9000 and not ratio < 2,
              normal(p5: 10, p97.5: 20), mixture(0.6: wounded, 0.4: 5k to 9_000))
          total: killed + wounded - -captured ^ 2 / max(1, 2, 3)
          потери: 3e3
        report: [killed, total]
        questions:
          over: total > 15000
          between: {condition: "total >= 1 and total <= 2", title: Between?}
        evidence:
          - name: k-w
            about: killed + wounded
            report: 30000 to 40000
            trust: 0.8
            source: nato-ap
        correlations:
          - between: [killed, ratio]
            spearman: -0.3
        """

    private static let parts = [
        "quantities:", "\n", "\n  ", "\n    ", "\n- ", " ", "a", "b", "killed", ": ", ":", "1",
        "2.5",
        "7,000", "1e400", "to", " to ", "+", "-", "*", "/", "^", "(", ")", "[", "]", "{", "}", ",",
        "normal", "mixture", "truncate", "lognormal(", "if(", "max(", "p5: ", "low: ", "and", "not",
        "<", ">", "==", "=", "%", "k", "'", "\"", "|", ">", "&x ", "*x", "!!int ", "#", " # ", "?",
        "? ",
        "---\n", "...\n", "~", "\t", "\r\n", "\\", "\u{2013}", "\u{85}", "\u{2028}", "\u{FEFF}",
        "é",
        "日", "\u{10FF00}", "\u{0}", "report: ", "evidence:", "questions:", "sources: ", "value: ",
        "source: ", "between: ", "name: ", "about: ", "at least ", "<<: ", "%YAML 1.2\n", "@", "`",
    ]

    /// Reads bytes and checks what must hold of any outcome.
    private func read(_ bytes: [UInt8], overrides: [Model.Override] = []) -> Bool {
        do throws(ModelErrors) {
            let model = try ModelReader.read(
                bytes: bytes, file: "m.yaml", name: "m", overrides: overrides)
            // Each quantity is computed once, after all that it needs.
            var isComputed = [Bool](repeating: false, count: model.quantities.count)
            let dependencies = model.dependencies
            for index in model.evaluationOrder {
                #expect(!isComputed[index])
                #expect(dependencies[index].allSatisfy { isComputed[$0] })
                isComputed[index] = true
            }
            #expect(isComputed.allSatisfy { $0 })
            #expect(Set(Inputs.all(model).map(\.inputName)).count == Inputs.all(model).count)
            return true
        } catch {
            #expect(!error.diagnostics.isEmpty)
            for diagnostic in error.diagnostics {
                #expect(diagnostic.place?.line ?? 0 >= 1)
                #expect(diagnostic.place?.column ?? 0 >= 1)
                #expect(diagnostic.place?.length ?? 0 >= 1)
                #expect(!diagnostic.message.isEmpty)
                let length = diagnostic.sourceLine.unicodeScalars.count
                let column = diagnostic.place?.column ?? 0
                #expect(diagnostic.sourceLine.isEmpty || column <= length + 1)
                #expect(!diagnostic.rendered(width: 40).isEmpty)
            }
            let places = error.diagnostics.compactMap(\.place).filter { $0.file == "m.yaml" }
            for (first, second) in zip(places, places.dropFirst()) {
                #expect((first.line, first.column) <= (second.line, second.column))
            }
            return false
        }
    }

    @Test("The undamaged model is read")
    func undamaged() throws {
        #expect(Reading.problems(Self.whole) == "")
    }

    @Test("Bytes of a model changed, cut out, doubled and exchanged")
    func changedBytes() {
        var generator = Generator(state: 1)
        let original = Array(Self.whole.utf8)
        var readable = 0
        for _ in 0..<1500 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let start = Int.random(in: 0..<bytes.count, using: &generator)
                let end = min(bytes.count, start + Int.random(in: 1...20, using: &generator))
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[start] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.removeSubrange(start..<end)
                case 2: bytes.insert(contentsOf: bytes[start..<end], at: end)
                default:
                    let other = Int.random(in: 0..<bytes.count, using: &generator)
                    bytes.swapAt(start, other)
                }
                if bytes.isEmpty { bytes = original }
            }
            if read(bytes) { readable += 1 }
        }
        // Some damage is harmless, most is not: both roads are taken.
        #expect(readable > 20 && readable < 1000)
    }

    @Test("Parts of models put into a model")
    func insertedParts() {
        var generator = Generator(state: 2)
        let original = Array(Self.whole.utf8)
        for _ in 0..<1500 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: 0...bytes.count, using: &generator)
                let part = Self.parts.randomElement(using: &generator) ?? ""
                bytes.insert(contentsOf: part.utf8, at: place)
            }
            _ = read(bytes)
        }
    }

    @Test("Parts of models in any order")
    func soups() {
        var generator = Generator(state: 3)
        for _ in 0..<2000 {
            var text = Bool.random(using: &generator) ? "quantities:\n  a: " : ""
            for _ in 0..<Int.random(in: 1...40, using: &generator) {
                text += Self.parts.randomElement(using: &generator) ?? ""
            }
            _ = read(Array(text.utf8))
        }
    }

    @Test("Parts of expressions in any order, as changes from the command line")
    func expressionSoups() {
        var generator = Generator(state: 4)
        var readable = 0
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                text += Self.parts.randomElement(using: &generator) ?? ""
                if Bool.random(using: &generator) { text += " " }
            }
            let change = Model.Override(name: "b", expression: text)
            if read(Array("quantities: {a: 1 to 2, killed: 3, b: 1}".utf8), overrides: [change]) {
                readable += 1
            }
        }
        #expect(readable > 20)
    }
}
