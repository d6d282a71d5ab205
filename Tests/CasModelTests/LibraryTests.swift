import CasModel
import Foundation
import TestSupport
import Testing

/// The library as a program uses it that has neither the command nor, for models in Swift, a file.
@Suite("The library")
struct LibraryTests {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test("A file's model is that which its text makes, with what it extends")
    func files() throws {
        for name in ["nato-2022-03-24", "nato-2022-03-24-reconciled"] {
            let file = Self.root.appending(path: "Models/\(name).yaml")
            let model = try Model(contentsOf: file)
            let builtIn = try Model(builtIn: name)
            #expect(model.digest == builtIn.digest)
            #expect(model.name == name)
        }
    }

    @Test("Results by name, and the intervals of any level")
    func results() throws {
        let model = try Model(builtIn: "nato-2022-03-24")
        let result = try model.simulate(runs: 100_000)
        let killed = try #require(result["killed"])
        let stated = try #require(killed.intervals.first { $0.kind == .equalTailed })
        #expect(killed.interval(stated.level) == stated)
        let wide = try #require(killed.interval(0.99))
        #expect(wide.low < stated.low && stated.high < wide.high)
        #expect(
            killed.interval(1) == nil && killed.interval(0) == nil && killed.interval(.nan) == nil)
        #expect(result["kiled"] == nil)
        #expect(result.question("no such question") == nil)
        #expect(result.question(result.questions[0].name)?.title == result.questions[0].title)
        #expect(result.table().contains("killed"))
        // The same bits with any threads.
        let alone = try model.simulate(runs: 100_000, threads: 1)
        #expect(alone["total"]?.quantile(0.5).value == result["total"]?.quantile(0.5).value)
    }

    @Test("Results as files")
    func written() throws {
        let name = "nato-2022-03-24"
        let result = try Model(builtIn: name).simulate(runs: 10_000)
        let object = try JSONSerialization.jsonObject(with: result.json()) as? [String: Any]
        #expect(object?["model"] as? String == name)
        let rows = String(decoding: result.csv(), as: UTF8.self).split(separator: "\n")
        #expect(rows.count == 1 + result.quantities.count)
        #expect(String(decoding: result.page(), as: UTF8.self).hasPrefix("<!DOCTYPE html>"))
    }

    @Test("Options out of range are errors")
    func options() throws {
        let model = try Model(builtIn: "nato-2022-03-24")
        #expect(throws: SimulationError.self) { try model.simulate(runs: 0) }
        #expect(throws: SimulationError.self) { try model.simulate(runs: 10, threads: 0) }
        #expect(throws: SimulationError.self) { try model.simulate(runs: 10, levels: [1]) }
    }

    @Test("What cannot be read says so with its name")
    func unreadable() throws {
        func message(_ body: () throws -> Model) -> String {
            do {
                _ = try body()
                return ""
            } catch {
                return (error as? ModelErrors)?.diagnostics.first?.message ?? "\(error)"
            }
        }
        let nowhere = URL(filePath: "/no/such/model.yaml")
        #expect(message { try Model(contentsOf: nowhere) } == "cannot be read: it does not exist")
        #expect(message { try Model(contentsOf: Self.root) } == "cannot be read: it is a folder")
        #expect(message { try Model(builtIn: "nato") }.contains("nato-2022-03-24"))
    }

    /// A model in Swift and the same one as a file.
    static func builder() -> ModelBuilder {
        var builder = ModelBuilder(
            "mine", title: "Losses", asOf: "2022-03-24", unit: "people", notes: "Of one month.")
        builder.source(
            "a", title: "An official: \"so many\"", date: "2022-03", url: "https://example.org",
            grade: "B2", quote: "between 7,000\nand 15,000", origin: "a ministry",
            note: "# no comment")
        builder.quantity("killed", "7000 to 15000", sources: ["a"], note: "As reported.")
        builder.quantity("ratio", "lognormal(median: 3, sigma: 0.4)", unit: "ratio")
        builder.quantity("wounded", "killed\n * ratio")
        builder.quantity("total", "killed + wounded")
        builder.question("many", "killed > 10000", given: "wounded > 20000", title: "Many?")
        builder.report(
            "first", about: "total", says: "30000 to 40000", error: .normal, trust: 0.8,
            ifWrong: 0.5, sources: ["a"])
        builder.report("second", about: "wounded", says: "25000", relativeError: 0.3)
        builder.combine(["first", "second"], as: .any, weights: [2, 1])
        builder.correlate(["killed", "ratio"], -0.3)
        builder.trust("B2", 0.7)
        builder.reported = ["killed", "wounded", "total"]
        builder.headline = "total"
        builder.rangeLevel = 0.8
        return builder
    }

    static let file = """
        title: Losses
        as_of: 2022-03-24
        unit: people
        notes: Of one month.
        ranges_are: 80%
        sources:
          a:
            title: "An official: \\"so many\\""
            date: 2022-03
            url: https://example.org
            grade: B2
            quote: "between 7,000\\nand 15,000"
            origin: a ministry
            note: "# no comment"
        quantities:
          killed: {value: 7000 to 15000, source: a, note: As reported.}
          ratio: {value: "lognormal(median: 3, sigma: 0.4)", unit: ratio}
          wounded: killed * ratio
          total: killed + wounded
        report: [killed, wounded, total]
        headline: total
        questions:
          many: {condition: killed > 10000, given: wounded > 20000, title: "Many?"}
        evidence:
          - {name: first, about: total, report: 30000 to 40000, error: normal, trust: 0.8, if_wrong: 0.5, source: a}
          - {name: second, about: wounded, report: 25000, relative_error: 0.3}
        trust: {B2: 0.7}
        combine: [{as: any, reports: [first, second], weights: [2, 1]}]
        correlations: [{between: [killed, ratio], spearman: -0.3}]
        """

    @Test("A model built in Swift is the model of the file that says the same")
    func building() throws {
        let built = try Self.builder().model()
        let read = try Models.model(Self.file, name: "mine")
        func result(_ model: Model) throws -> String {
            var lines = try model.simulate(runs: 50_000).table().split(separator: "\n")
            // The last line tells the time.
            lines.removeLast()
            return lines.joined(separator: "\n")
        }
        #expect(try result(built) == result(read))
        #expect(built.sources == read.sources)
        #expect(built.headline == read.headline)
        let again = try Self.builder().model()
        #expect(built.digest != "" && built.digest == again.digest)
    }

    @Test("Problems in Swift come all at once, with their statements")
    func mistakes() throws {
        var builder = ModelBuilder("mine", asOf: "March")
        builder.quantity("killed", "7000 too 15000")
        builder.quantity("kílled", "lognormal(median: 3, sigma: -1)", sources: ["nobody"])
        builder.correlate(["killed", "nothing"], 2)
        builder.headline = "nothing"
        let errors = try #require(throws: ModelErrors.self) { try builder.model() }
        let found = errors.diagnostics.map {
            "\($0.place?.file ?? ""):\($0.place?.line ?? 0): \($0.sourceLine)"
        }
        #expect(found.contains("mine:1: as_of: March"))
        #expect(found.contains("mine:3: quantities.killed.value: 7000 too 15000"))
        #expect(
            found.contains("mine:4: quantities.kílled.value: lognormal(median: 3, sigma: -1)"))
        #expect(found.contains("mine:5: quantities.kílled.source[1]: nobody"))
        let misspelt = errors.diagnostics.first { $0.sourceLine.contains("too") }
        // Behind `quantities.killed.value: 7000 `.
        #expect(misspelt?.place?.column == 31)
    }

    @Test("A model without quantities is refused")
    func empty() {
        #expect(throws: ModelErrors.self) { try ModelBuilder("mine").model() }
    }
}
