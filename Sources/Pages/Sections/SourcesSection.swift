import ModelLanguage
import Output

/// The list of sources.
enum SourcesSection {
    /// - Parameter heading: what stands above the list.
    static func fields(
        of model: Model, _ anchors: Anchors, heading: String
    ) -> Fields? {
        guard !model.sources.isEmpty else { return nil }
        var fields = Fields(["heading": heading, "id": anchors.section("sources")])
        fields.add("list", model.sources.indices.map { source($0, of: model, anchors) })
        return fields
    }

    private static func source(_ index: Int, of model: Model, _ anchors: Anchors) -> Fields {
        let source = model.sources[index]
        var fields = Fields(["title": source.title, "anchor": anchors.source(index)])
        fields["mark"] = anchors.mark.isEmpty ? nil : anchors.mark
        fields["date"] = source.date
        fields["quote"] = source.quote
        fields["note"] = source.note
        fields["origin"] = source.origin
        fields["grade"] = source.grade.map { grade in
            AdmiraltyGrade.words(grade).map { "\(grade): \($0)" } ?? grade
        }
        let target = source.url.flatMap(SafeLink.target)
        fields.add(
            "link", target.map { Fields(["target": $0, "address": source.url ?? $0]) })
        fields["unlinked"] = target == nil ? source.url : nil
        let quantities = model.quantities.filter { $0.sources.contains(source.id) }
            .map { Phrases.label($0.name) }
        let reports = model.evidence.filter { $0.sources.contains(source.id) }
            .map { "the report \u{201C}\($0.name)\u{201D}" }
        let uses = quantities + reports
        fields["uses"] = uses.isEmpty ? nil : WordList.of(uses)
        return fields
    }
}

/// What the marks of a NATO Admiralty grade stand for.
enum AdmiraltyGrade {
    private static let sources: [Character: String] = [
        "A": "completely reliable source", "B": "usually reliable source",
        "C": "fairly reliable source", "D": "not usually reliable source",
        "E": "unreliable source", "F": "source that cannot be judged",
    ]
    private static let information: [Character: String] = [
        "1": "confirmed by other sources", "2": "probably true", "3": "possibly true",
        "4": "doubtful", "5": "improbable", "6": "truth cannot be judged",
    ]

    /// A grade such as `B2` in words; nil for what is no grade.
    static func words(_ grade: String) -> String? {
        guard grade.count == 2, let first = grade.first, let last = grade.last,
            let source = sources[first], let information = information[last]
        else { return nil }
        return "\(source); \(information)"
    }
}
