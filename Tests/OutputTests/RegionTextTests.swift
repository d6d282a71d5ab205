import CasModel
import TestSupport
import Testing

@Suite("What is said of separate ranges: snapshots")
struct RegionTextTests {
    private static let model = """
        title: Two accounts of one month
        as_of: 2022-03-24
        unit: people
        quantities:
          killed: "mixture(0.7: normal(mean: 11300, sd: 1300), 0.3: normal(mean: 19000, sd: 800))"
          missing: "mixture(0.5: normal(mean: 4000, sd: 300), 0.5: normal(mean: 8000, sd: 500))"
          captured: 200 to 2000
          columns: {value: "choose(0.4: 1, 0.4: 10, 0.2: 20)", unit: columns}
        report: [killed, missing, captured, columns]
        """

    private func result(_ text: String = model, levels: [Double] = [0.9]) throws -> SimulationResult
    {
        let result = try Models.simulate(Models.model(text), runs: 20_000, levels: levels)
        return SimulationResult(
            model: result.model, seed: result.seed, runs: result.runs,
            requestedRuns: result.requestedRuns, threads: result.threads, elapsedSeconds: 0.5,
            quantities: result.quantities, questions: result.questions,
            invalidCauses: result.invalidCauses)
    }

    private func section(_ result: SimulationResult) -> String {
        let text = Written.result(result)
        guard let start = text.range(of: "Separate ranges\n") else { return "" }
        return String(
            text[start.lowerBound...].prefix { _ in true }.split(separator: "\n\n").first ?? "")
    }

    @Test("On terminals and in Markdown")
    func snapshots() throws {
        let result = try result()
        let text = try Snapshot.difference(of: Written.result(result), from: "ranges.txt")
        #expect(text == nil)
        let markdown = try Snapshot.difference(
            of: Written.markdown(ResultDocument.text(result)), from: "ranges.md")
        #expect(markdown == nil)
    }

    @Test(
        "Of several levels one is told: that of sentences or, where that is one range, the largest in pieces"
    )
    func levels() throws {
        let both = section(try result(levels: [0.5, 0.9]))
        #expect(both.contains("64 % between"))
        // The valley between these is no lower than what 90 % reach down to.
        let narrow =
            "title: t\nquantities:\n  x: \"mixture(0.5: normal(mean: 0, sd: 1), 0.5: normal(mean: 3.3, sd: 1))\"\n"
        let told = section(try result(narrow, levels: [0.5, 0.9]))
        #expect(told.contains("two separate ranges are likely: 2"))
        #expect(told.contains(", lies between them, where little is likely"))
    }

    @Test("A quantity of one range has nothing to say, whatever its law")
    func silent() throws {
        let one = """
            title: t
            quantities:
              a: 7000 to 15000
              b: poisson(3)
              c: uniform(0, 1)
              d: bernoulli(0.3)
              e: "cauchy(location: 0, scale: 1)"
              f: 3
            """
        #expect(section(try result(one)) == "")
    }

    @Test("Of many ranges the most probable are told, and what the others hold")
    func many() throws {
        let places = (1...6).map { "\($0 == 6 ? 0.25 : 0.15): normal(mean: \($0 * 20), sd: 1)" }
        let text = section(
            try result(
                "title: t\nquantities:\n  x: \"mixture(\(places.joined(separator: ", ")))\"\n"))
        #expect(text.contains("6 separate ranges are likely: "))
        #expect(text.contains(" in 3 others"))
    }
}
