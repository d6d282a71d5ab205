import Foundation
import Output

/// Which rows of an interval chart share an axis.
package enum AxisSharing: Sendable {
    /// All rows of one unit: the chart compares quantities. Only rows that could not be seen beside the
    /// others stand apart.
    case ofUnit
    /// Rows of one unit that each fill much of the axis, such as the same count in several months; every
    /// other row has an axis of its own. The chart compares the marks of a row, and over an axis made for
    /// larger quantities they would be dots on top of each other.
    case ofLikeRows
}

/// Rows of an interval chart over one axis.
struct IntervalGroup {
    let unit: String
    let rows: [IntervalRow]
    /// Whether the axis is that of one quantity, which heads it.
    let isOwn: Bool

    /// The axis; nil without marks.
    ///
    /// A mark far wider than most of its row, such as the one alternative with a heavy tail, would leave the
    /// others dots: of it, the axis reaches to the narrow interval.
    var domain: AxisDomain? {
        let all = AxisDomain(
            ends: rows.flatMap(\.marks).flatMap { [$0.outer.low, $0.median, $0.outer.high] })
        let isLog = all?.kind == .logarithmic
        // Where it was linear, it is so without the farthest ends, too.
        return AxisDomain(
            ends: rows.flatMap { Self.ends(of: $0, isLog: isLog) },
            ratio: isLog ? AxisDomain.usualRatio : .infinity)
    }

    private static func ends(of row: IntervalRow, isLog: Bool) -> [Double] {
        let widths = row.marks.map { mark in
            AxisDomain.width(mark.outer.low, mark.outer.high, isLog: isLog)
        }
        let usual = AxisDomain.usual(widths)
        return zip(row.marks, widths).flatMap { mark, width -> [Double] in
            let shown = width > AxisDomain.mostWider * usual ? mark.inner ?? mark.outer : mark.outer
            return [shown.low, mark.median, shown.high]
        }
    }

    /// The least part of a shared axis that the marks of each row together take up.
    private static let leastShare = 1.0 / 3
    /// Rows that take up less of an axis from 0 or below are parted from larger ones: a dot hides them.
    private static let leastVisible = 0.015
    /// Rows whose largest values are farther apart than this are not of one magnitude.
    private static let magnitude = 50.0

    /// The groups of some rows, units in the order in which they first come.
    static func groups(of rows: [IntervalRow], sharing: AxisSharing) -> [IntervalGroup] {
        var units: [(unit: String, rows: [IntervalRow])] = []
        for row in rows {
            if let place = units.firstIndex(where: { $0.unit == row.unit }) {
                units[place].rows.append(row)
            } else {
                units.append((row.unit, [row]))
            }
        }
        return units.flatMap { unit, rows in
            switch sharing {
            case .ofUnit:
                return bySign(rows).flatMap(byMagnitude).map {
                    IntervalGroup(unit: unit, rows: $0, isOwn: false)
                }
            case .ofLikeRows:
                if rows.count > 1, rows.allSatisfy({ share(of: $0, among: rows) >= leastShare }) {
                    return [IntervalGroup(unit: unit, rows: rows, isOwn: false)]
                }
                return rows.map { IntervalGroup(unit: unit, rows: [$0], isOwn: true) }
            }
        }
    }

    /// Positive rows so far apart that only a logarithmic axis shows them all stand apart from rows that
    /// reach 0 and below.
    private static func bySign(_ rows: [IntervalRow]) -> [[IntervalRow]] {
        func isPositive(_ row: IntervalRow) -> Bool {
            !row.marks.isEmpty && row.marks.allSatisfy { $0.outer.low > 0 }
        }
        let positive = rows.filter(isPositive)
        guard positive.count < rows.count, domain(of: positive)?.kind == .logarithmic else {
            return [rows]
        }
        return [positive, rows.filter { !isPositive($0) }]
    }

    /// Rows that would vanish beside larger ones stand apart from them, each in its order.
    private static func byMagnitude(_ rows: [IntervalRow]) -> [[IntervalRow]] {
        func size(_ row: IntervalRow) -> Double {
            row.marks.map { max(abs($0.outer.low), abs($0.outer.high)) }.max() ?? 0
        }
        func isFlat(_ row: IntervalRow) -> Bool {
            row.marks.allSatisfy { $0.outer.low == $0.outer.high }
        }
        guard domain(of: rows)?.kind == .linear,
            rows.contains(where: { !isFlat($0) && share(of: $0, among: rows) < leastVisible })
        else { return [rows] }
        var limits: [Double] = []
        let sizes = rows.map(size).filter { $0 > 0 && $0.isFinite }.sorted()
        for (smaller, larger) in zip(sizes, sizes.dropFirst()) where larger / smaller > magnitude {
            limits.append(smaller)
        }
        let parts = Dictionary(grouping: rows) { row in limits.count { size(row) > $0 } }
        return parts.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func domain(of rows: [IntervalRow]) -> AxisDomain? {
        IntervalGroup(unit: "", rows: rows, isOwn: false).domain
    }

    /// How much of the axis of all rows the marks of one take up; 1 for a row without marks.
    private static func share(of row: IntervalRow, among rows: [IntervalRow]) -> Double {
        guard let scale = domain(of: rows)?.scale(from: 0, to: 1) else { return 1 }
        let places = row.marks.flatMap { [$0.outer.low, $0.outer.high] }.filter(\.isFinite)
            .map(scale.clampedPosition)
        guard let first = places.min(), let last = places.max() else { return 1 }
        return last - first
    }
}
