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

    @Test("Every key of the sections beside the quantities has its place in the notation")
    func keys() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let start = try #require(text.range(of: "```\nquestions:\n"))
        let end = try #require(text[start.upperBound...].range(of: "\n```\n"))
        let notation = text[start.lowerBound..<end.lowerBound]
        let schema = try CasmodelProcess.run(["schema"], in: Folder())
        let object = try JSONSerialization.jsonObject(with: Data(schema.output.utf8))
        let model = try #require((object as? [String: Any])?["properties"] as? [String: Any])
        for section in ["questions", "evidence", "combine", "correlations", "scenarios"] {
            let keys = Self.keys(of: try #require(model[section])) + [section]
            #expect(keys.count > 2)
            for key in keys {
                #expect(notation.contains("\(key): ") || notation.contains("\(key):\n"), "\(key)")
            }
        }
    }

    /// The keys of all blocks within a part of the schema.
    private static func keys(of schema: Any) -> [String] {
        if let list = schema as? [Any] { return list.flatMap(keys) }
        guard let object = schema as? [String: Any] else { return [] }
        return object.flatMap { name, value in
            guard name == "properties", let block = value as? [String: Any] else {
                return keys(of: value)
            }
            return Array(block.keys) + block.values.flatMap(keys)
        }
    }
}
