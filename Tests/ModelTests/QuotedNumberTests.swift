import ModelLanguage
import Testing

@Suite("Numbers in quotes")
struct QuotedNumberTests {
    /// The figures as `role value`, by the likeliest value; what is no figure in parentheses.
    private func found(_ text: String) -> [String] {
        QuotedNumber.all(in: text).map { number in
            let value = number.values[0]
            let shown = "\(number.role) \(value == value.rounded() ? "\(Int(value))" : "\(value)")"
            return number.isFigure ? shown : "(\(shown))"
        }
    }

    @Test(
        "Digits with and without separators, endings and scales",
        arguments: [
            ("7000 dead", ["alone 7000"]), ("nearly 7,000", ["alone 7000"]),
            ("1,234,567", ["alone 1234567"]),
            ("some 7 000 men", ["alone 7000"]), ("7\u{202F}000", ["alone 7000"]),
            ("7\u{2019}000", ["alone 7000"]), ("7_000", ["alone 7000"]),
            ("7.000 Tote", ["alone 7000"]),
            ("0.125 of them", ["alone 0.125"]), ("2.5 each", ["alone 2.5"]),
            ("5,5 each", ["alone 5.5"]),
            ("7k", ["alone 7000"]), ("7K lost", ["alone 7000"]),
            ("1.2m displaced", ["alone 1200000"]),
            ("15 thousand", ["alone 15000"]), ("1.5 million", ["alone 1500000"]),
            ("2bn", ["alone 2000000000"]),
            ("3 hundred thousand", ["alone 300000"]), ("30% of them", ["alone 0.3"]),
            ("30 percent", ["alone 0.3"]), ("5 per cent", ["alone 0.05"]),
            ("7,000.5", ["alone 7000.5"]),
            ("12 345 678", ["alone 12345678"]),
        ])
    func digits(text: String, numbers: [String]) {
        #expect(found(text) == numbers)
    }

    @Test(
        "Words",
        arguments: [
            ("fifteen thousand", ["alone 15000"]), ("twenty-five dead", ["alone 25"]),
            ("one hundred and twenty-one", ["alone 121"]),
            ("two hundred and fifty thousand", ["alone 250000"]),
            ("seven thousand five hundred", ["alone 7500"]), ("half a million", ["alone 500000"]),
            ("a hundred", ["alone 100"]), ("a dozen", ["(alone 12)"]),
            ("two dozen men", ["alone 24"]),
            ("thousands of men", []), ("tens of thousands", []), ("several hundred", []),
            ("two officials said", ["(alone 2)"]), ("roughly three soldiers", ["(alone 3)"]),
        ])
    func words(text: String, numbers: [String]) {
        #expect(found(text) == numbers)
    }

    @Test(
        "Ranges",
        arguments: [
            ("between 7,000 and 15,000", ["low 7000", "high 15000"]),
            ("7,000 to 15,000", ["low 7000", "high 15000"]),
            ("7000-15000", ["low 7000", "high 15000"]),
            ("7,000–15,000 dead", ["low 7000", "high 15000"]),
            ("seven to fifteen thousand", ["low 7000", "high 15000"]),
            ("7 to 15 thousand", ["low 7000", "high 15000"]),
            ("7-15k", ["low 7000", "high 15000"]),
            ("between seven and fifteen thousand", ["low 7000", "high 15000"]),
            ("from 900 to 1 thousand", ["low 900", "high 1000"]),
            ("30 to 50 %", ["low 0.3", "high 0.5"]),
            ("between 30 and 50 percent", ["low 0.3", "high 0.5"]),
            ("between about 7,000 and as many as 15,000", ["low 7000", "high 15000"]),
            ("between one hundred and two hundred", ["low 100", "high 200"]),
            ("3 to 5 wounded", ["low 3", "high 5"]),
            ("7,000 killed and 20,000 wounded", ["alone 7000", "alone 20000"]),
            ("15,000 to 7,000", ["alone 15000", "alone 7000"]),
        ])
    func ranges(text: String, numbers: [String]) {
        #expect(found(text) == numbers)
    }

    @Test(
        "Bounds",
        arguments: [
            ("at least 121", "atLeast 121", "at least 121"),
            ("more than 900 men", "atLeast 900", "more than 900"),
            ("no fewer than about 300", "atLeast 300", "no fewer than about 300"),
            ("Over 5,000", "atLeast 5000", "Over 5,000"),
            ("up to 40,000", "atMost 40000", "up to 40,000"),
            ("as many as 40,000 dead", "atMost 40000", "as many as 40,000"),
            ("no more than 12 men", "atMost 12", "no more than 12"),
            ("fewer than 50", "atMost 50", "fewer than 50"),
            ("121 or more", "atLeast 121", "121"), ("500+", "atLeast 500", "500"),
            (">1000", "atLeast 1000", ">1000"),
            ("at least fifteen thousand", "atLeast 15000", "at least fifteen thousand"),
            ("more than three for each", "atLeast 3", "more than three"),
        ])
    func bounds(text: String, number: String, words: String) {
        #expect(found(text) == [number])
        #expect(QuotedNumber.all(in: text).map(\.text) == [words])
    }

    @Test(
        "Dates, times, names and durations are no figures",
        arguments: [
            ("2022-03-24", []), ("24.02.2022", []), ("at 10:30", []), ("9/11", []),
            ("T-72 tanks", []),
            ("COVID-19", []), ("the 24th", []), ("Su25", []), ("152mm", []),
            ("in 2022", ["(alone 2022)"]),
            ("24 February", ["(alone 24)"]), ("March 23, 2022", ["(alone 23)", "(alone 2022)"]),
            ("24-26 March", ["(low 24)", "(high 26)"]),
            ("25 May 2022", ["(alone 25)", "(alone 2022)"]),
            ("25 may have died", ["alone 25"]), ("day 21 of it", ["(alone 21)"]),
            ("for 30 days", ["(alone 30)"]),
            ("4,000 in 2014", ["alone 4000", "(alone 2014)"]), ("1,950 dead", ["alone 1950"]),
        ] as [(String, [String])])
    func dates(text: String, numbers: [String]) {
        #expect(found(text) == numbers)
    }

    @Test("Points and commas that may group digits or not have both values, percentages too")
    func values() {
        #expect(QuotedNumber.all(in: "7.000").first?.values == [7000])
        #expect(QuotedNumber.all(in: "7.250").first?.values == [7250, 7.25])
        #expect(QuotedNumber.all(in: "7,125").first?.values == [7125, 7.125])
        #expect(QuotedNumber.all(in: "0.125").first?.values == [0.125])
        #expect(QuotedNumber.all(in: "30 %").first?.values == [0.3, 30])
    }

    @Test("Nothing breaks the reading, and what is too long is not read")
    func odd() {
        for text in [
            "", "-", "1,", "1,,000", "%", "and 3 and", "1e999", String(repeating: "9", count: 400),
            "½", "to",
        ] {
            _ = QuotedNumber.all(in: text)
        }
        #expect(QuotedNumber.all(in: String(repeating: "one ", count: 1000)).count == 1000)
        #expect(QuotedNumber.all(in: "7000 " + String(repeating: "x", count: 5000)).isEmpty)
    }
}
