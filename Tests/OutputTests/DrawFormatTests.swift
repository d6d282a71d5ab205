import CasModel
import Encoding
import Testing

@Suite("Formats of draws")
struct DrawFormatTests {
    @Test(
        "The ending of the name decides",
        arguments: [
            ("d.csv", .csv), ("a.b/D.CSV", .csv), ("runs.2022.csv", .csv),
            ("d.csv.gz", .compressedCSV),
            ("D.Csv.GZ", .compressedCSV), ("d.npy", .npy), ("/tmp/x.csv/d.npy", .npy),
            // Without an ending: standard output, pipes, devices.
            ("-", .csv), ("/dev/null", .csv), ("/dev/fd/63", .csv), ("draws", .csv),
            ("a.b/draws", .csv), (".draws", .csv), ("", .csv),
            // Anything else would be a file that is not what its name says.
            ("d.xlsx", nil), ("d.parquet", nil), ("d.npz", nil), ("d.gz", nil), ("d.npy.gz", nil),
            ("d.csv.zip", nil), ("d.txt", nil), ("d.", nil), ("dcsv.g", nil),
        ] as [(String, DrawFormat?)])
    func names(path: String, format: DrawFormat?) {
        #expect(DrawFormat.named(by: path) == format)
    }

    private func header(_ columns: [String], rows: Int) -> [UInt8] {
        DrawFormat.npy.header(columns: columns, rows: rows)
    }

    @Test("NumPy: the header to the byte")
    func numpyHeader() {
        let text =
            "{'descr': [('killed', '<f8'), ('b', '<f8')], 'fortran_order': False, 'shape': (7,), }"
        // 10 bytes before the text, which is 85 long, make 95; the next multiple of 64 is 128.
        let expected =
            [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(text.utf8)
            + Array(repeating: UInt8(ascii: " "), count: 32) + [UInt8(ascii: "\n")]
        #expect(text.utf8.count == 85)
        #expect(header(["killed", "b"], rows: 7) == expected)
    }

    @Test("NumPy: headers are aligned, and of the version that their names need")
    func numpyVersions() {
        for count in 1...80 {
            let header = header([String(repeating: "x", count: count)], rows: 1)
            #expect(header.count.isMultiple(of: 64))
            #expect(header[6] == 1)
            #expect(Int(header[8]) + Int(header[9]) * 256 == header.count - 10)
            #expect(header.last == UInt8(ascii: "\n"))
        }
        // Around the longest header that two bytes can tell.
        for count in 65_300...65_550 {
            let header = header([String(repeating: "x", count: count)], rows: 1)
            let isShort = header[6] == 1
            let length =
                Int(header[8]) + Int(header[9]) << 8
                + (isShort ? 0 : Int(header[10]) << 16 + Int(header[11]) << 24)
            #expect(header.count.isMultiple(of: 64))
            #expect(length == header.count - (isShort ? 10 : 12))
            #expect(isShort || header[6] == 2)
        }
        #expect(header(["втрати"], rows: 1)[6] == 3)
        #expect(
            String(decoding: header(["a'b\\c\n"], rows: 1), as: UTF8.self).contains(
                #"'a\'b\\c\x0a'"#))
    }

    @Test("NumPy: rows of eight bytes a column, NaN where there is no value")
    func numpyRows() {
        let a: [Double] = [1, -0.0, .infinity]
        let b: [Double] = [0.1, .nan, -.infinity]
        let bytes = a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in DrawFormat.npy.rows([a, b]) }
        }
        let values = bytes.withUnsafeBytes { raw in
            (0..<6).map { raw.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self) }
        }
        let nan = Double.nan
        let expected = [1, 0.1, -0.0, nan, nan, nan].map(\.bitPattern)
        #expect(values.map(UInt64.init(littleEndian:)) == expected)
    }

    @Test("No columns, no rows")
    func empty() {
        let none: [Double] = []
        for format in DrawFormat.allCases where format != .compressedCSV {
            #expect(format.rows([]) == [])
            #expect(none.withUnsafeBufferPointer { format.rows([$0, $0]) } == [])
        }
    }

    @Test("The checksum of gzip")
    func checksum() {
        func checksum(_ text: String) -> UInt32 {
            Array(text.utf8).withUnsafeBufferPointer { CRC32.shared.checksum(of: $0) }
        }
        // The check value that catalogues of such codes give, and one by Python's zlib.
        #expect(checksum("123456789") == 0xCBF4_3926)
        #expect(checksum("The quick brown fox jumps over the lazy dog") == 0x414F_A339)
        #expect(checksum("") == 0)
    }
}
