import CasModel
import Testing

@Suite("Numbers as text")
struct NumbersTests {
    @Test(
        "Fixed digits, grouped thousands",
        arguments: [
            (10246.95, 0, "10,247"), (10246.95, 2, "10,200"), (10246.95, -1, "10,247.0"),
            (999_999.5, 0, "1,000,000"), (0.0, 0, "0"), (0.0, -2, "0.00"), (-3.4, 0, "-3"),
            (-0.4, 0, "0"), (-0.04, -1, "0.0"), (149, 3, "0"), (0.000012, -6, "0.000012"),
            (1.25e20, 18, "1.25e20"), (-1.25e-9, -11, "-1.25e-9"), (1e-9, -3, "0"),
            (9.999e-7, -9, "1.000e-6"),
            (-9.9996e17, 14, "-1.0000e18"),
            (50_000_838.25, -2, "50,000,838.25"), (9.999e14, 0, "999,900,000,000,000"),
            (.nan, 0, "n/a"), (.infinity, 0, "n/a"), (1.0 / 3, -400, "0.333333333333333"),
            (.greatestFiniteMagnitude, 306, "1.80e308"), (1e300, 400, "0"),
        ] as [(Double, Int, String)])
    func fixed(value: Double, place: Int, expected: String) {
        #expect(Numbers.fixed(value, lastDigit: place) == expected)
    }

    @Test(
        "Significant digits, without needless zeros",
        arguments: [
            (7000, "7,000"), (0.25, "0.25"), (9.2345678, "9.23457"), (1_234_567.8, "1,234,568"),
            (1e20, "1e20"), (1.5e-7, "1.5e-7"), (-2.5, "-2.5"), (.infinity, "infinity"),
            (-.infinity, "-infinity"), (.nan, "n/a"), (0, "0"),
        ] as [(Double, String)])
    func significant(value: Double, expected: String) {
        #expect(Numbers.significant(value) == expected)
    }

    @Test(
        "Figures have the digits that their error and spread leave",
        arguments: [
            // The error decides.
            (10246.95, 3.1, 2472, "10,247"), (10246.95, 300, 2472, "10,200"),
            (10246.95, 9.9, 2472, "10,250"), (2.99996, 0.0007, 1.35, "3.000"),
            // But one significant digit remains.
            (0.0003, 0.001, 1, "0.000"), (-0.0003, 0.001, 1, "0.000"),
            (0.0003, 0.5, 1, "0.0003"), (-0.0003, 0.5, 1, "-0.0003"),
            (1234, 5000, 9000, "1,000"), (150, 17_000, 17_000, "200"),
            (50_000_838.123, 0.02, 35.8, "50,000,838.12"), (1e-9, 1e-11, 1e-4, "1.00e-9"),
            // The spread does.
            (192.13, 0.02, 650, "192"), (10246.95, 0.001, 2472, "10,247"),
            (0.25771, 1e-7, 0.1, "0.2577"), (1.0612, 1e-5, 8e5, "1.06"),
            // Exact figures.
            (5, 0, 0, "5"), (1.0 / 3, 0, 0, "0.333333"), (123_456_789, 0, 1, "123,456,789"),
            (0, 0, 0, "0"), (.nan, 1, 1, "n/a"),
            // The error is unknown.
            (2.5, .nan, .nan, "3"), (10246.95, .nan, .nan, "10,000"),
            (1.0 / 3, .infinity, .infinity, "0.3"), (1e155, .infinity, .infinity, "1e155"),
            (10246.95, 3.1, .infinity, "10,247"),
        ] as [(Double, Double, Double, String)])
    func supported(value: Double, error: Double, spread: Double, expected: String) {
        #expect(SupportedDigits.text(value, error: error, spread: spread) == expected)
    }

    @Test("Figures of different errors stay in order")
    func ascending() {
        func texts(_ figures: [SupportedDigits.Figure]) -> [String] {
            SupportedDigits.texts(ascending: figures, spread: 100)
        }
        // 97 alone would be 100, above 98.
        #expect(texts([(96, 0.5), (97, 40), (98, 0.5)]) == ["96", "97", "98"])
        #expect(texts([(-98, 1), (-97, 40), (-96, 1)]) == ["-98", "-97", "-96"])
        #expect(texts([(149, 0.5), (151, 400), (30_000, 5)]) == ["149", "200", "30,000"])
        #expect(texts([(96, 0), (96, 40), (96, 0)]) == ["96", "96", "96"])
        #expect(texts([(.nan, .nan), (.nan, .nan)]) == ["n/a", "n/a"])
    }

