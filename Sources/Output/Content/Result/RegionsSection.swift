import Simulation
import Statistics

/// The quantities whose likely values are not one range, which an interval would hide.
///
/// Of each, one level is told: that which sentences speak of or, where that is one range, the largest of which
/// the highest-density region is several.
enum RegionsSection {
    static func parts(of view: ResultView) -> [Part] {
        let fields = view.result.quantities.compactMap { quantity -> Field? in
            guard let region = told(of: quantity, view.result) else { return nil }
            return Field(
                Phrase(quantity.shownName(for: view.medium)),
                Phrase(RegionText.sentence(region, of: quantity)))
        }
        guard !fields.isEmpty else { return [] }
        let meaning =
            "Low to high is one range, and takes in what lies between these, where little is likely."
        return [
            Part(
                anchor: view.medium == .page ? "ranges" : nil, heading: "Separate ranges",
                blocks: [.fields(fields), .paragraph(Phrase(meaning), .caption)])
        ]
    }

    /// The region that is told; nil where the likely values are one range.
    static func told(
        of quantity: QuantityResult, _ result: SimulationResult
    ) -> HighestDensityRegion? {
        let parted = quantity.regions.filter(\.isParted)
        return parted.first { $0.level == result.leadingLevel.level }
            ?? parted.max { $0.level < $1.level }
    }
}
