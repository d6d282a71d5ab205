import Foundation
import Output

/// The labelled values of an axis.
package struct AxisTicks {
    /// A labelled value.
    package struct Tick: Sendable, Equatable {
        package let value: Double
        package let label: String
    }

    /// At most `count` round values of the scale, ascending: multiples of 1, 2 or 5 times a power of
    /// ten on a linear scale; on a logarithmic one powers of ten, with 2 and 5 or with 3 between
    /// them where there is room.
    package static func ticks(of scale: AxisScale, atMost count: Int) -> [Tick] {
        guard count > 0 else { return [] }
        switch scale.kind {
        case .linear: return linear(scale, count)
        case .logarithmic:
            let ticks = logarithmic(scale, count)
            // Less than two powers of ten apart, round numbers in even steps may say more.
            return ticks.count >= 2 || count < 2 ? ticks : linear(scale, count)
        }
    }

    /// As many ticks as have room: their labels stand `gap` pixels apart, none beyond `bounds`.
    ///
    /// - Parameters:
    ///   - isWhole: whether to leave out ticks that are not whole numbers.
    ///   - width: the width of a label.
    /// - Returns: the ticks, each with the middle of its label.
    package static func fitting(
        _ scale: AxisScale, bounds: ClosedRange<Double>, gap: Double, most: Int = 8,
        isWhole: Bool = false, width: (String) -> Double
    ) -> [(tick: Tick, labelCentre: Double)] {
        for count in stride(from: most, through: 1, by: -1) {
            let all = ticks(of: scale, atMost: count)
            let ticks =
                isWhole
                ? labelled(all.map(\.value).filter { $0 == $0.rounded() }, place: 0) : all
            guard ticks.count <= count, !ticks.isEmpty else { continue }
            var placed: [(tick: Tick, labelCentre: Double)] = []
            var end = -Double.infinity
            var hasRoom = true
            for tick in ticks {
                let half = width(tick.label) / 2
                // Labels at the ends of the axis are moved inwards.
                let centre = min(
                    max(scale.position(tick.value), bounds.lowerBound + half),
                    bounds.upperBound - half)
                if centre - half < max(end + gap, bounds.lowerBound - 1e-6) {
                    hasRoom = false
                    break
                }
                end = centre + half
                placed.append((tick, centre))
            }
            if hasRoom { return placed }
        }
        return []
    }

    // MARK: Linear

    private static func linear(_ scale: AxisScale, _ count: Int) -> [Tick] {
        // In halves, since the span of the largest numbers overflows.
        let half = scale.high / 2 - scale.low / 2
        guard half > 0, half.isFinite else { return [] }
        let rough = half / Double(count) * 2
        guard rough.isFinite, rough > .leastNormalMagnitude else { return [] }
        var exponent = Numbers.decimalExponent(rough)
        for _ in 0..<3 {
            for mantissa in [1.0, 2, 5] {
                let ticks = multiples(of: mantissa, exponent, scale)
                if !ticks.isEmpty, ticks.count <= count {
                    return labelled(ticks, place: exponent)
                }
            }
            exponent += 1
        }
        return []
    }

    private static func multiples(
        of mantissa: Double, _ exponent: Int, _ scale: AxisScale
    ) -> [Double] {
        let power = pow(10, Double(abs(exponent)))
        func value(_ index: Double) -> Double {
            exponent >= 0 ? index * mantissa * power : index * mantissa / power
        }
        let step = value(1)
        // A millionth of a step outside is a rounding error.
        let first = (scale.low / step - 1e-6).rounded(.up)
        let last = (scale.high / step + 1e-6).rounded(.down)
        guard step > 0, step.isFinite, abs(first) < 1e15, abs(last) < 1e15, last >= first,
            last - first <= 64
        else { return [] }
        return stride(from: first, through: last, by: 1).map(value)
    }

    private static func labelled(_ values: [Double], place: Int) -> [Tick] {
        let largest = values.map(abs).max() ?? 0
        return values.map { Tick(value: $0, label: ChartNumbers.tick($0, place, largest)) }
    }

    // MARK: Logarithmic

    private static func logarithmic(_ scale: AxisScale, _ count: Int) -> [Tick] {
        guard scale.low > .leastNormalMagnitude else { return [] }
        let first = Numbers.decimalExponent(scale.low)
        let last = Numbers.decimalExponent(scale.high)
        for mantissas in [[1.0, 2, 5], [1, 3], [1]] {
            let ticks = (first...max(first, last)).flatMap { exponent in
                mantissas.map { (mantissa: $0, exponent: exponent) }
            }.filter { contains(value($0.mantissa, $0.exponent), scale) }
            if ticks.count <= count, !ticks.isEmpty { return labelled(ticks) }
        }
        for step in 2...700 {
            let ticks = (first...max(first, last)).filter { $0.isMultiple(of: step) }
                .map { (mantissa: 1.0, exponent: $0) }
                .filter { contains(value(1, $0.exponent), scale) }
            if ticks.count <= count { return labelled(ticks) }
        }
        return []
    }

    private static func contains(_ value: Double, _ scale: AxisScale) -> Bool {
        value >= scale.low * (1 - 1e-9) && value <= scale.high * (1 + 1e-9)
    }

    private static func value(_ mantissa: Double, _ exponent: Int) -> Double {
        let power = pow(10, Double(abs(exponent)))
        return exponent >= 0 ? mantissa * power : mantissa / power
    }

    private static func labelled(_ ticks: [(mantissa: Double, exponent: Int)]) -> [Tick] {
        ticks.map { tick in
            let value = value(tick.mantissa, tick.exponent)
            return Tick(value: value, label: ChartNumbers.tick(value, tick.exponent, value))
        }
    }
}
