import Charts
import Output

/// What every page has around its sections.
///
/// The page is one HTML5 file that fetches nothing. Its script only adds what pointing and the arrow
/// keys show in the charts; without it, and on paper, nothing is missing. Text of the model is escaped
/// wherever it stands, and a content security policy lets only the page's own style and script through.
enum PageFrame {
    /// The page in UTF-8.
    static func bytes(title: String, asOf: String?, body: String) -> [UInt8] {
        let style =
            text(PackageResources.page_css) + Chart.styleSheet(selector: ".chart svg")
        let script = text(PackageResources.page_js)
        let policy = ContentSecurityPolicy.text(styles: [style], scripts: [script])
        let title = HTMLWriter.escaped(title)
        let date =
            asOf.map { "<p class=\"dateline\">As of \(HTMLWriter.escaped($0))</p>\n" } ?? ""
        let page = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(HTMLWriter.escaped(policy))">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="casmodel \(CasModelVersion.current)">
            <title>\(title)</title>
            <style>\(style)</style>
            </head>
            <body>
            <main>
            <header>
            <h1>\(title)</h1>
            \(date)</header>
            \(body)</main>
            <script>\(script)</script>
            </body>
            </html>

            """
        return Array(page.utf8)
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
