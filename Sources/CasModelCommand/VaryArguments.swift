import ArgumentParser
import CasModel
import Foundation

/// The values that a command line gives quantities one after another.
struct VaryArguments: ParsableArguments {
    @Option(
        name: .customLong("vary"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Gives a quantity one value after another: 9 from 1 to 5 in equal steps with \"x=1 to 5 "
                + "in 9\", in equal ratios with \"x=1 to 100 in 9 log\", or those listed with \"x=1, 2, "
                + "5\"; repeated, all combinations.",
            valueName: "NAME=VALUES"))
    var vary: [String] = []

    /// The most combinations of values.
    static let mostPoints = 1000

    /// The names and values, as far as they need no model.
    func series() throws(CommandFailure) -> [(name: String, series: NumberSeries)] {
        guard !vary.isEmpty else {
            throw CommandFailure(
                .usage,
                "there is nothing to vary: give --vary a quantity and its values, \(Self.examples)")
        }
        let all = try vary.map { (text) throws(CommandFailure) in try Self.series(text) }
        let names = all.map(\.name)
        if let repeated = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
            throw CommandFailure(
                .usage,
                "--vary names '\(DisplayText.clean(names[repeated]))' twice; all of its values go "
                    + "into one")
        }
        let points = all.reduce(1) { product, item in
            product.multipliedReportingOverflow(by: item.series.values.count).overflow
                ? .max : product * item.series.values.count
        }
        guard points <= Self.mostPoints else {
            throw CommandFailure(
                .usage,
                "--vary asks for \(Numbers.grouped(points)) combinations of values, and at most "
                    + "\(Numbers.grouped(Self.mostPoints)) are tried; give fewer values")
        }
        return all
    }

    private static let examples =
        "such as \"x=1 to 5 in 9\", \"x=1 to 100 in 9 log\" or \"x=1, 2, 5\""

    private static func series(
        _ text: String
    ) throws(CommandFailure) -> (name: String, series: NumberSeries) {
        guard let sign = text.firstIndex(of: "=") else { throw unreadable(text) }
        let name = String(text[..<sign]).trimmingCharacters(in: .whitespaces)
        let values = String(text[text.index(after: sign)...])
        guard !name.isEmpty, values.contains(where: { !$0.isWhitespace }) else {
            throw unreadable(text)
        }
        do throws(NumberSeries.Problem) {
            return (name, try NumberSeries(values))
        } catch {
            guard let words = Self.words(error) else { throw unreadable(text) }
            throw CommandFailure(.usage, "--vary \(shown(name)): \(words)")
        }
    }

    private static func unreadable(_ text: String) -> CommandFailure {
        CommandFailure(
            .usage, "--vary needs a quantity and its values, \(examples), got '\(shown(text))'")
    }

    /// What is wrong with values; nil where they have none of the forms.
    private static func words(_ problem: NumberSeries.Problem) -> String? {
        let most = Numbers.grouped(NumberSeries.maximumCount)
        func number(_ value: Double) -> String { Numbers.shortest(value) }
        switch problem {
        case .form: return nil
        case .noCount(let low, let high):
            return "how many values from \(number(low)) to \(number(high))? Write "
                + "\"\(number(low)) to \(number(high)) in 20\" for 20 in equal steps"
        case .number(let words): return words
        case .descending(let low, let high) where low == high:
            return "from \(number(low)) to \(number(high)) is one value; the second number must "
                + "be above the first"
        case .descending(let low, let high):
            return "the first number must be below the second, got \(number(low)) to "
                + number(high)
        case .count(let count):
            return "the number of values must be a whole number from 2 to \(most), got "
                + number(count)
        case .notPositive(let value):
            return "values in equal ratios (log) are above 0, got \(number(value))"
        case .repeated(let value): return "\(number(value)) stands there twice"
        }
    }

    private static func shown(_ text: String) -> String {
        DisplayText.truncated(DisplayText.clean(text), to: 60, mark: "...")
    }
}
