/// Finds the name that was probably meant.
enum NearestName {
    /// The one of `names` closest to `text`: the only one that begins with it, else the one with
    /// the fewest edits (insertions, deletions, substitutions, swaps of neighbours), at most a third
    /// of the text's length.
    static func suggestion(for text: String, among names: [String]) -> String? {
        // Beyond this no name is close, and the table of edits would grow with what was typed.
        guard !text.isEmpty, text.utf8.count <= 100 else { return nil }
        let extended = names.filter { $0.hasPrefix(text.lowercased()) }
        if extended.count == 1 { return extended[0] }
        let limit = max(2, text.count / 3)
        let ranked = names.map { (name: $0, edits: edits(Array(text.lowercased()), Array($0))) }
        guard let nearest = ranked.min(by: { $0.edits < $1.edits }), nearest.edits <= limit else {
            return nil
        }
        return nearest.name
    }

    /// The optimal string alignment distance.
    private static func edits(_ a: [Character], _ b: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                let substitution = last[j] + (a[i] == b[j] ? 0 : 1)
                var least = min(substitution, last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    least = min(least, beforeLast[j - 1] + 1)
                }
                row.append(least)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
