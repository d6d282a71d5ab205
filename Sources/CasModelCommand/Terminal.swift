import CasModel
import Foundation

/// What the terminals that the streams lead to can show.
enum Terminal {
    /// Whether a stream leads to a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The style for text on a stream.
    ///
    /// Plain for files and pipes. On a terminal, block characters where the locale is UTF-8, and
    /// colour unless `NO_COLOR` is set or the terminal is `dumb`.
    static func style(for descriptor: Int32) -> TextStyle {
        guard isTerminal(descriptor) else { return TextStyle() }
        return TextStyle(
            width: width(of: descriptor), cutsToWidth: true, isUnicode: isUTF8,
            isColoured: !isDumb && (environment("NO_COLOR") ?? "").isEmpty)
    }

    /// The columns of a terminal: what it says, else `COLUMNS`, else 80; at least 20.
    static func width(of descriptor: Int32) -> Int {
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return max(Int(size.ws_col), 20)
        }
        return max(environment("COLUMNS").flatMap { Int($0) } ?? 80, 20)
    }

    /// Whether the locale's character set is UTF-8.
    static var isUTF8: Bool {
        // The first that is set and not empty decides (POSIX, "Environment Variables").
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(environment)
            .first { !$0.isEmpty }
        let charset = (locale ?? "").uppercased()
        return charset.contains("UTF-8") || charset.contains("UTF8")
    }

    /// Whether the terminal cannot move its cursor; without a `TERM` nothing is known of it.
    static var isDumb: Bool {
        let kind = environment("TERM") ?? ""
        return kind.isEmpty || kind == "dumb"
    }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