    @Test("The shortest text reads back as the same number")
    func shortest() {
        var state: UInt64 = 7
        for _ in 0..<10_000 {
            // A fixed linear congruential sequence: any bit pattern, whatever its size.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(bitPattern: state)
            guard value.isFinite else { continue }
            #expect(Double(Numbers.shortest(value)) == value)
        }
        #expect(Numbers.shortest(7000) == "7000")
        #expect(Numbers.shortest(-0.0) == "0")
        #expect(Numbers.shortest(.nan) == "")
        #expect(Numbers.shortest(.infinity) == "")
    }

    @Test("Whole numbers are grouped to the ends of their range")
    func grouped() {
        #expect(Numbers.grouped(999) == "999")
        #expect(Numbers.grouped(1000) == "1,000")
        #expect(Numbers.grouped(Int.max) == "9,223,372,036,854,775,807")
        #expect(Numbers.grouped(Int.min) == "-9,223,372,036,854,775,808")
    }

    @Test(
        "Durations",
        arguments: [
            (0, "less than 0.001 s"), (0.0123, "0.012 s"), (0.4128, "0.41 s"), (3.14, "3.1 s"),
            (42.4, "42 s"), (125, "2 min 5 s"), (7384, "2 h 3 min"), (200_000, "2 days 7 h"),
            (.nan, "n/a"), (1e300, "11,574,074 days 1 h"),
        ] as [(Double, String)])
    func durations(seconds: Double, expected: String) {
        #expect(DurationText.text(seconds) == expected)
    }

    @Test(
        "Rates",
        arguments: [
            (950, "950"), (1_400_000, "1.4 million"), (24_224_806, "24 million"),
            (1.4e8, "140 million"), (2.5e9, "2.5 billion"), (999_600, "1.0 million"), (0, "n/a"),
        ] as [(Double, String)])
    func rates(rate: Double, expected: String) {
        #expect(RateText.text(rate) == expected)
    }
}

@Suite("Text on a terminal")
struct DisplayTextTests {
    @Test("Width counts columns, not characters")
    func width() {
        #expect(DisplayText.width("killed") == 6)
        #expect(DisplayText.width("втрати") == 6)
        #expect(DisplayText.width("損失") == 4)
        #expect(DisplayText.width("e\u{301}") == 1)
        #expect(DisplayText.padded("損失", to: 6) == "損失  ")
        #expect(DisplayText.padded("ab", to: 4, right: true) == "  ab")
        #expect(DisplayText.truncated("損失損失", to: 6, mark: "…") == "損失…")
        #expect(DisplayText.truncated("short", to: 5, mark: "…") == "short")
    }

    @Test("Words are wrapped; a word too long stands alone")
    func wrapped() {
        #expect(
            DisplayText.wrapped("a bb ccc dddddddd e", to: 6) == ["a bb", "ccc", "dddddddd", "e"])
        #expect(DisplayText.wrapped("", to: 6).isEmpty)
    }

    @Test("The progress line fits and never says 100 % before the end")
    func progress() {
        let style = TextStyle(width: 80, isUnicode: true)
        let line = ProgressLine.text(
            label: "Sampling", done: 6_000_000, of: 10_000_000, seconds: 0.25, isStopping: false,
            style: style)
        #expect(
            line == "Sampling [██████████████████░░░░░░░░░░░░]  60 %  24 million/s  0.17 s left")
        let late = ProgressLine.text(
            label: "Sampling", done: 9_999_999, of: 10_000_000, seconds: 1, isStopping: false,
            style: TextStyle(width: 70))
        #expect(late == "Sampling [############-]  99 %  10 million/s  less than 0.001 s left")
        let finished = ProgressLine.text(
            label: "Sampling", done: 10, of: 10, seconds: 1, isStopping: false,
            style: TextStyle(width: 40))
        #expect(finished == "Sampling [##########] 100 %  finishing")
        for width in 20...100 {
            let text = ProgressLine.text(
                label: "Sampling", done: 1, of: 3, seconds: 1e6, isStopping: width % 2 == 0,
                style: TextStyle(width: width))
            #expect(DisplayText.width(text) < width)
        }
    }
}
