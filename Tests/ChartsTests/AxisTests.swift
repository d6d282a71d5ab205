import CasModel
import Foundation
import Testing

@Suite("Axes of charts")
struct AxisTests {
    private func labels(
        _ kind: AxisScale.Kind, _ low: Double, _ high: Double, atMost count: Int = 6
    ) -> [String] {
        AxisTicks.ticks(
            of: AxisScale(kind, low: low, high: high, start: 0, end: 600), atMost: count
        ).map(\.label)
    }

    @Test("Ticks are round numbers inside the axis")
    func ticks() {
        #expect(labels(.linear, 0, 18_700) == ["0", "5,000", "10,000", "15,000"])
        #expect(labels(.linear, -0.12, 0.52) == ["0", "0.2", "0.4"])
        #expect(labels(.linear, -7, 7) == ["-5", "0", "5"])
        #expect(labels(.linear, 0, 2.6e6) == ["0", "0.5M", "1.0M", "1.5M", "2.0M", "2.5M"])
        #expect(labels(.linear, 0, 1.1e12, atMost: 3) == ["0", "0.5tn", "1.0tn"])
        #expect(labels(.linear, 1e-6, 4.2e-6) == ["1e-6", "2e-6", "3e-6", "4e-6"])
        #expect(labels(.linear, 0, 1.6e-5) == ["0", "0.5e-5", "1.0e-5", "1.5e-5"])
        #expect(labels(.logarithmic, 150, 9000) == ["200", "500", "1,000", "2,000", "5,000"])
        #expect(labels(.logarithmic, 8, 30_000, atMost: 4) == ["10", "100", "1,000", "10,000"])
        #expect(
            labels(.logarithmic, 1e-6, 1e12, atMost: 7)
                == ["1e-6", "0.001", "1", "1,000", "1M", "1bn", "1tn"])
    }

    static let extremes: [(Double, Double)] = [
        (0, 1), (-1e12, 1e-6), (1e-300, 1e300), (-1e308, 1e308), (5e7, 5e7 + 1e-3), (1, 1 + 1e-12),
        (0, 5e-324), (-3, -2.9999), (1e15, 1e18),
    ]

    @Test(
        "Any axis has ticks inside of it alone, ascending, and no more than asked for",
        arguments: extremes)
    func anyAxis(low: Double, high: Double) {
        for kind in [AxisScale.Kind.linear, .logarithmic] {
            let scale = AxisScale(kind, low: low, high: high, start: 0, end: 300)
            for count in 1...9 {
                let ticks = AxisTicks.ticks(of: scale, atMost: count)
                #expect(ticks.count <= count)
                // Steps are at most ten times as wide as the axis, and a millionth of one is rounding.
                let step = (high / 2 - low / 2) * 2e-5
                for tick in ticks {
                    #expect(tick.value >= low - step && tick.value <= high + step)
                }
                for (left, right) in zip(ticks, ticks.dropFirst()) {
                    #expect(left.value < right.value)
                }
            }
        }
    }

    @Test("A scale maps values to pixels and back, and one value alone to the middle")
    func scale() {
        let linear = AxisScale(.linear, low: -1e308, high: 1e308, start: 10, end: 110)
        #expect(linear.position(0) == 60)
        let logarithmic = AxisScale(.logarithmic, low: 1, high: 1000, start: 0, end: 300)
        #expect(abs(logarithmic.position(100) - 200) < 1e-9)
        #expect(abs(logarithmic.value(at: 100) - 10) < 1e-9)
        #expect(logarithmic.clampedPosition(-5) == 0)
        #expect(logarithmic.clampedPosition(1e9) == 300)
        // No logarithm reaches 0.
        #expect(AxisScale(.logarithmic, low: 0, high: 10, start: 0, end: 1).kind == .linear)
        let single = AxisScale(.linear, low: 42, high: 42, start: 0, end: 100)
        #expect(single.position(42) == 50)
    }

    @Test("A simplified line keeps its ends and stays within the tolerance")
    func simplification() {
        let line = (0...400).map { ChartPoint(x: Double($0), y: 80 * sin(Double($0) / 40)) }
        let short = line.simplified(tolerance: 0.1)
        #expect(short.count < 100)
        #expect(short.first == line.first && short.last == line.last)
        for point in line {
            let after = short.firstIndex { $0.x >= point.x } ?? 0
            let (left, right) = (short[max(after - 1, 0)], short[after])
            let share = right.x > left.x ? (point.x - left.x) / (right.x - left.x) : 0
            // The distance down is at most that to the line times its slope, here at most 2.
            #expect(abs(left.y + share * (right.y - left.y) - point.y) <= 0.1 * 2.3)
        }
        #expect([ChartPoint]().simplified(tolerance: 1).isEmpty)
    }

    @Test("Labels of ticks neither meet nor leave the bounds")
    func fitting() {
        let scale = AxisScale(.linear, low: 0, high: 1e6, start: 20, end: 220)
        let width: (String) -> Double = { TextMetrics.width($0, size: 11) }
        let placed = AxisTicks.fitting(scale, bounds: 20...220, gap: 9, width: width)
        #expect(placed.count >= 2)
        var end = -100.0
        for (tick, centre) in placed {
            #expect(centre - width(tick.label) / 2 >= max(20 - 1e-9, end + 9 - 1e-9))
            end = centre + width(tick.label) / 2
            #expect(end <= 220 + 1e-9)
        }
    }
}
