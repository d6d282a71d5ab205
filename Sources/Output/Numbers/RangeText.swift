import ModelLanguage
import Simulation

/// What a model means by a range, where that is not the usual 90 %.
package enum RangeText {
    /// One sentence without a full stop; nil where ranges mean what they usually do.
    package static func sentence(about model: Model) -> String? {
        let level = model.rangeLevel
        guard level != .usual else { return nil }
        let share = percent(level.probability)
        let tail = percent(level.low)
        return "a to b in the model is \(share.hasPrefix("8") ? "an" : "a") \(share) range: "
            + "\(tail) lie below a and \(tail) above b"
    }
}

extension SimulationResult {
    /// The place in `quantities` of the one that the first sentence speaks of; nil without any.
    package var headlinePlace: Int? {
        let named = model.headline.flatMap { index in
            quantities.firstIndex { $0.quantityIndex == index }
        }
        return named ?? quantities.indices.first
    }
}
