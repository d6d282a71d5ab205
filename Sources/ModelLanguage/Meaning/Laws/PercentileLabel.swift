/// Labels of percentile points, such as `p5` and `p97.5`.
enum PercentileLabel {
    /// The probability that a label names, such as 0.05; nil where it is no such label, NaN where
    /// it is one outside of 0 to 100.
    static func probability(_ label: String) -> Double? {
        guard label.first == "p", label.utf8.count > 1 else { return nil }
        let percent = label.dropFirst()
        guard percent.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }),
            // Through the text, so that p2.5 is the number nearest to 0.025.
            let probability = Double(percent + "e-2")
        else { return nil }
        return probability > 0 && probability < 1 ? probability : .nan
    }
}
