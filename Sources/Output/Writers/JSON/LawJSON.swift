import Distributions
import Encoding
import ModelLanguage

/// Laws of the model language as one JSON object, for editors and other programs.
package enum LawJSON {
    /// The object as UTF-8 text: `laws`, a list in the order given, with the same members whether it is
    /// one law or all.
    package static func bytes(of laws: [LawEntry]) -> [UInt8] {
        JSONValue.object([
            ("casmodel", .string(CasModelVersion.current)), ("laws", .array(laws.map(law))),
        ]).bytes()
    }

    private static func law(_ entry: LawEntry) -> JSONValue {
        let guide = entry.guide
        return .object([
            ("name", .string(entry.name)), ("kind", .string(guide.kind.rawValue)),
            ("summary", .string(entry.summary)),
            ("usages", .array(entry.usages.map { .string($0) })),
            (
                "parameters",
                .array(
                    guide.parameters.map {
                        .object([
                            ("name", .string($0.label)), ("range", .string($0.range)),
                            ("unit", .string($0.unit.rawValue)), ("meaning", .string($0.meaning)),
                        ])
                    })
            ),
            ("definition", .string(guide.definition)), ("values", .string(guide.values)),
            ("mean", .string(guide.mean)), ("sd", .string(guide.sd)),
            ("example", .string(guide.example)),
        ])
    }
}

/// Laws of the model language as comma-separated values: one row per law.
package enum LawCSV {
    /// The columns. Several forms, and the names of several parameters, have semicolons between them.
    package static let header =
        "law,kind,summary,usages,parameters,definition,values,mean,sd,example"

    /// The table as UTF-8 text, its header first.
    package static func bytes(of laws: [LawEntry]) -> [UInt8] {
        let rows = laws.map { entry in
            let guide = entry.guide
            return [
                entry.name, guide.kind.rawValue, entry.summary,
                entry.usages.joined(separator: "; "),
                guide.parameters.map(\.label).joined(separator: "; "), guide.definition,
                guide.values, guide.mean, guide.sd, guide.example,
            ].map(CSVField.text).joined(separator: ",") + "\n"
        }
        return Array((header + "\n" + rows.joined()).utf8)
    }
}
