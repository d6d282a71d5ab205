import Charts
import Output

/// What every page has around its sections.
enum PageFrame {
    /// The fields of a page in which no section is filled in yet.
    static func fields(title: String, asOf: String?) -> Fields {
        let style =
            PageTemplates.text(PackageResources.page_css)
            + Chart.styleSheet(selector: ".chart svg")
        let script = PageTemplates.text(PackageResources.page_js)
        var fields = Fields([
            "title": title, "version": CasModelVersion.current, "style": style,
            "script": script,
            "policy": ContentSecurityPolicy.text(styles: [style], scripts: [script]),
        ])
        fields["as_of"] = asOf
        for section in sections { fields.add(section, nil as Fields?) }
        return fields
    }

    /// The sections that a page may have.
    private static let sections = [
        "opening", "estimates", "questions", "charts", "evidence", "comparison", "assumptions",
        "sources", "method",
    ]
}
