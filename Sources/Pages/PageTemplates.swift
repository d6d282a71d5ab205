import Mustache

/// The templates of this target, parsed once.
enum PageTemplates {
    /// Why a page could not be made; a mistake in this target, whatever the result.
    enum Failure: Error {
        case template(name: String, problem: String)
    }

    /// Fills in the template of a whole page.
    static func page(_ fields: Fields) throws -> String {
        let library = try parsed.get()
        guard let text = library.render(fields, withTemplate: "page") else {
            throw Failure.template(name: "page", problem: "missing")
        }
        return text
    }

    /// The text of a file, in UTF-8.
    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// The templates by name. Mustache never takes them from files here.
    static let sources: [(name: String, text: String)] = [
        ("page", text(PackageResources.page_mustache)),
        ("answer", text(PackageResources.answer_mustache)),
        ("estimates", text(PackageResources.estimates_mustache)),
        ("chart", text(PackageResources.chart_mustache)),
        ("charts", text(PackageResources.charts_mustache)),
        ("questions", text(PackageResources.questions_mustache)),
        ("evidence", text(PackageResources.evidence_mustache)),
        ("alternatives", text(PackageResources.alternatives_mustache)),
        ("comparison", text(PackageResources.comparison_mustache)),
        ("assumptions", text(PackageResources.assumptions_mustache)),
        ("sources", text(PackageResources.sources_mustache)),
        ("method", text(PackageResources.method_mustache)),
        ("readings", text(PackageResources.readings_mustache)),
    ]

    private static let parsed: Result<MustacheLibrary, any Error> = Result {
        MustacheContentTypes.register(HTMLEscaping(), named: HTMLEscaping.name)
        var library = MustacheLibrary()
        for (name, text) in sources {
            // Each template asks for the escaping itself, since one that is included starts with
            // Mustache's own again.
            try library.register("{{% CONTENT_TYPE:\(HTMLEscaping.name)}}" + text, named: name)
        }
        return library
    }
}
