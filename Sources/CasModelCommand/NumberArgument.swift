import CasModel

/// Reads the numbers and the few words of the command line.
enum NumberArgument {
    /// The number of runs: `1e7`, `10M`, `10_000_000`, `2.5e6`.
    static func runs(_ text: String) throws(CommandFailure) -> Int {
        guard let value = decimal(text, suffixes: ["k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9]) else {
            throw CommandFailure(
                .usage, "--runs needs a number such as 1e7, 10M or 10_000_000, got '\(shown(text))'"
            )
        }
        guard value >= 1 else {
            throw CommandFailure(.usage, "--runs must be at least 1, got \(shown(text))")
        }
        guard value <= Double(SimulationOptions.maximumRuns) else {
            throw CommandFailure(
                .usage,
                "--runs must be at most \(Numbers.grouped(SimulationOptions.maximumRuns)), "
                    + "got \(shown(text))")
        }
        guard value == value.rounded() else {
            throw CommandFailure(.usage, "--runs must be a whole number, got \(shown(text))")
        }
        return Int(value)
    }

    /// The seed: any unsigned 64-bit number.
    static func seed(_ text: String) throws(CommandFailure) -> UInt64 {
        guard isPlainNumber(text), let seed = UInt64(text.split(separator: "_").joined()) else {
            throw CommandFailure(
                .usage,
                "--seed must be a whole number from 0 to \(UInt64.max), got '\(shown(text))'")
        }
        return seed
    }

    /// The most worker threads that can be asked for.
    static let maximumThreads = 1024

    /// The number of worker threads.
    static func threads(_ text: String) throws(CommandFailure) -> Int {
        guard isPlainNumber(text), let threads = Int(text), (1...maximumThreads) ~= threads else {
            throw CommandFailure(
                .usage,
                "--threads must be a whole number from 1 to \(maximumThreads), got '\(shown(text))'"
            )
        }
        return threads
    }

    /// The level of a credible interval: `0.9` or `90%`.
    static func level(_ text: String) throws(CommandFailure) -> Double {
        let isPercent = text.hasSuffix("%")
        let number = isPercent ? String(text.dropLast()) : text
        guard let value = decimal(number, suffixes: [:]) else {
            throw CommandFailure(
                .usage, "--level needs a number such as 0.9 or 90%, got '\(shown(text))'")
        }
        let level = isPercent ? value / 100 : value
        guard level > 0, level < 1 else {
            let hint = !isPercent && value > 1 && value < 100 ? "; write \(text)% for percent" : ""
            throw CommandFailure(
                .usage,
                "--level must lie between 0 and 1, or 0% and 100%, got \(shown(text))\(hint)")
        }
        guard SimulationOptions.validLevels.contains(level) else {
            throw CommandFailure(
                .usage, "--level must be from 1e-11 to 1 - 1e-11, got \(shown(text))")
        }
        return level
    }

    /// A number between bounds, such as a width in pixels.
    static func within(
        _ bounds: ClosedRange<Double>, _ text: String, option: String
    ) throws(CommandFailure) -> Double {
        guard let value = decimal(text, suffixes: [:]), bounds.contains(value) else {
            throw CommandFailure(
                .usage,
                "\(option) must be a number from \(Numbers.shortest(bounds.lowerBound)) to "
                    + "\(Numbers.shortest(bounds.upperBound)), got '\(shown(text))'")
        }
        return value
    }

    /// A whole number within bounds.
    static func whole(
        within bounds: ClosedRange<Int>, _ text: String, option: String
    ) throws(CommandFailure) -> Int {
        guard isPlainNumber(text), let value = Int(text), bounds.contains(value) else {
            throw CommandFailure(
                .usage,
                "\(option) must be a whole number from \(bounds.lowerBound) to "
                    + "\(bounds.upperBound), got '\(shown(text))'")
        }
        return value
    }

    /// One of a few words.
    static func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String, of choices: Choice.Type, option: String
    ) throws(CommandFailure) -> Choice where Choice.RawValue == String {
        if let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
        throw CommandFailure(.usage, "\(option) must be \(list), got '\(shown(text))'")
    }

    /// Digits with single underscores between them.
    private static func isPlainNumber(_ text: String) -> Bool {
        text.wholeMatch(of: /[0-9]+(_[0-9]+)*/) != nil
    }

    /// A decimal number with an optional suffix; nil where the text is anything else. Neither
    /// `nan`, `inf` nor hexadecimal, which `Double` would read.
    private static func decimal(_ text: String, suffixes: [Character: Double]) -> Double? {
        var number = text[...]
        var scale = 1.0
        if let last = number.last, let factor = suffixes[last] {
            scale = factor
            number.removeLast()
        }
        let form = /[+-]?([0-9]+(_[0-9]+)*)?(\.[0-9]+)?([eE][+-]?[0-9]+)?/
        guard let match = number.wholeMatch(of: form),
            match.output.1 != nil || match.output.3 != nil
        else { return nil }
        // An exponent beyond all bounds reads as infinity or 0, which the callers refuse.
        return Double(number.split(separator: "_").joined()).map { $0 * scale }
    }

    /// What the user wrote, fit for a message.
    private static func shown(_ text: String) -> String {
        DisplayText.truncated(DisplayText.clean(text), to: 40, mark: "...")
    }
}
