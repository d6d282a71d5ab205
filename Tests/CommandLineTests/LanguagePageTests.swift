import CasModel
import Foundation
import Testing

/// The language's page says of the language what it is.
@Suite("Language page")
struct LanguagePageTests {
    static let page = DocumentationTests.root.appending(path: "Documentation/The-model-language.md")
    static let models = DocumentationTests.root.appending(path: "Models/README.md")
    static let laws = MadePart(
        start: "<!-- Made from the catalogue of laws: CASMODEL_RENEW_PAGE=1 Scripts/test "
            + "--filter LanguagePage -->\n",
        end: "<!-- end of laws -->\n")

    @Test("The laws are those of the catalogue")
    func lawsAreTold() throws {
        try Self.laws.holds(Self.page, LawPage.markdown)
        try Self.laws.holds(Self.models, LawPage.table)
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
