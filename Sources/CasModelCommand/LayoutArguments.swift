import ArgumentParser
import CasModel
import Foundation

/// The forms of what is printed.
enum OutputFormat: String, CaseIterable {
    case table, markdown, csv, json

    /// Whether it is text for people, which holds the warnings, too.
    var isForPeople: Bool { self == .table || self == .markdown }
}

/// The options that say how a result is printed.
struct LayoutArguments: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What to print: table, markdown, csv or json. (default: table)", valueName: "FORMAT"),
        completion: .list(OutputFormat.allCases.map(\.rawValue)))
    var format: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The columns that text is to fit, from \(Layout.widths.lowerBound) to "
                + "\(Layout.widths.upperBound). (default: the terminal's, else 80)",
            valueName: "N"))
    var width: String?

    /// What the options ask for.
    func layout() throws(CommandFailure) -> Layout {
        let chosen = try format.map { (text) throws(CommandFailure) in
            try NumberArgument.choice(text, of: OutputFormat.self, option: "--format")
        }
        let columns = try width.map { (text) throws(CommandFailure) in
            try NumberArgument.whole(within: Layout.widths, text, option: "--width")
        }
        return Layout(chosen: chosen, columns: columns)
    }
}

/// How a result is printed.
struct Layout {
    /// The widths that can be asked for.
    static let widths = 40...1000

    /// The format that was asked for.
    let chosen: OutputFormat?
    /// The width that was asked for.
    let columns: Int?

    var format: OutputFormat { chosen ?? .table }

    /// The style of text on standard output. Where a width was asked for, tables fit it.
    var style: TextStyle {
        var style = Terminal.style(for: STDOUT_FILENO)
        if let columns {
            style.width = columns
            style.cutsToWidth = true
        }
        return style
    }

    /// Prints a result in the format that was asked for.
    func print(
        _ document: @autoclosure () -> Document, csv: () -> [UInt8], json: () -> [UInt8]
    ) throws(CommandFailure) {
        switch format {
        case .table:
            let style = style
            try StandardStreams.printResult(TerminalWriter(style).text(document()), in: style)
        case .markdown:
            try StandardStreams.printResult(Array(MarkdownWriter().text(document()).utf8))
        case .csv: try StandardStreams.printResult(csv())
        case .json: try StandardStreams.printResult(json())
        }
    }

    /// Prints a result, unless a file goes to standard output; gives back, rather than throws, that its
    /// reader has gone, which does not keep the files from being written.
    func print(
        unless isTaken: Bool, _ document: @autoclosure () -> Document, csv: () -> [UInt8],
        json: () -> [UInt8]
    ) -> CommandFailure? {
        guard !isTaken else { return nil }
        do throws(CommandFailure) {
            try print(document(), csv: csv, json: json)
            return nil
        } catch {
            return error
        }
    }

    /// Refuses a format for standard output where a file goes there already.
    func check(_ outputs: OutputPlan) throws(CommandFailure) {
        guard chosen != nil, let option = outputs.standardOutputOption else { return }
        throw CommandFailure(
            .usage, "\(option) and --format cannot both go to standard output")
    }
}
