import CasModel
import Foundation
import Testing

@Suite("Colours of charts")
struct ChartPaletteTests {
    /// How a colour looks to someone.
    enum View: String, CaseIterable {
        case usual, withoutRed, withoutGreen, withoutBlue, greyscale

        /// The colour in linear RGB as it is seen, by the matrices of Machado, Oliveira and Fernandes
        /// (2009, doi:10.1109/TVCG.2009.113) for the full deficiency.
        func seen(_ colour: [Double]) -> [Double] {
            let matrix: [[Double]]
            switch self {
            case .usual: return colour
            case .greyscale: return [Double](repeating: luminance(colour), count: 3)
            case .withoutRed:
                matrix = [
                    [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                    [-0.003882, -0.048116, 1.051998],
                ]
            case .withoutGreen:
                matrix = [
                    [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                    [-0.011820, 0.042940, 0.968881],
                ]
            case .withoutBlue:
                matrix = [
                    [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                    [0.004733, 0.691367, 0.303900],
                ]
            }
            return matrix.map { row in
                min(max(zip(row, colour).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1)
            }
        }
    }

    /// Below this distance in CIELAB colours side by side are hard to tell apart; 2.3 is the least
    /// that can be seen at all.
    static let leastDistance = 8.0

    @Test("Text and marks stand out from the ground", arguments: [false, true])
    func contrast(isDark: Bool) {
        func ratio(_ ink: ChartInk) -> Double {
            let levels = [ink, .background].map { luminance(linear($0, isDark)) }.sorted()
            return (levels[1] + 0.05) / (levels[0] + 0.05)
        }
        for ink in [ChartInk.text, .muted, .report] { #expect(ratio(ink) >= 4.5, "\(ink)") }
        let series = (0..<ChartPalette.seriesCount).map { ChartInk.series($0) }
        for ink in [.curve, .median, .priorCurve, .axis] + series {
            #expect(ratio(ink) >= 3, "\(ink)")
        }
    }

    /// Series that are drawn over one another differ in lightness, too; others stand on lines of their own.
    private func seriesPairs(_ view: View) -> [(ChartInk, ChartInk)] {
        let places = 0..<ChartPalette.seriesCount
        let others = Figure.mostComparedDensities - 1
        return places.flatMap { first in
            places.prefix(first).filter { second in
                view != .greyscale || second == 0
                    || (first - 1) % others != (second - 1) % others
                        && (first - 1) / others == (second - 1) / others
            }.map { (.series(first), .series($0)) }
        }
    }

    @Test(
        "What must be told apart can be, without red, green or blue cones and in greyscale",
        arguments: [false, true], View.allCases)
    func difference(isDark: Bool, view: View) {
        var pairs: [(ChartInk, ChartInk)] = [
            (.inner, .outer), (.outer, .tail), (.outer, .background), (.curve, .report),
            (.curve, .priorCurve), (.report, .priorCurve), (.median, .inner), (.report, .inner),
        ]
        pairs += seriesPairs(view)
        for (first, second) in pairs {
            let colours = [first, second].map { lab(view.seen(linear($0, isDark))) }
            let distance = zip(colours[0], colours[1])
                .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
            #expect(distance >= Self.leastDistance, "\(first) and \(second): \(distance)")
        }
    }

    @Test("Every ink has a colour of its own in both themes")
    func complete() {
        for isDark in [false, true] {
            let colours = ChartInk.all.map { ChartPalette.colour($0, isDark: isDark) }
            for colour in colours { #expect(colour.wholeMatch(of: /#[0-9a-f]{6}/) != nil) }
            #expect(Set(colours).count == colours.count)
        }
        // Only the first has its colour for itself; the others' come again, in their order.
        let names = (-30..<60).map { ChartPalette.colour(.series($0), isDark: false) }
        #expect(names.count { $0 == ChartPalette.colour(.series(0), isDark: false) } == 1)
        #expect(names[31..<37] == names[37..<43] && names[31..<37] == names[43..<49])
    }
}

/// The colour in linear RGB (IEC 61966-2-1).
private func linear(_ ink: ChartInk, _ isDark: Bool) -> [Double] {
    let digits = Array(ChartPalette.colour(ink, isDark: isDark).dropFirst())
    return [0, 2, 4].map { place in
        let value = Double(Int(String(digits[place..<place + 2]), radix: 16) ?? 0) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}

private func luminance(_ colour: [Double]) -> Double {
    0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]
}

/// CIELAB under daylight (D65).
private func lab(_ colour: [Double]) -> [Double] {
    func root(_ t: Double) -> Double { t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116 }
    let x = root((0.4124 * colour[0] + 0.3576 * colour[1] + 0.1805 * colour[2]) / 0.9505)
    let y = root(luminance(colour))
    let z = root((0.0193 * colour[0] + 0.1192 * colour[1] + 0.9505 * colour[2]) / 1.089)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
