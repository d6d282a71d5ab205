import ModelLanguage

// The section `sources:`.
extension ModelAssembly {
    /// The sources of a model, in the order of the file.
    mutating func sources(_ entry: YAMLEntry) -> [Source] {
        guard let entries = mapping(entry.value, of: entry.key, "a mapping of ids to sources")
        else { return [] }
        let sources = entries.map { source($0) }
        define(sources)
        return sources
    }

    /// A source; where it has problems, one that only carries the id, so that those who name it
    /// are not wrong as well.
    private mutating func source(_ entry: YAMLEntry) -> Source {
        let id = entry.key.string
        var result = Source(id: id, title: id)
        if let problem = NameRule.problem(label: id, of: "a source") {
            report(range(entry.key), problem.message, problem.suggestion)
        }
        guard
            let entries = mapping(
                entry.value, of: entry.key, "a mapping with a title and, best, a date and a quote")
        else { return result }
        var hasTitle = false
        for entry in entries {
            guard KeyTable.source.contains(entry.key.string) else {
                reportUnknown(entry.key, among: .source)
                continue
            }
            if entry.key.string == "title" { hasTitle = true }
            guard let text = text(entry) else { continue }
            let value = text.string.trimmed
            switch entry.key.string {
            case "title": result.title = value
            case "date": result.date = date(text)
            case "url":
                if !value.hasPrefix("https://") && !value.hasPrefix("http://") {
                    report(range(text), "a url begins with https:// or http://")
                }
                result.url = value
            case "grade": result.grade = grade(text)
            case "quote": result.quote = value
            case "origin": result.origin = value
            default: result.note = value
            }
        }
        if !hasTitle {
            report(
                range(entry.key), "source `\(id)` has no title",
                "say who reported it and where, as in `title: Senior NATO official, to AP`")
        }
        return result
    }

    /// A date, or nil with a problem.
    mutating func date(_ text: YAMLText) -> String? {
        let value = text.string.trimmed
        guard Dates.isDate(value) else {
            report(
                range(text), "`\(value)` is not a date",
                "write it as 2022-03-24, or as 2022-03 where the day is not known")
            return nil
        }
        return value
    }

    /// A grade; a problem where the text is none.
    mutating func grade(_ text: YAMLText) -> String? {
        guard TrustTable.isGrade(text.string.trimmed) else {
            report(
                range(text), "`\(text.string.trimmed)` is not an Admiralty grade",
                "write a letter A to F for the source and a digit 1 to 6 for the information, "
                    + "such as B2")
            return nil
        }
        return text.string.trimmed
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
