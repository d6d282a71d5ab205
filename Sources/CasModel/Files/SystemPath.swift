import Foundation
import Output

/// A path of the file system: bytes, which are mostly UTF-8 and need not be.
///
/// Every path that goes to the operating system is one of these, so that a file is found and made
/// under the very name that it was given.
package struct SystemPath: Hashable, Sendable {
    /// The bytes; a zero among them ends the path for the operating system.
    package let bytes: [UInt8]

    package init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    /// The path with this text, in which private scalars may stand for bytes that are no UTF-8.
    package init(_ text: String) { bytes = RawArgument.bytes(of: text) }

    /// The path as text; bytes that are no UTF-8 are lost.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// What messages call it.
    package var shown: String { DisplayText.clean(text) }

    /// The folder that it lies in and its name there, which is empty after a slash.
    package var split: (folder: SystemPath, name: SystemPath) {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return (".", self) }
        let folder = bytes[..<slash]
        return (
            folder.isEmpty ? "/" : SystemPath(bytes: folder),
            SystemPath(bytes: bytes[(slash + 1)...])
        )
    }

    /// The path of something in this folder; relative to the current one where this is `.`.
    package func appending(_ name: SystemPath) -> SystemPath {
        switch self {
        case ".": name
        case "/": SystemPath(bytes: bytes + name.bytes)
        default: SystemPath(bytes: bytes + [UInt8(ascii: "/")] + name.bytes)
        }
    }

    /// Calls a function of the operating system with the path.
    package func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (bytes + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                // A buffer that is not empty has a base.
                characters.baseAddress.map(body) ?? "".withCString(body)
            }
        }
    }

    /// What the operating system knows of the file, links followed; nil, and `errno`, where it does
    /// not.
    package func status() -> stat? {
        var status = stat()
        return withCString { stat($0, &status) } == 0 ? status : nil
    }

    /// Opens the file; below 0, and `errno`, where that is not possible.
    package func open(_ flags: Int32, mode: mode_t = 0) -> Int32 {
        withCString { Foundation.open($0, flags | O_CLOEXEC, mode) }
    }

    /// The absolute path without links; nil, and `errno`, where there is none.
    package func resolved() -> SystemPath? {
        guard let resolved = withCString({ realpath($0, nil) }) else { return nil }
        defer { free(resolved) }
        return SystemPath(cString: resolved)
    }

    /// Where the symbolic link of this path leads; nil where it is none.
    package func linkTarget() -> SystemPath? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = withCString { readlink($0, &buffer, buffer.count) }
        guard count > 0 else { return nil }
        return SystemPath(bytes: buffer[..<count].map { UInt8(bitPattern: $0) })
    }

    private init(cString: UnsafePointer<CChar>) {
        bytes = UnsafeRawBufferPointer(start: cString, count: strlen(cString)).map { $0 }
    }
}

extension SystemPath: ExpressibleByStringLiteral {
    package init(stringLiteral text: StaticString) { bytes = Array(text.description.utf8) }
}

/// The process's arguments as text, and back.
///
/// An argument is bytes. Where they are no UTF-8, each such byte becomes a scalar that is nobody's
/// (U+10FE80 to U+10FEFF, of the last private-use plane), so that a parser of text can carry it.
package enum RawArgument {
    private static let base: UInt32 = 0x10FE00
    private static let scalars = (base + 0x80)...(base + 0xFF)

    /// The arguments that the process was started with, without its name.
    package static var all: [String] {
        (1..<max(1, CommandLine.argc)).compactMap { index in
            CommandLine.unsafeArgv[Int(index)].map { argument in
                text(
                    of: UnsafeRawBufferPointer(start: argument, count: strlen(argument)).map { $0 })
            }
        }
    }

    /// Whether a scalar stands for a byte that is no UTF-8.
    package static func isByte(_ scalar: Unicode.Scalar) -> Bool { scalars.contains(scalar.value) }

    /// The text that carries some bytes; `bytes(of:)` gives them back, whatever they are.
    package static func text(of bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self),
            !text.unicodeScalars.contains(where: isByte)
        {
            return text
        }
        var text = String.UnicodeScalarView()
        var rest = bytes[...]
        while let first = rest.first {
            let scalar = (1...4).lazy.compactMap { length in
                String(validating: rest.prefix(length), as: UTF8.self)?.unicodeScalars.first
            }.first
            if let scalar, !isByte(scalar) {
                text.append(scalar)
                rest = rest.dropFirst(UTF8.width(scalar))
            } else {
                // Bytes of a scalar that stands for a byte are carried one by one, too.
                if let carrier = Unicode.Scalar(base + UInt32(first)) { text.append(carrier) }
                rest = rest.dropFirst()
            }
        }
        return String(text)
    }

    /// The bytes that a text carries.
    package static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if isByte(scalar) {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                bytes += String(scalar).utf8
            }
        }
        return bytes
    }
}
