import Simulation

/// What is said about several results; what is said of some in the same words, once.
struct SharedSentences {
    /// The sentences in the order in which they came, each with the places of those that it is said of.
    private(set) var sentences: [(sentence: String, places: [Int])] = []

    init(_ results: [SimulationResult], _ said: (SimulationResult) -> [String]) {
        var known: [String: Int] = [:]
        for (place, result) in results.enumerated() {
            for sentence in said(result) {
                if let index = known[sentence] {
                    sentences[index].places.append(place)
                } else {
                    known[sentence] = sentences.count
                    sentences.append((sentence, [place]))
                }
            }
        }
    }
}
