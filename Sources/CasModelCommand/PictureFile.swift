import CasModel

/// How a picture is to look, as the command line has it.
struct PictureOptions {
    let theme: ChartTheme
    let width: Double
    /// Pixels of a PNG for each pixel of the width; nil where none are asked for.
    let scale: Double?

    /// The same for the chart.
    var chart: ChartOptions { ChartOptions(theme: theme, width: width) }
}

/// The file of a picture: its format, and the bytes that go into it.
struct PictureFile {
    let options: PictureOptions
    private let converter: PNGConverter?
    /// The most pixels that a PNG may have in a row or a column, which is as many as Cairo can draw.
    private static let mostPixels = 32_767.0

    /// Tells the format by the file's name, and finds what it takes to make it.
    init(path: SystemPath?, option: String = "-o", options: PictureOptions) throws(CommandFailure) {
        guard let path else {
            throw CommandFailure(.usage, "plot needs a file to write to, such as -o chart.svg")
        }
        self.options = options
        let shown = DisplayText.truncated(path.shown, to: 60, mark: "...")
        let name = path.text.lowercased()
        guard name.hasSuffix(".png") else {
            guard name.hasSuffix(".svg") || path == "-" else {
                throw CommandFailure(
                    .usage,
                    "cannot tell the format of '\(shown)' (\(option)): the name must end in .svg or .png, "
                        + "or be - for SVG on standard output")
            }
            if options.scale != nil {
                throw CommandFailure(
                    .usage, "--scale is for PNG; the size of an SVG is its --width")
            }
            converter = nil
            return
        }
        try Self.refuse(options.width * (options.scale ?? 1), "wide")
        converter = try PNGConverter.find(for: shown, option: option)
        // To run it takes threads of its own.
        try Resources.require(threads: 2)
    }

    private static func refuse(_ pixels: Double, _ dimension: String) throws(CommandFailure) {
        guard pixels > mostPixels else { return }
        throw CommandFailure(
            .usage,
            "the picture would be \(Numbers.grouped(Int(pixels))) pixels \(dimension), and a PNG has "
                + "at most \(Numbers.grouped(Int(mostPixels))); give a smaller --scale, or write an "
                + ".svg file")
    }

    /// The picture's bytes.
    func bytes(of drawing: ChartDrawing) throws(CommandFailure) -> [UInt8] {
        let bytes = Array(drawing.svg.utf8)
        guard let converter else { return bytes }
        try Self.refuse(drawing.height * (options.scale ?? 1), "high")
        return try converter.png(of: bytes, scale: options.scale ?? 1)
    }
}
