import Foundation

/// What the operating system said.
package struct SystemError: Error {
    /// The `errno`.
    package let code: Int32

    package init(code: Int32) { self.code = code }

    package var isClosedPipe: Bool { code == EPIPE }

    /// The reason in words, without a capital or a full stop.
    package var description: String {
        switch code {
        case ENOENT: "it does not exist"
        case EACCES, EPERM: "permission denied"
        case EROFS: "the file system is read-only"
        case ENOSPC: "no space is left on the device"
        case EDQUOT: "the disk quota is used up"
        case EFBIG: "the file would be larger than allowed"
        case EIO: "input/output error"
        case EBADF: "it is closed"
        case EPIPE: "the reader has closed the pipe"
        case ELOOP: "its symbolic links form a circle"
        case ENAMETOOLONG: "the name is too long"
        case EMFILE, ENFILE: "too many files are open"
        case ENOTDIR: "a part of its path is not a folder"
        default: String(cString: strerror(code))
        }
    }
}
