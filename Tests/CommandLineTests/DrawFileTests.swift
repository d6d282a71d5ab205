import CasModel
import Encoding
import Foundation
import Testing

@Suite("Files of draws")
struct DrawFileTests {
    private static let names = ["d.csv", "d.csv.gz", "d.npy"]

    private func draws(_ name: String, in folder: Folder, _ options: String = "") throws {
        let outcome = try CasmodelProcess.shell(
            "\"$casmodel\" simulate model.yaml --runs 50000 \(options) --draws \(name) > table",
            in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test("Python reads the same numbers from every format", .enabled(if: Python.isAvailable))
    func python() throws {
        let folder = try Folder.withModel()
        // A quantity without a value in some runs, and a name beyond ASCII.
        try folder.write(
            """
            quantities:
              killed: 7000 to 15000
              "втрати": sqrt(killed - 5000)
              deaths: poisson(3)

            """, to: "model.yaml")
        for name in Self.names { try draws(name, in: folder, "--allow-invalid") }
        let check = try Python.run(
            """
            import ast, csv, gzip, math, struct
            text = open('d.csv', 'rb').read()
            assert gzip.open('d.csv.gz').read() == text
            rows = list(csv.reader(text.decode().splitlines()))
            names, rows = rows[0], rows[1:]
            values = [[float(cell or 'nan') for cell in row] for row in rows]
            assert len(values) == 50000
            assert any(math.isnan(row[1]) for row in values)

            file = open('d.npy', 'rb')
            assert file.read(8) == b'\\x93NUMPY\\x03\\x00'
            header = file.read(struct.unpack('<I', file.read(4))[0])
            assert file.tell() % 64 == 0
            assert ast.literal_eval(header.decode('utf-8')) == {
                'descr': [(name, '<f8') for name in names], 'fortran_order': False,
                'shape': (50000,)}, header
            cells = file.read()
            assert len(cells) == 50000 * 3 * 8
            for row, other in zip(values, struct.iter_unpack('<ddd', cells)):
                assert all(a == b or a != a and b != b for a, b in zip(row, other)), (row, other)
            """, in: folder)
        #expect(check.status == 0, "\(check.errors)")
    }

    /// Whether there is a NumPy to ask.
    private static let hasNumPy: Bool = {
        guard let folder = try? Folder() else { return false }
        return (try? Python.run("import numpy", in: folder))?.status == 0
    }()

    @Test("NumPy reads the fields by their names", .enabled(if: hasNumPy))
    func numpy() throws {
        let folder = try Folder.withModel()
        try draws("d.npy", in: folder)
        try draws("d.csv", in: folder)
        let check = try Python.run(
            """
            import numpy
            draws = numpy.load('d.npy')
            assert draws.dtype.names == ('killed', 'ratio', 'wounded'), draws.dtype
            table = numpy.genfromtxt('d.csv', delimiter=',', names=True)
            assert all((draws[name] == table[name]).all() for name in draws.dtype.names)
            """, in: folder)
        #expect(check.status == 0, "\(check.errors)")
    }

    @Test("Many threads write the bytes of one", arguments: names)
    func threads(name: String) throws {
        let folder = try Folder.withModel()
        try draws("one-\(name)", in: folder, "--threads 1")
        try draws("two-\(name)", in: folder, "--threads 2")
        try draws("seven-\(name)", in: folder, "--threads 7")
        let one = try Data(contentsOf: folder.url.appending(path: "one-\(name)"))
        #expect(one.count > 500_000)
        #expect(try Data(contentsOf: folder.url.appending(path: "two-\(name)")) == one)
        #expect(try Data(contentsOf: folder.url.appending(path: "seven-\(name)")) == one)
    }

    @Test("Stopped, nothing is written in any format", arguments: names)
    func stopped(name: String) throws {
        let folder = try Folder.withModel()
        try folder.write("old", to: name)
        #if DEBUG
            let runs = "1e6"
        #else
            let runs = "1e8"
        #endif
        let outcome = try CasmodelProcess.shell(
            """
            set -m; "$casmodel" simulate model.yaml --runs \(runs) --draws \(name) > table & set +m
            until find . -name '.casmodel-*' -size +100k | grep -q .; do sleep 0.05; done
            kill -INT $!; wait $!
            """, in: folder)
        #expect(outcome.status == 130)
        #expect(outcome.errors.hasPrefix("note: '\(name)' (--draws) will have "))
        #expect(
            outcome.errors.hasSuffix("\nwarning: stopped; '\(name)' (--draws) is not written\n"))
        #expect(try folder.read(name) == "old")
        #expect(try folder.names == [name, "model.yaml", "table"].sorted())
    }

    @Test("A full device is an error in any format", arguments: names)
    func full(name: String) throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.shell(
            "ln -s /dev/full \(name); exec \"$casmodel\" simulate model.yaml --draws \(name) > table",
            in: folder)
        #expect(outcome.status == 74)
        #expect(
            outcome.errors.hasSuffix(
                "\nerror: cannot write '\(name)' (--draws): no space is left on the device\n"))
    }

    @Test(
        "A name that asks for another format is refused before anything is sampled",
        arguments: ["d.xlsx", "d.parquet", "d.npz", "d.gz"])
    func otherFormats(name: String) throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--runs", "1e12", "--draws", name], in: folder)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(
            outcome.errors
                == "error: cannot tell the format of '\(name)' (--draws): the name must end in .csv, "
                + ".csv.gz or .npy, or have no ending for CSV\n")
        #expect(try folder.names == ["model.yaml"])
    }

    @Test("Python decompresses whatever was compressed", .enabled(if: Python.isAvailable))
    func compression() throws {
        let folder = try Folder()
        var inputs: [[UInt8]] = [[], [7], Array(repeating: 65, count: 5000), Array(0...255)]
        inputs.append(inputs[3].flatMap { byte in Array(repeating: byte, count: Int(byte) + 1) })
        // Fibonacci's numbers as frequencies ask for the longest codes: here 24 bits. The end of the
        // data, which occurs once, is the first of them.
        var (a, b) = (1, 2)
        var fibonacci: [UInt8] = []
        for byte in UInt8(0)..<24 {
            fibonacci += Array(repeating: byte, count: a)
            (a, b) = (b, a + b)
        }
        inputs.append(fibonacci)
        // Every length modulo what is done at once.
        inputs += (1...17).map { Array("0.123456789,\n0123".utf8.prefix($0)) }
        for (index, input) in inputs.enumerated() {
            try Data(input).write(to: folder.url.appending(path: "\(index).plain"))
            try Data(Gzip.member(input)).write(to: folder.url.appending(path: "\(index).gz"))
        }
        let check = try Python.run(
            """
            import gzip
            plain = packed = b''
            for index in range(\(inputs.count)):
                content = open(f'{index}.plain', 'rb').read()
                member = open(f'{index}.gz', 'rb').read()
                assert gzip.decompress(member) == content, index
                plain += content
                packed += member
            # As one file, whose members are read one after another.
            assert gzip.decompress(packed) == plain
            """, in: folder)
        #expect(check.status == 0, "\(check.errors)")
    }
}
