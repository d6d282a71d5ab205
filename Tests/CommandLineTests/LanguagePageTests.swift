import CasModel
import Foundation
import Testing

/// The language's page says of the language what it is.
@Suite("Language page")
struct LanguagePageTests {
    static let page = DocumentationTests.root.appending(path: "Documentation/The-model-language.md")
    static let models = DocumentationTests.root.appending(path: "Models/README.md")
    static let start =
        "<!-- Made from the catalogue of laws: CASMODEL_RENEW_PAGE=1 Scripts/test "
        + "--filter LanguagePage -->\n"
    static let end = "<!-- end of laws -->\n"

    @Test("The laws are those of the catalogue")
    func laws() throws {
        try holds(Self.page, LawPage.markdown)
        try holds(Self.models, LawPage.table)
    }

    /// Holds what stands between the marks of a file against what the catalogue says.
    private func holds(_ file: URL, _ made: String) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(text.range(of: Self.start))
        let end = try #require(text.range(of: Self.end))
        let wanted = "\n" + made + "\n"
        if ProcessInfo.processInfo.environment["CASMODEL_RENEW_PAGE"] == "1" {
            let renewed = text.replacingCharacters(
                in: start.upperBound..<end.lowerBound, with: wanted)
            try renewed.write(to: file, atomically: true, encoding: .utf8)
            return
        }
        #expect(
            text[start.upperBound..<end.lowerBound] == wanted,
            "the catalogue has changed: renew the page as it says itself")
    }

    @Test("Every function and operator has its place in a table and in an example")
    func operators() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let examples = DocumentationTests.examples
            .filter { $0.file.hasSuffix("The-model-language.md") }.map(\.model).joined()
        for function in Function.allCases {
            #expect(text.contains("`\(function.usage)`"), "\(function.usage)")
            #expect(examples.contains("\(function.rawValue)("), "\(function.rawValue)")
        }
        let signs = [
            "^", "*", "/", "+", "-", "to", "<", "<=", ">", ">=", "==", "!=", "and", "or",
        ]
        for sign in signs {
            #expect(text.contains("`a \(sign) b`"), "\(sign)")
            #expect(examples.contains(" \(sign) "), "\(sign)")
        }
        for name in LawCatalogue.all.map(\.name) where name != "to" {
            #expect(examples.contains("\(name)("), "\(name)")
        }
    }
}
