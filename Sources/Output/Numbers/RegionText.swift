import ModelLanguage
import Simulation
import Statistics

/// Writes highest-density regions that are several ranges.
package enum RegionText {
    /// The part of the spread or, if it is narrower, of the range to which ends are written. They are noisier
    /// than quantiles, and where the density is flat, by much.
    private static let readable = 0.02
    /// More ranges than this are not listed.
    private static let most = 4
    private static let numbers = ["no", "one", "two", "three", "four"]

    /// `two separate ranges are likely: 64 % between 9,200 and 13,400 and 26 % between 17,600 and 20,300
    /// people; the median, 14,100, lies between them, where little is likely`.
    package static func sentence(
        _ region: HighestDensityRegion, of quantity: QuantityResult
    ) -> String {
        let pieces = region.pieces
        let told = pieces.count > most ? mostProbable(pieces) : pieces
        var ranges = told.map { piece in
            let (low, high) = ends(of: piece, in: quantity)
            return share(piece.probability)
                + (low == high ? " at \(low)" : " between \(low) and \(high)")
        }
        if let last = ranges.popLast() { ranges.append(Words.amount(last, unit: quantity.unit)) }
        if told.count < pieces.count {
            let rest =
                pieces.reduce(0) { $0 + $1.probability } - told.reduce(0) { $0 + $1.probability }
            ranges.append("\(share(rest)) in \(pieces.count - told.count) others")
        }
        let count = pieces.count < numbers.count ? numbers[pieces.count] : "\(pieces.count)"
        let kind = pieces.allSatisfy { $0.low == $0.high } ? "values" : "ranges"
        let isBetween = region.isBetween(quantity.figure(at: 0.5).value)
        let median =
            "; the median, \(quantity.intervalTexts.best), lies between them, where little is likely"
        return "\(count) separate \(kind) are likely: \(WordList.of(ranges))"
            + (isBetween ? median : "")
    }

    /// The ranges of a region as short as they can be: `9,200–13,400, 17,600–20,300`.
    package static func short(
        _ region: HighestDensityRegion, of quantity: QuantityResult
    ) -> String {
        region.pieces.map { piece in
            let (low, high) = ends(of: piece, in: quantity)
            return low == high ? low : low + (piece.low < 0 ? " to " : "\u{2013}") + high
        }.joined(separator: ", ")
    }

    /// The ends of a piece, with the digits that their errors support; the same text where it is one value.
    private static func ends(
        of piece: HighestDensityRegion.Piece, in quantity: QuantityResult
    ) -> (low: String, high: String) {
        let areExact = quantity.recurs(piece.low) && quantity.recurs(piece.high)
        func text(_ x: Double) -> String {
            if areExact { return Numbers.significant(x) }
            let error = quantity.quantile(quantity.distribution.cumulative(x)).standardError
            let spread = quantity.standardDeviation
            let width = min(spread.isFinite ? spread : .infinity, piece.high - piece.low)
            return SupportedDigits.text(
                x, error: max(error.isFinite ? error : 0, width * readable), spread: spread)
        }
        return (text(piece.low), text(piece.high))
    }

    /// Those that hold the most, in their order, with room for a word about the others.
    private static func mostProbable(
        _ pieces: [HighestDensityRegion.Piece]
    ) -> [HighestDensityRegion.Piece] {
        let least = pieces.map(\.probability).sorted(by: >)[most - 2]
        return Array(pieces.filter { $0.probability >= least }.prefix(most - 1))
    }

    private static func share(_ p: Double) -> String {
        Numbers.fixed(p * 100, lastDigit: 0) + "\u{A0}%"
    }
}

extension QuantityResult {
    /// Whether a value has a probability of its own.
    fileprivate func recurs(_ x: Double) -> Bool {
        distribution.cumulative(x.nextUp) - distribution.cumulative(x) > 1e-9
    }
}
