import CasModel

/// What the name of a file promises that it holds.
enum PromisedFormat {
    /// What well-known endings promise. A name with another ending, or none, promises nothing.
    private static let endings: [(ending: String, what: String)] = [
        (".xlsx", "an Excel workbook"), (".xls", "an Excel workbook"),
        (".xlsm", "an Excel workbook"), (".ods", "an OpenDocument spreadsheet"),
        (".numbers", "a Numbers spreadsheet"), (".csv", "comma-separated values"),
        (".tsv", "tab-separated values"), (".json", "JSON"), (".npy", "a NumPy array"),
        (".npz", "NumPy arrays"), (".parquet", "a Parquet file"), (".feather", "a Feather file"),
        (".rds", "an R object"), (".gz", "a compressed file"), (".zip", "a compressed file"),
        (".html", "a web page"), (".htm", "a web page"), (".md", "Markdown"),
        (".pdf", "a PDF document"), (".docx", "a Word document"), (".svg", "a picture"),
        (".png", "a picture"), (".jpg", "a picture"), (".jpeg", "a picture"),
        (".yaml", "a model"), (".yml", "a model"),
    ]

    /// Refuses a name that promises something else than it would hold.
    static func check(
        _ content: OutputPlan.Content, option: String, path: SystemPath
    ) throws(CommandFailure) {
        let name = (path.text.split(separator: "/").last ?? "").lowercased()
        // A point at the start alone hides a file.
        guard let own = content.endings,
            let promised = endings.first(where: {
                name.hasSuffix($0.ending) && name.count > $0.ending.count
            }), !own.contains(promised.ending)
        else { return }
        let stem = path.shown.dropLast(promised.ending.count)
        let base = own.first { stem.lowercased().hasSuffix($0) }.map { stem.dropLast($0.count) }
        throw CommandFailure(
            .usage,
            "\(option) writes \(content.what), and the name '\(path.shown)' promises "
                + "\(promised.what); name it '\(base ?? stem)\(own[0])'"
                + content.hint(promised.ending))
    }
}

extension OutputPlan.Content {
    /// What names of such files may end in, of the endings that promise something; nil for files of which
    /// the name decides the format.
    fileprivate var endings: [String]? {
        switch self {
        case .summary, .curves: [".csv"]
        case .json: [".json"]
        case .page: [".html", ".htm"]
        case .draws, .picture: nil
        }
    }

    fileprivate var what: String {
        switch self {
        case .summary, .curves, .draws: "comma-separated values"
        case .json: "JSON"
        case .page: "a web page"
        case .picture: "a picture"
        }
    }

    /// How what the name promises can be had all the same.
    fileprivate func hint(_ ending: String) -> String {
        switch (self, ending) {
        case (.summary, ".xlsx"), (.summary, ".xls"), (.summary, ".xlsm"), (.summary, ".ods"),
            (.curves, ".xlsx"), (.curves, ".xls"), (.curves, ".xlsm"), (.curves, ".ods"):
            ", which spreadsheets open"
        case (.page, ".pdf"): " and print that to PDF from a browser"
        default: ""
        }
    }
}
