/// How many terminal cells text takes.
package enum DisplayWidth {
    /// The cells of one scalar: 0 for marks that join the character before, 2 for wide ones
    /// (East Asian Width W and F, and emoji), else 1. Control characters count as shown by
    /// `visible`.
    package static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        if value == 0x200D || (0xFE00...0xFE0F).contains(value) { return 0 }
        return wideRanges.contains { $0.contains(value) } ? 2 : 1
    }

    /// The scalar itself, or a replacement where it would disturb the terminal: control characters
    /// and those that turn the direction of writing.
    package static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return "\u{FFFD}"
        case .format: return scalar.value == 0x200D ? scalar : "\u{FFFD}"
        default: return scalar
        }
    }

    /// Blocks of wide characters (Unicode Standard Annex 11), joined where gaps are unassigned.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
        0x20000...0x3FFFD,
    ]
}
