import Foundation
import Output
import Statistics

/// How values stand along an axis.
package struct AxisScale: Sendable, Equatable {
    /// The kinds of scale.
    package enum Kind: String, Sendable {
        /// Equal steps for equal differences.
        case linear
        /// Equal steps for equal ratios; all values are positive.
        case logarithmic

        /// What a reader is told of an axis; nothing of the usual one.
        var note: String { self == .logarithmic ? "logarithmic axis" : "" }
    }

    /// The kind.
    package let kind: Kind
    /// The value at `start`.
    package let low: Double
    /// The value at `end`, above `low`.
    package let high: Double
    /// The pixel of `low`.
    package let start: Double
    /// The pixel of `high`.
    package let end: Double

    /// Makes a scale; where `low` and `high` allow none of the kind, a linear one around them.
    package init(_ kind: Kind, low: Double, high: Double, start: Double, end: Double) {
        var (low, high) = (low.isFinite ? low : 0, high.isFinite ? high : 1)
        if high < low { (low, high) = (high, low) }
        if high == low {
            // One value alone stands in the middle.
            let reach = low == 0 ? 1 : abs(low) * 0.5
            (low, high) = (low - reach, high + reach)
        }
        self.kind = low > 0 ? kind : .linear
        self.low = max(low, -.greatestFiniteMagnitude)
        self.high = min(high, .greatestFiniteMagnitude)
        self.start = start
        self.end = end
    }

    /// The pixel of a value; outside of `start` to `end` for values outside of `low` to `high`.
    package func position(_ value: Double) -> Double {
        start + fraction(value) * (end - start)
    }

    /// The pixel of a value, or the nearer end of the axis.
    package func clampedPosition(_ value: Double) -> Double {
        start + min(max(fraction(value), 0), 1) * (end - start)
    }

    /// The value at a pixel.
    package func value(at position: Double) -> Double {
        let fraction = (position - start) / (end - start)
        switch kind {
        case .linear: return low * (1 - fraction) + high * fraction
        case .logarithmic:
            return exp(log(low) * (1 - fraction) + log(high) * fraction)
        }
    }

    private func fraction(_ value: Double) -> Double {
        switch kind {
        // In halves, since the span of the largest numbers overflows.
        case .linear: (value / 2 - low / 2) / (high / 2 - low / 2)
        case .logarithmic: value > 0 ? (log(value) - log(low)) / (log(high) - log(low)) : -1
        }
    }
}

extension AxisScale: DensityAxis {}
