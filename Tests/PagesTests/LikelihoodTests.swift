import Output
import Testing

@Suite("Words of likelihood")
struct LikelihoodTests {
    @Test(
        "The scale of Intelligence Community Directive 203; a bound has the word nearer to even",
        arguments: [
            (0.01, "almost no chance"), (0.03, "almost no chance"),
            (0.05.nextDown, "almost no chance"), (0.05, "very unlikely"),
            (0.2.nextDown, "very unlikely"), (0.2, "unlikely"), (0.45.nextDown, "unlikely"),
            (0.45, "roughly even chance"), (0.5, "roughly even chance"),
            (0.55, "roughly even chance"), (0.55.nextUp, "likely"), (0.8, "likely"),
            (0.8.nextUp, "very likely"), (0.95, "very likely"), (0.95.nextUp, "almost certain"),
            (0.99, "almost certain"),
        ])
    func scale(probability: Double, word: String) {
        #expect(Likelihood(probability)?.rawValue == word)
        #expect(Likelihood.words(probability) == word)
    }

    @Test(
        "Beyond 1 and 99 % plain words",
        arguments: [
            (0, "in none of the runs"), (1e-9, "less than 1 in 100"),
            (0.01.nextDown, "less than 1 in 100"), (0.99.nextUp, "more than 99 in 100"),
            (1.0.nextDown, "more than 99 in 100"), (1, "in all runs"), (.nan, "no answer"),
        ])
    func beyond(probability: Double, word: String) {
        #expect(Likelihood(probability) == nil)
        #expect(Likelihood.words(probability) == word)
    }

    @Test("A question and its opposite have opposite words, and the ranges meet")
    func symmetry() throws {
        let words = Likelihood.allCases
        // In hundredths that halves can hold exactly, the opposite is exact too.
        for step in 1..<128 {
            let p = Double(step) / 128
            let index = Likelihood(p).flatMap(words.firstIndex)
            let opposite = Likelihood(1 - p).flatMap(words.firstIndex)
            #expect(index.map { words.count - 1 - $0 } == opposite, "\(p)")
        }
        #expect(words.first?.percentages.low == 1)
        #expect(words.last?.percentages.high == 99)
        for (one, next) in zip(words, words.dropFirst()) {
            #expect(one.percentages.high == next.percentages.low)
        }
    }
}
