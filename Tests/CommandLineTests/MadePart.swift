import Foundation
import Testing

/// A part of a page that is made by the program, between two marks of its own.
struct MadePart {
    /// The mark before it, a line.
    let start: String
    /// The mark behind it, a line that no other part has.
    let end: String

    /// Holds what stands between the marks of a file against what is made now, or renews it where
    /// CASMODEL_RENEW_PAGE asks for that.
    ///
    /// - Parameter isSame: whether the part of the file is right as it is, by what is made.
    func holds(
        _ file: URL, _ made: String,
        isSame: (_ written: Substring, _ made: String) -> Bool = { $0 == $1 }
    ) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        let end = try #require(text.range(of: end))
        let start = try #require(
            text.range(
                of: start, options: .backwards, range: text.startIndex..<end.lowerBound))
        let wanted = "\n" + made + "\n"
        let range = start.upperBound..<end.lowerBound
        if ProcessInfo.processInfo.environment["CASMODEL_RENEW_PAGE"] == "1" {
            guard !isSame(text[range], wanted) else { return }
            try text.replacingCharacters(in: range, with: wanted)
                .write(to: file, atomically: true, encoding: .utf8)
            return
        }
        #expect(
            isSame(text[range], wanted),
            "what it is made of has changed: renew the page as it says itself")
    }
}
