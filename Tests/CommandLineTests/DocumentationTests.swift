import Foundation
import Testing

/// The examples of the documentation, run as a reader would run them.
///
/// In Markdown, a block fenced as `yaml` is a whole model that must pass `casmodel check` and run.
/// Directly followed by a block fenced as `text`, it must fail with exactly that text. A block
/// fenced as `yaml fragment` is left alone. A block fenced as `csv NAME` is a file of that name beside
/// every model of its page.
@Suite("Documentation")
struct DocumentationTests {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let pages = [
        "Models/README.md", "README.md", "Documentation/How-casmodel-weighs-reports.md",
        "Documentation/The-model-language.md", "Documentation/From-other-tools.md",
        "Documentation/The-JSON-output.md",
    ]

    static func text(of page: String) throws -> String {
        try String(contentsOf: root.appending(path: page), encoding: .utf8)
    }

    static let examples: [Example] = pages.flatMap { page in
        // A page that is not there fails in the next test.
        (try? text(of: page)).map { Example.all(in: $0, of: page) } ?? []
    }

    @Test("Every page is there, and every block of it that is a model is tried", arguments: pages)
    func pagesAreRead(page: String) throws {
        let blocks = try Self.text(of: page).split(separator: "\n").count { $0 == "```yaml" }
        #expect(blocks > 0)
        #expect(Self.examples.count { $0.file == page } == blocks)
    }

    @Test("Every message that a page shows is held against what is said")
    func messagesAreRead() throws {
        func messages(_ text: String) -> Int {
            text.split(separator: "\n").count {
                $0.hasPrefix("mine.yaml:") && $0.contains(": error: ")
            }
        }
        let shown = try Self.pages.map { messages(try Self.text(of: $0)) }.reduce(0, +)
        #expect(shown > 0)
        #expect(Self.examples.compactMap(\.failure).map(messages).reduce(0, +) == shown)
    }

    @Test("Every example is right", arguments: examples.filter { $0.failure == nil })
    func works(example: Example) throws {
        let check = try example.run(["check", "mine.yaml"])
        #expect(check.status == 0, "\(check.errors)")
        #expect(check.errors == "")
        let simulation = try example.run(["simulate", "mine.yaml", "--runs", "1000"])
        #expect(simulation.status == 0, "\(simulation.errors)")
    }

    @Test("Every mistake gives the message shown", arguments: examples.filter { $0.failure != nil })
    func fails(example: Example) throws {
        let check = try example.run(["check", "mine.yaml"])
        #expect(check.status == 65)
        #expect(check.output == "")
        #expect(check.errors == example.failure)
    }
}

/// One fenced model of a Markdown file.
struct Example: Sendable, CustomTestStringConvertible {
    /// The Markdown file.
    let file: String
    /// The line of the model's fence, from 1.
    let line: Int
    /// The model's text.
    let model: String
    /// The files that the page puts beside it, by name.
    var files: [String: String] = [:]
    /// What `casmodel check` must say of it, if it is to fail.
    var failure: String?

    var testDescription: String { "\(file):\(line)" }

    /// All the models of a Markdown text.
    static func all(in markdown: String, of file: String) -> [Example] {
        var examples: [Example] = []
        var files: [String: String] = [:]
        var fence: (language: String, line: Int, body: [Substring])?
        // Whether nothing but empty lines came since the last example.
        var isDirectlyAfterExample = false
        let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if let open = fence {
                guard line == "```" else {
                    fence?.body.append(line)
                    continue
                }
                fence = nil
                let text = open.body.map { $0 + "\n" }.joined()
                if open.language == "yaml" {
                    examples.append(Example(file: file, line: open.line, model: text))
                } else if open.language == "text", isDirectlyAfterExample {
                    examples[examples.count - 1].failure = text
                }
                if open.language.hasPrefix("csv ") {
                    files[String(open.language.dropFirst(4))] = text
                }
                isDirectlyAfterExample = open.language == "yaml"
            } else if line.hasPrefix("```") {
                fence = (String(line.dropFirst(3)), index + 1, [])
            } else if !line.isEmpty {
                isDirectlyAfterExample = false
            }
        }
        for index in examples.indices { examples[index].files = files }
        return examples
    }

    /// Runs the built tool in a new folder that holds the model as `mine.yaml`.
    func run(_ arguments: [String]) throws -> CasmodelProcess.Outcome {
        let folder = try Folder()
        try folder.write(model, to: "mine.yaml")
        for (name, content) in files { try folder.write(content, to: name) }
        return try CasmodelProcess.run(arguments, in: folder)
    }
}
