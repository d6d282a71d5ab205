import Foundation
import Pages
import Simulation

/// A page, taken apart for tests.
struct Page {
    let text: String

    init(_ result: SimulationResult) throws {
        text = String(decoding: try ReportPage.bytes(of: result), as: UTF8.self)
    }

    /// From `<body>` to its script.
    var body: String {
        guard let start = text.range(of: "<body>"), let end = text.range(of: "<script>") else {
            return ""
        }
        return String(text[start.lowerBound..<end.lowerBound])
    }

    /// All tags, without the values of attributes.
    var tags: [String] {
        text.matches(of: /<[!\/a-zA-Z][^>]*>/).map {
            String($0.output).replacing(/="[^"]*"/, with: "")
        }
    }

    /// The body as lines of tags and of text, for comparison with what stands in a test.
    var outline: [String] {
        body.matches(of: /<(h[1-6]|caption|th|dt)\b[^>]*>(.*?)<\/\1>/).map { match in
            "\(match.output.1) " + match.output.2.replacing(/<[^>]*>/, with: "")
        }
    }

    /// The text between the tags, with single spaces.
    var prose: String {
        body.replacing(/<[^>]*>/, with: " ").replacing(/[ \n]+/, with: " ")
            .replacing("\u{A0}", with: " ")
    }
}
