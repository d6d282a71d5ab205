/// Words for probabilities, as the intelligence community of the United States uses them.
///
/// **Source.** Office of the Director of National Intelligence, Intelligence Community Directive 203,
/// "Analytic Standards", 2 January 2015, section D.6.e. Its ranges touch; here the number where two meet
/// has the word of the range nearer to even chances, so that a question and its opposite have opposite
/// words. The scale covers 1 to 99 %. Beyond, numbers say more than words, and plain ones stand in.
package enum Likelihood: String, Sendable, CaseIterable {
    /// 1 to 5 %.
    case almostNoChance = "almost no chance"
    /// 5 to 20 %.
    case veryUnlikely = "very unlikely"
    /// 20 to 45 %.
    case unlikely = "unlikely"
    /// 45 to 55 %.
    case roughlyEvenChance = "roughly even chance"
    /// 55 to 80 %.
    case likely = "likely"
    /// 80 to 95 %.
    case veryLikely = "very likely"
    /// 95 to 99 %.
    case almostCertain = "almost certain"

    /// The word for a probability; nil outside of 1 to 99 %, and for what is not a number.
    package init?(_ probability: Double) {
        guard probability >= 0.01, probability <= 0.99 else { return nil }
        self =
            switch probability {
            case ..<0.05: .almostNoChance
            case ..<0.2: .veryUnlikely
            case ..<0.45: .unlikely
            case ...0.55: .roughlyEvenChance
            case ...0.8: .likely
            case ...0.95: .veryLikely
            default: .almostCertain
            }
    }

    /// Words for any probability: those of the scale, or plain ones where it has none; `no answer`
    /// for what is not a number.
    package static func words(_ probability: Double) -> String {
        if let word = Self(probability) { return word.rawValue }
        if probability < 0.01 {
            return probability > 0 ? "less than 1 in 100" : "in none of the runs"
        }
        if probability > 0.99 { return probability < 1 ? "more than 99 in 100" : "in all runs" }
        return "no answer"
    }

    /// The probabilities that a word stands for, in percent.
    package var percentages: (low: Int, high: Int) {
        switch self {
        case .almostNoChance: (1, 5)
        case .veryUnlikely: (5, 20)
        case .unlikely: (20, 45)
        case .roughlyEvenChance: (45, 55)
        case .likely: (55, 80)
        case .veryLikely: (80, 95)
        case .almostCertain: (95, 99)
        }
    }
}
