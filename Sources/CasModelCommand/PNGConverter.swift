import CasModel
import Foundation

/// Makes PNG of SVG by `rsvg-convert` of librsvg, run as a process of its own.
struct PNGConverter {
    private let program: String

    /// The program in the folders of `PATH`.
    ///
    /// - Parameters:
    ///   - shown: the picture's name, for the message where there is no such program.
    ///   - option: the option that asks for it.
    static func find(for shown: String, option: String) throws(CommandFailure) -> PNGConverter {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        for folder in path.split(separator: ":") where folder.hasPrefix("/") {
            let program = String(folder) + "/rsvg-convert"
            if access(program, X_OK) == 0 { return PNGConverter(program: program) }
        }
        throw CommandFailure(
            .unavailable,
            "PNG needs rsvg-convert, which is not installed, for '\(shown)' (\(option)): on Debian "
                + "and Ubuntu 'apt-get install librsvg2-bin', on macOS 'brew install librsvg'; "
                + "or write an .svg file")
    }

    /// The PNG of an SVG document, `scale` pixels for one of its own.
    func png(of svg: [UInt8], scale: Double) throws(CommandFailure) -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["--format", "png", "--zoom", Numbers.shortest(scale)]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            throw CommandFailure(
                .unavailable, "cannot run '\(DisplayText.clean(program))' to make a PNG")
        }
        // Written beside the reading, so that neither waits for the other whatever the sizes. A
        // converter that ends early closes the pipe, and its status tells.
        let writer = input.fileHandleForWriting
        DispatchQueue.global().async {
            try? writer.write(contentsOf: Data(svg))
            try? writer.close()
        }
        let png = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        guard process.terminationStatus == 0, png.starts(with: signature) else {
            throw CommandFailure(
                .writeError,
                "rsvg-convert could not make the PNG (status \(process.terminationStatus)); "
                    + "write an .svg file instead")
        }
        return png
    }
}
