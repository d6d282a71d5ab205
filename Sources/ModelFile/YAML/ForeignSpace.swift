import ModelLanguage

/// Spaces that YAML takes for letters, such as the no-break space, where the structure of a file asks
/// for ordinary ones.
enum ForeignSpace {
    /// The problem that such a space is in some of a file's lines; nil where there is none.
    ///
    /// It stands before the first word of a line, after the dash of an item, or on either side of a
    /// key's colon. Within text it is as good as any.
    ///
    /// - Parameter lines: the lines looked at, from 1, as YAML counts them.
    static func problem(in lines: ClosedRange<Int>, _ places: YAMLPlaces) -> Diagnostic? {
        for line in lines {
            var scalars: [Unicode.Scalar] = []
            while let scalar = places.scalar(line: line, column: scalars.count + 1),
                scalar != "\n", scalar != "\r"
            {
                scalars.append(scalar)
            }
            guard let index = index(in: scalars) else { continue }
            let offset = places.offset(line: line, column: index + 1)
            return problem(scalars[index], at: offset)
        }
        return nil
    }

    /// The problem that such a space is in or beside a key.
    static func problem(inKey key: String, at offset: Int) -> Diagnostic? {
        let scalars = Array(key.unicodeScalars) + [":"]
        return index(in: scalars).map { index in
            problem(scalars[index], at: scalars[..<index].reduce(offset) { $0 + UTF8.width($1) })
        }
    }

    /// What is said of such a space.
    private static func problem(_ scalar: Unicode.Scalar, at offset: Int) -> Diagnostic {
        Diagnostic(
            offset..<offset + UTF8.width(scalar),
            "the character \(FileText.code(scalar)) looks like a space and is none for YAML",
            suggestion: "write ordinary spaces around keys and at the beginning of lines",
            code: .yaml)
    }

    /// The first such space of a line, by its place.
    static func index(in line: [Unicode.Scalar]) -> Int? {
        var index = 0
        func at(_ index: Int) -> Unicode.Scalar? { index < line.count ? line[index] : nil }
        while let scalar = at(index), scalar == " " || scalar == "\t" || scalar == "-" {
            index += 1
        }
        if let scalar = at(index), isForeign(scalar) { return index }
        while let scalar = at(index), scalar != "#", scalar != "\"", scalar != "'" {
            if scalar == ":" {
                if let next = at(index + 1), isForeign(next) { return index + 1 }
                if index > 0, let last = at(index - 1), isForeign(last) { return index - 1 }
                return nil
            }
            index += 1
        }
        return nil
    }

    /// Whether a scalar is a space other than the ordinary one.
    static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        scalar != " " && scalar.properties.generalCategory == .spaceSeparator
    }
}
