import Foundation
import Pages
import Simulation

/// A page, taken apart for tests.
struct Page {
    let text: String

    init(_ result: SimulationResult, hasDetails: Bool = false) throws {
        text = String(
            decoding: ReportPage.bytes(of: result, hasDetails: hasDetails), as: UTF8.self)
    }

    init(comparison: Comparison) throws {
        text = String(decoding: try ComparisonPage.bytes(of: comparison), as: UTF8.self)
    }

    /// The report on the first alternative, with the others beside it.
    init(reportOn comparison: Comparison) throws {
        text = String(decoding: try ReportPage.bytes(ofFirstOf: comparison), as: UTF8.self)
    }

    /// From `<body>` to its script.
    var body: String {
        guard let start = text.range(of: "<body>"), let end = text.range(of: "<script>") else {
            return ""
        }
        return String(text[start.lowerBound..<end.lowerBound])
    }

    /// The body without its pictures, which are long.
    var words: String {
        body.components(separatedBy: "<svg ").enumerated().map { index, part in
            index == 0 ? part : part.components(separatedBy: "</svg>").dropFirst().joined()
        }.joined()
    }

    /// The ids of all elements.
    var ids: [String] { body.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) } }

    /// The ids that links and labels refer to.
    var targets: [String] {
        words.matches(of: /href="#([^"]*)"/).map { String($0.output.1) }
            + body.matches(of: /aria-labelledby="([^"]*)"/).flatMap {
                $0.output.1.split(separator: " ").map(String.init)
            }
    }

    /// All tags, without the values of attributes.
    var tags: [String] {
        var tags: [String] = []
        var tag: [UInt8] = []
        var isInTag = false
        var isInValue = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<") where !isInValue:
                isInTag = true
                tag = []
            case UInt8(ascii: ">") where isInTag && !isInValue:
                tags.append(String(decoding: tag, as: UTF8.self))
                isInTag = false
            case UInt8(ascii: "\"") where isInTag:
                isInValue.toggle()
            default:
                if isInTag, !isInValue { tag.append(byte) }
            }
        }
        return tags
    }

    /// The headings, the captions and what tables and lists are labelled with, line by line.
    var outline: [String] {
        words.matches(of: /<(h[1-6]|caption|th|dt)\b[^>]*>(.*?)<\/\1>/).map { match in
            "\(match.output.1) " + match.output.2.replacing(/<[^>]*>/, with: "")
        }
    }

    /// The text between the tags, with single spaces.
    var prose: String {
        words.replacing(/<[^>]*>/, with: " ").replacing(/[ \n]+/, with: " ")
            .replacing("\u{A0}", with: " ")
    }
}
