import CasModel
import TestSupport
import Testing

@Suite("Narrow terminals")
struct NarrowTerminalTests {
    private static let text = """
        title: 開戦から一か月間の損害の推定、確認された戦死者と負傷者の数をもとにしたもの
        as_of: 2022-03-24
        unit: 人
        sources:
          北大西洋条約機構: {title: 匿名の高官、通信社に対して, date: 2022-03-23}
          a-source-with-a-name-of-forty-characters: {title: "An official, to a newspaper"}
        quantities:
          戦死者: {value: 7000 to 15000, source: 北大西洋条約機構}
          戦死者一人当たりの負傷者の数: {value: "lognormal(median: 3, sigma: 0.4)", unit: 倍}
          負傷者: 戦死者 * 戦死者一人当たりの負傷者の数
          killed_or_wounded_in_the_first_month_of_the_war_in_all_places: 戦死者 + 負傷者
        questions:
          over: {condition: 負傷者 > 30000, title: 負傷者は三万人を超えるか、それとも超えないのか}
        scenarios:
          少ない: {title: 戦死者が少ない場合, quantities: {戦死者: 5000 to 9000}}
          fixed: {quantities: {戦死者一人当たりの負傷者の数: 3}}

        """
    private static let evidence = """
        evidence:
          - name: 報告
            report: 30000 to 40000
            readings: {負傷者のみ: {about: 負傷者}, 全員: {about: 戦死者 + 負傷者}}

        """

    private static func comparison(
        _ text: String = text, levels: [Double] = [0.9]
    ) throws -> Comparison {
        let file = ModelText(name: "m", file: "m.yaml", bytes: Array(text.utf8))
        let models = try [nil, "少ない", "fixed"].map { try ModelReader.read(file, scenario: $0) }
        return try Comparer(models).run(
            SimulationOptions(runs: 20_000, seed: 42, threads: 2, levels: levels))
    }

    private func style(_ width: Int) -> TextStyle {
        TextStyle(width: width, cutsToWidth: true, isUnicode: true)
    }

    /// The lines that are wider than the terminal, but for those of one long word.
    private func tooWide(_ text: String, _ width: Int) -> [String] {
        text.split(separator: "\n").map(String.init).filter {
            DisplayText.width($0) > width && $0.split(separator: " ").count > 1
        }
    }

    @Test("No line of a comparison is wider than the terminal", arguments: [40, 60, 80])
    func comparison(width: Int) throws {
        for levels in [[0.9], [0.5, 0.9]] {
            let comparison = try Self.comparison(levels: levels)
            let text = Written.comparison(comparison, style: style(width))
            #expect(tooWide(text, width) == [])
            // Figures are all there, however little room there is.
            for quantity in comparison.quantities {
                for figures in quantity.figures.compactMap({ $0 }) {
                    let texts = figures.intervalTexts
                    for figure in texts.lows + [texts.best] + texts.highs {
                        #expect(text.contains(figure), "\(figure)")
                    }
                }
            }
            #expect(text.contains("P(> A)"))
        }
    }

    @Test(
        "Where a comparison has no room, names are headings and nothing is cut",
        arguments: [40, 60])
    func stacked(width: Int) throws {
        let comparison = try Self.comparison()
        let text = Written.comparison(comparison, style: style(width))
        let lines = text.split(separator: "\n").map(String.init)
        #expect(!text.contains("…"))
        #expect(lines.contains("戦死者 (人)"))
        #expect(lines.contains { $0.hasPrefix("      shift: ") })
        #expect(lines.contains { $0 == "      shift: same" })
        #expect(text.contains("overlap: "))
        // The column `high` has its right edge in one place.
        let header = try #require(lines.first { $0.hasSuffix(" high") })
        let rows = lines.filter { line in ["  A ", "  B ", "  C "].contains { line.hasPrefix($0) } }
        #expect(rows.count == 12)
        for row in rows { #expect(DisplayText.width(row) == DisplayText.width(header), "\(row)") }
    }

    @Test("Without room for the overlap it is not explained either")
    func overlap() throws {
        let plain = Self.text.replacing("戦死者一人当たりの負傷者の数", with: "倍率")
            .replacing("killed_or_wounded_in_the_first_month_of_the_war_in_all_places", with: "全員")
        let comparison = try Self.comparison(plain)
        let widths = (50...90).map { width in
            let lines = Written.comparison(comparison, style: style(width))
                .split(separator: "\n")
            let header = lines.first { $0.hasPrefix("quantity") }
            let isExplained = lines.contains { $0.hasPrefix("overlap: what") }
            #expect(isExplained == (header?.contains("overlap") ?? true), "\(width)")
            return header?.contains("overlap")
        }
        // With names as headings, without the overlap, and with all in one line.
        #expect(widths.contains(nil) && widths.contains(false) && widths.last == true)
    }

    @Test("No line of a result is wider than the terminal", arguments: [40, 60, 80])
    func result(width: Int) throws {
        for levels in [[0.9], [0.5, 0.9]] {
            let result = try Models.simulate(
                Models.model(Self.text + Self.evidence), runs: 50_000, levels: levels)
            let text = Written.result(result, style: style(width))
            #expect(tooWide(text, width) == [], "\(text)")
            let readings = try #require(result.evidence?.reports.first?.readings)
            for reading in readings {
                for summary in reading.quantities {
                    #expect(text.contains(" \(summary.texts.best) "))
                }
            }
        }
    }

    @Test("In a pipe nothing is folded")
    func pipe() throws {
        let text = Written.comparison(try Self.comparison())
        #expect(
            text.contains("\nkilled_or_wounded_in_the_first_month_of_the_war_in_all_places  A "))
        #expect(text.contains("\n20,000 common runs in "))
        #expect(!text.contains("shift: 0") && !text.contains("shift: same"))
    }
}
