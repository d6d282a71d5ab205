import Synchronization

/// Finds the name that a misspelt one was probably meant to be.
package enum NearestName {
    /// Longer names are compared by their first scalars only, which bounds the work.
    private static let comparedLength = 40

    /// What to say of the nearest name; nil where none is near.
    package static func suggestion(
        for name: String, among candidates: some Sequence<String>
    ) -> String? {
        of(name, among: candidates).map { "did you mean `\($0)`?" }
    }

    /// The candidate with the smallest distance to `name`, the earliest among equals.
    ///
    /// A candidate counts only if it is close: at most one edit for up to four letters, two for
    /// up to eight, three beyond; a difference of letter case alone always counts.
    package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
        let target = Array(name.unicodeScalars.prefix(comparedLength))
        let folded = name.lowercased()
        var limit = target.count <= 4 ? 1 : target.count <= 8 ? 2 : 3
        var best: String?
        for candidate in candidates where candidate != name {
            if candidate.utf8.count == name.utf8.count, candidate.lowercased() == folded {
                return candidate
            }
            let other = Array(candidate.unicodeScalars.prefix(comparedLength))
            guard abs(other.count - target.count) <= limit else { continue }
            // A name as short as the number of edits has nothing in common with the target.
            let distance = editDistance(target, other, limit: limit)
            guard distance <= limit, distance < max(target.count, other.count) else { continue }
            best = candidate
            limit = distance - 1
            if limit < 1 { break }
        }
        return best
    }

    /// The optimal string alignment distance: insertions, deletions, substitutions and swaps of
    /// neighbours, each of cost 1 (Damerau 1964). Anything above `limit` is given as `limit + 1`.
    ///
    /// O(|a| · limit): only the band of cells that can stay within the limit is computed.
    static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
        guard abs(a.count - b.count) <= limit else { return limit + 1 }
        let far = limit + 1
        var beforePrevious = [Int](repeating: far, count: b.count + 1)
        var previous = (0...b.count).map { min($0, far) }
        for i in 0..<a.count {
            var current = [Int](repeating: far, count: b.count + 1)
            current[0] = min(i + 1, far)
            var smallest = current[0]
            let first = max(0, i - limit)
            let last = min(b.count - 1, i + limit)
            if first <= last {
                for j in first...last {
                    var cost = min(previous[j + 1], current[j]) + 1
                    cost = min(cost, previous[j] + (a[i] == b[j] ? 0 : 1))
                    if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                        cost = min(cost, beforePrevious[j - 1] + 1)
                    }
                    current[j + 1] = min(cost, far)
                    smallest = min(smallest, current[j + 1])
                }
            }
            if smallest > limit { return far }
            beforePrevious = previous
            previous = current
        }
        return previous[b.count]
    }
}

/// Bounds the time that a file full of unknown names takes: each suggestion costs a comparison
/// with every name there is, and nobody reads more than these.
package final class SuggestionBudget: Sendable {
    private let left = Atomic<Int>(200)

    /// A budget of two hundred suggestions.
    package init() {}

    /// What to say of the name nearest to a misspelt one, if it is still worth looking for.
    package func nearest(to name: String, among names: some Sequence<String>) -> String? {
        left.subtract(1, ordering: .relaxed).newValue >= 0
            ? NearestName.suggestion(for: name, among: names) : nil
    }
}
