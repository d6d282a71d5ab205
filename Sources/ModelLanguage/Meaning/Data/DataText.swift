/// The text of a data file.
enum DataText {
    /// How much of a file without a mark is looked at for its encoding.
    private static let lookedAt = 1000

    /// A file's text in UTF-8: its own bytes, or those of UTF-16 with a byte order mark put into
    /// UTF-8. O(length).
    ///
    /// - Returns: nil, with what is wrong, for a file that is no text.
    static func utf8(_ bytes: [UInt8]) -> (text: [UInt8]?, problem: String) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let text = fromUTF16(bytes.dropFirst(2), isBigEndian: bytes[0] == 0xFE)
            return (text, "begins like a file in UTF-16 and is none")
        }
        guard bytes.prefix(lookedAt).contains(0) else { return (bytes, "") }
        return (nil, "is in UTF-16 without a byte order mark, or is not text")
    }

    private static func fromUTF16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8]? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count / 2)
        let places = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2)
        let units = places.lazy.map { (place: Int) -> UInt16 in
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        let isBroken = transcode(
            units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true
        ) { result.append($0) }
        return isBroken ? nil : result
    }
}
