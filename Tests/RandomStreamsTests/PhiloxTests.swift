import Foundation
import RandomStreams
import Testing

@Suite("Philox4x32-10")
struct PhiloxTests {
    /// The vectors published with the generator, in a text file of the published layout:
    /// four counter words, two key words, four result words.
    @Test func knownAnswers() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "philox4x32_10.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
        #expect(lines.count == 3)
        for line in lines {
            let words = line.split(separator: " ").compactMap { UInt32($0, radix: 16) }
            try #require(words.count == 10)
            let result = Philox.block(
                counter: SIMD4(words[0], words[1], words[2], words[3]),
                key: SIMD2(words[4], words[5]))
            #expect(result == SIMD4(words[6], words[7], words[8], words[9]), "\(line)")
        }
    }
}
