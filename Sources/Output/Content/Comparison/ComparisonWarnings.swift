import ModelLanguage
import Simulation

/// What a reader has to know before using the figures of a comparison.
package enum ComparisonWarnings {
    /// The warnings, each one sentence without a full stop.
    ///
    /// - Parameter first: the first of the alternatives that are spoken of.
    package static func sentences(about comparison: Comparison, from first: Int = 0) -> [String] {
        var sentences = together(comparison, from: first) { ResultWarnings.sentences(about: $0) }
        if !comparison.otherUnits.isEmpty {
            let names = comparison.otherUnits.map { "'\($0)'" }
            sentences.append(
                "the models report \(names.joined(separator: ", ")) in different units, and it is "
                    + "not compared")
        }
        return sentences
    }

    /// One sentence, without a full stop, for each reported quantity and question of which a higher share
    /// of the runs has no value.
    package static func invalidRuns(of comparison: Comparison, above share: Double) -> [String] {
        together(comparison) { InvalidRuns.sentences(about: $0, above: share) }
    }

    /// What is said about alternatives; what is said about several in the same words, once.
    private static func together(
        _ comparison: Comparison, from first: Int = 0, _ sentences: (SimulationResult) -> [String]
    ) -> [String] {
        SharedSentences(Array(comparison.alternatives.dropFirst(first)), sentences).sentences.map {
            let letters = $0.places.map { AlternativeText.letter(first + $0) }
            return "in \(WordList.of(letters)), \($0.sentence)"
        }
    }
}
