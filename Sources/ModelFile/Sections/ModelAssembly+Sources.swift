import ModelLanguage

// The section `sources:`.
extension ModelAssembly {
    /// The sources of a model, in the order of the file.
    mutating func sources(_ entry: YAMLEntry) -> [Source] {
        let sources = (mapping(entry, "a mapping of ids to sources") ?? []).map { source($0) }
        sourceIDs = sources.map(\.id)
        return sources
    }

    /// A source; where it has problems, one that only carries the id, so that those who name it
    /// are not wrong as well.
    private mutating func source(_ entry: YAMLEntry) -> Source {
        let id = entry.key.string
        report(NameRule.problem(label: id, of: "a source"), at: entry.key)
        guard let entries = mapping(entry, "a mapping with a title and, best, a date and a quote")
        else { return Source(id: id, title: id) }
        let block = block(entries, .source)
        if block["title"] == nil {
            report(
                range(entry.key), "source `\(id)` has no title",
                "say who reported it and where, as in `title: Senior NATO official, to AP`",
                code: .missing)
        }
        let url = text(block["url"])
        if let url, !["https://", "http://"].contains(where: url.string.trimmed.hasPrefix) {
            report(range(url), "a url begins with https:// or http://")
        }
        return Source(
            id: id, title: words(block["title"]) ?? id,
            date: text(block["date"]).flatMap { date($0) }, url: url?.string.trimmed,
            grade: text(block["grade"]).flatMap { grade($0) }, quote: words(block["quote"]),
            origin: words(block["origin"]), note: words(block["note"]))
    }

    /// The ids that `source:` names, with a problem for each that is not defined.
    mutating func sources(named entry: YAMLEntry?) -> [String] {
        guard let entry else { return [] }
        var seen: Set<String> = []
        return texts(entry, "the id of a source").compactMap { text in
            let id = text.string
            if !seen.insert(id).inserted {
                report(range(text), "source `\(id)` is named twice", code: .duplicate)
            } else if knownSources.contains(id) {
                return id
            } else {
                reportUnknown(
                    range(text), "there is no source `\(id)`", id, among: sourceIDs,
                    orElse: "define it under `sources:`")
            }
            return nil
        }
    }

    /// A date, or nil with a problem.
    mutating func date(_ text: YAMLText) -> String? {
        let value = text.string.trimmed
        if Dates.isDate(value) { return value }
        report(
            range(text), "`\(value)` is not a date",
            "write it as 2022-03-24, or as 2022-03 where the day is not known")
        return nil
    }

    /// A grade; a problem where the text is none.
    mutating func grade(_ text: YAMLText) -> String? {
        let value = text.string.trimmed
        if TrustTable.isGrade(value) { return value }
        report(
            range(text), "`\(value)` is not an Admiralty grade",
            "write a letter A to F for the source and a digit 1 to 6 for the information, "
                + "such as B2")
        return nil
    }
}
