import ArgumentParser
import CasModel

/// The options of commands that draw a picture besides what they print.
struct PictureArguments: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Draws the result, as .svg or .png.", valueName: "FILE"),
        completion: .file())
    var plot: SystemPath?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The picture's colours: light, dark or auto. (default: light)", valueName: "THEME"),
        completion: .list(ChartTheme.allCases.map(\.rawValue)))
    var theme: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The picture's width, from 320 to 4000. (default: 900)", valueName: "PIXELS"))
    var plotWidth: String?

    /// The picture, where one is asked for.
    func file() throws(CommandFailure) -> PictureFile? {
        let theme = try choice(theme, or: ChartTheme.light, option: "--theme")
        let width = try plotWidth.map { (text) throws(CommandFailure) in
            try NumberArgument.within(ChartOptions.widths, text, option: "--plot-width")
        }
        if width != nil { try requirePlot("--plot-width") }
        return try plot.map { (path) throws(CommandFailure) in
            try PictureFile(
                path: path, option: "--plot",
                options: PictureOptions(theme: theme, width: width ?? 900, scale: nil))
        }
    }

    /// What is chosen for the picture; an error where there is none.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ text: String?, or standard: Choice, option: String
    ) throws(CommandFailure) -> Choice {
        guard let text else { return standard }
        let choice = try NumberArgument.choice(text, of: Choice.self, option: option)
        try requirePlot(option)
        return choice
    }

    private func requirePlot(_ option: String) throws(CommandFailure) {
        guard plot == nil else { return }
        throw CommandFailure(
            .usage, "\(option) is for the picture, and none is asked for with --plot")
    }
}
