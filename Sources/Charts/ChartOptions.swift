import Output

/// The colours that a chart is drawn in.
package enum ChartTheme: String, Sendable, CaseIterable {
    /// Dark ink on white.
    case light
    /// Light ink on near black.
    case dark
    /// What the reader's system prefers, by a style sheet inside the picture that concerns nothing
    /// outside of it; light on paper and where style sheets are not understood.
    case auto
}

/// How a chart is to look.
package struct ChartOptions: Sendable {
    /// The colours.
    package var theme: ChartTheme
    /// The picture's width in pixels; `ChartOptions.widths` bounds it. The height follows from what
    /// is shown.
    package var width: Double
    /// What the ids inside the picture begin with: a letter, then letters, digits and `-`. Pictures
    /// on one page need different ones. Other characters are left out.
    package var idPrefix: String
    /// Whether the title and the sentence below it are drawn. The picture's title for screen readers
    /// stays.
    package var showsHeading: Bool
    /// Whether the sources and the small print are drawn.
    package var showsFooter: Bool
    /// The quantities to show, by name and in this order; empty for all that the result has.
    package var quantities: [String]
    /// Which of a quantity's `drawnParts` to draw of a comparison's densities; nil for all.
    package var comparedPart: Int?
    /// Whether a picture in the theme `auto` brings its style sheet. A page that has the style sheet of
    /// `Chart.styleSheet(selector:)` for all its pictures, or allows no other than its own, leaves it out.
    package var hasStyleSheet = true

    /// The least and the largest width of a picture.
    package static let widths: ClosedRange<Double> = 320...4000

    /// Sets the options.
    package init(
        theme: ChartTheme = .light, width: Double = 900, idPrefix: String = "casmodel",
        showsHeading: Bool = true, showsFooter: Bool = true, quantities: [String] = []
    ) {
        self.theme = theme
        self.width = width
        self.idPrefix = idPrefix
        self.showsHeading = showsHeading
        self.showsFooter = showsFooter
        self.quantities = quantities
    }

    /// The width inside its bounds.
    var boundedWidth: Double {
        width.isFinite
            ? min(max(width, Self.widths.lowerBound), Self.widths.upperBound).rounded() : 900
    }

    /// The prefix with nothing in it that an id or a selector cannot have.
    var safePrefix: String {
        let kept = idPrefix.unicodeScalars.filter {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
                || $0 == "-"
        }
        let text = String(String.UnicodeScalarView(kept))
        guard let first = text.first, first.isLetter else { return "c" + text }
        return text
    }
}

/// Why a chart cannot be drawn.
package enum ChartError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A quantity was asked for that the result does not have; `nearest` is the one meant, if any.
    case unknownQuantity(String, nearest: String?)
    /// The chart compares what was known before the reports with what is known after them, and the
    /// model has none.
    case noReports
    /// The simulation was stopped before it was told what is known without the reports.
    case noPrior

    /// The sentence, without a capital or a full stop.
    package var description: String {
        switch self {
        case .unknownQuantity(let name, let nearest):
            "there is no quantity '\(DisplayText.clean(name))' in the result"
                + (nearest.map { "; did you mean '\(DisplayText.clean($0))'?" } ?? "")
        case .noReports:
            "the model has no reports (evidence:), so there is no before and after to draw"
        case .noPrior:
            "the simulation was stopped before the figures without the reports were known"
        }
    }
}
