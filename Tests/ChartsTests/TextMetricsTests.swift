import CasModel
import Testing

@Suite("Metrics of text in charts")
struct TextMetricsTests {
    @Test("Widths are sums of advance widths")
    func widths() {
        // DejaVu Sans: 684, 686 and 698 thousandths for A, B and C.
        #expect(abs(TextMetrics.width("ABC", size: 10) - 20.68) < 1e-9)
        #expect(TextMetrics.width("", size: 10) == 0)
        #expect(
            TextMetrics.width("Wounded", size: 10, weight: .bold)
                > TextMetrics.width("Wounded", size: 10))
        // An em for what the table lacks, nothing for a mark above another letter.
        #expect(TextMetrics.width("兵", size: 10) == 10)
        #expect(TextMetrics.width("e\u{301}", size: 10) == TextMetrics.width("e", size: 10))
        #expect(TextMetrics.width("Київ", size: 10) > 20)
    }

    @Test(
        "Wrapped and cut text fits",
        arguments: [
            "killed", "a_name_of_sixty_characters_which_is_as_long_as_names_become_x",
            "Senior NATO military official, to AP, and others who were there",
            String(repeating: "x", count: 300), "", " ", "兵兵兵兵兵兵兵兵兵兵兵兵兵兵",
        ])
    func fits(text: String) {
        for width in [1.0, 8, 40, 120, 500] {
            for lines in 0...4 {
                let wrapped = TextMetrics.wrap(text, to: width, size: 12, lines: lines)
                #expect(wrapped.count <= lines)
                for line in wrapped { #expect(TextMetrics.width(line, size: 12) <= width) }
            }
            #expect(
                TextMetrics.width(TextMetrics.cut(text, to: width, size: 12), size: 12) <= width)
        }
    }

    @Test("Lines break at spaces, else behind an underscore, and the last ends with an ellipsis")
    func breaks() {
        #expect(
            TextMetrics.wrap("killed or wounded", to: 60, size: 10, lines: 3)
                == ["killed or", "wounded"])
        #expect(
            TextMetrics.wrap("killed_or_wounded", to: 60, size: 10, lines: 3)
                == ["killed_or_", "wounded"])
        #expect(
            TextMetrics.wrap("killed or wounded or missing", to: 62, size: 10, lines: 2)
                == ["killed or", "wounded…"])
        #expect(
            TextMetrics.wrap("負傷者の合計17", to: 70, size: 10, lines: 3) == ["負傷者の合計", "17"])
        #expect(TextMetrics.wrap("abcdefgh", to: 30, size: 10, lines: 9).count == 2)
        #expect(TextMetrics.cut("killed, wounded", to: 40, size: 10) == "killed…")
    }
}
