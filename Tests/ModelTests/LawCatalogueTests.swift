import Distributions
import ModelFile
import ModelLanguage
import Testing

/// The catalogue of laws is complete and true.
@Suite("Catalogue of laws")
struct LawCatalogueTests {
    @Test("Every law of the language has one entry, and every entry is a law")
    func complete() {
        let names = LawCatalogue.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Set(names) == Set(LawNames.all + ["to"]))
    }

    @Test("Laws stand by their kind, discrete ones as such")
    func kinds() {
        let kinds = LawCatalogue.all.map { entry in
            LawGuide.Kind.allCases.firstIndex(of: entry.guide.kind) ?? -1
        }
        #expect(kinds == kinds.sorted())
        for family in LawFamily.all {
            guard let law = Self.exampleLaw(family.guide.example) else {
                Issue.record("\(family.name) has no example with fixed parameters")
                continue
            }
            #expect(law.isDiscrete == (family.guide.kind == .discrete), "\(family.name)")
        }
    }

    @Test("Every parameter of every form is described once")
    func parameters() {
        for family in LawFamily.all {
            let described = family.guide.parameters.map(\.label)
            #expect(Set(described).count == described.count, "\(family.name)")
            #expect(
                Set(described) == Set(family.forms.flatMap(\.labels)), "\(family.name)")
        }
    }

    @Test("Every text is there, in characters that every terminal has")
    func texts() {
        for entry in LawCatalogue.all {
            let guide = entry.guide
            var texts = [
                entry.summary, guide.definition, guide.values, guide.mean, guide.sd, guide.example,
            ]
            texts += guide.parameters.flatMap { [$0.label, $0.range, $0.meaning] } + entry.usages
            for text in texts {
                #expect(!text.isEmpty, "\(entry.name)")
                #expect(text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(text)")
            }
            #expect(!entry.usages.isEmpty)
            #expect(entry.summary.hasSuffix("."))
        }
    }

    @Test(
        "What the catalogue says of missing moments is so",
        arguments: [
            "cauchy", "landau", "levy_stable", "student_t", "pareto", "frechet", "fisher_f",
        ])
    func moments(name: String) throws {
        let guide = try #require(LawCatalogue.named(name)?.guide)
        #expect(guide.sd.contains("none"))
        let heavy = [
            "cauchy": "cauchy(0, 1)", "landau": "landau()", "levy_stable": "levy_stable(1, 2)",
            "student_t": "student_t(1)", "pareto": "pareto(1, 5)", "frechet": "frechet(1, 5)",
            "fisher_f": "fisher_f(3, 2)",
        ]
        let law = try #require(Self.exampleLaw(heavy[name] ?? ""))
        #expect(!law.mean.isFinite && guide.mean.contains("none"))
        #expect(!law.standardDeviation.isFinite)
    }

    @Test("Every example is a quantity without problems", arguments: LawCatalogue.all.map(\.name))
    func examples(name: String) throws {
        let entry = try #require(LawCatalogue.named(name))
        _ = try ModelReader.read(
            bytes: Array("quantities:\n  x: \(entry.guide.example)\n".utf8), file: "m.yaml",
            name: "m", data: { (_, _) throws(Diagnostic) in Array("days\n3\n5\n".utf8) })
    }

    @Test("A misspelt law has a nearest one")
    func nearest() {
        #expect(LawCatalogue.nearest(to: "gumbl")?.name == "gumbel")
        #expect(LawCatalogue.nearest(to: "lognromal")?.name == "lognormal")
        #expect(LawCatalogue.nearest(to: "qqqqqq") == nil)
    }

    /// The law with fixed parameters that a text is.
    static func exampleLaw(_ text: String) -> (any Law)? {
        guard let model = try? Reading.quantities("x: \(text)") else { return nil }
        return Inputs.fixedLaw(model, "x")
    }
}
