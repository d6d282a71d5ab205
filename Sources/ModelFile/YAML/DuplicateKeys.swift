/// Makes keys that stand twice in one mapping different, so that the rest of a file can be read
/// and each duplicate be reported at its own place.
///
/// The YAML library refuses a mapping with two equal keys as a whole, and names only the first.
enum DuplicateKeys {
    /// How many mappings of one file may have duplicates before reading gives up.
    static let maximumMappings = 50

    /// Changes the first letter of each further occurrence of `keys` in the mapping that has a key
    /// at `place`. `counter` counts the changes made to the text so far, each to a letter of its
    /// own.
    ///
    /// - Returns: the place and the name of each changed key; empty where none was found.
    static func separate(
        _ text: inout [Unicode.Scalar], keys: Set<String>, from place: Int, _ counter: inout Int
    ) -> [(index: Int, key: String)] {
        let changed = separateLines(&text, keys: keys, from: place, &counter)
        return changed.isEmpty ? separateInline(&text, keys: keys, from: place, &counter) : changed
    }

    /// Keys that each begin a line, in the column of the first.
    private static func separateLines(
        _ text: inout [Unicode.Scalar], keys: Set<String>, from place: Int, _ counter: inout Int
    ) -> [(index: Int, key: String)] {
        var start = place
        while start > 0, text[start - 1] != "\n", text[start - 1] != "\r" { start -= 1 }
        let column = place - start
        var seen: [String: Int] = [:]
        var changed: [(index: Int, key: String)] = []
        var index = start
        var isFirst = true
        while index < text.count {
            var end = index
            while end < text.count, text[end] != "\n", text[end] != "\r" { end += 1 }
            var first = isFirst ? place : index
            while first < end, text[first] == " " { first += 1 }
            defer {
                index = end + 1
                isFirst = false
            }
            if first == end || text[first] == "#" { continue }
            // The mapping ends where a line is indented less.
            if first - index < column { break }
            guard first - index == column, let (key, letter) = key(text, first..<end),
                keys.contains(key)
            else { continue }
            let number = seen[key, default: 0]
            seen[key] = number + 1
            guard number > 0 else { continue }
            guard counter < StandIn.maximumDuplicates else { return [] }
            text[letter] = StandIn.duplicate(counter)
            counter += 1
            changed.append((first, StandIn.restore(key)))
        }
        return changed
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t"
    }

    /// Keys between braces, behind commas.
    private static func separateInline(
        _ text: inout [Unicode.Scalar], keys: Set<String>, from place: Int, _ counter: inout Int
    ) -> [(index: Int, key: String)] {
        var seen: [String: Int] = [:]
        var changed: [(index: Int, key: String)] = []
        var depth = 0
        var index = place
        var isKeyNext = true
        while index < text.count {
            let scalar = text[index]
            if isKeyNext, !isBlank(scalar) {
                isKeyNext = false
                if let (key, letter) = key(text, index..<text.count), keys.contains(key) {
                    let number = seen[key, default: 0]
                    seen[key] = number + 1
                    guard counter < StandIn.maximumDuplicates else { return [] }
                    if number > 0 {
                        text[letter] = StandIn.duplicate(counter)
                        counter += 1
                        changed.append((index, StandIn.restore(key)))
                    }
                }
            }
            if scalar == "{" || scalar == "[" { depth += 1 }
            if scalar == "}" || scalar == "]" {
                depth -= 1
                if depth < 0 { break }
            }
            if scalar == ",", depth == 0 { isKeyNext = true }
            index += 1
        }
        return changed
    }

    /// The key that a line begins with, and where its first letter is.
    private static func key(
        _ text: [Unicode.Scalar], _ line: Range<Int>
    ) -> (key: String, letter: Int)? {
        var first = line.lowerBound
        guard first < line.upperBound else { return nil }
        let quote: Unicode.Scalar? = text[first] == "\"" || text[first] == "'" ? text[first] : nil
        if quote != nil { first += 1 }
        var end = first
        while end < line.upperBound {
            if let quote {
                if text[end] == quote { break }
            } else if text[end] == ":", end + 1 == line.upperBound || isBlank(text[end + 1]) {
                break
            } else if text[end] == "\n" || text[end] == "," || text[end] == "}" {
                return nil
            }
            end += 1
        }
        guard end < line.upperBound, end > first else { return nil }
        var last = end
        while last > first, text[last - 1] == " ", quote == nil { last -= 1 }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text[first..<last])
        return (String(view), first)
    }
}
