import Distributions
import ModelFile
import ModelLanguage
import Testing

@Suite("Data files in models")
struct DataFileTests {
    /// The law that `x` has by a file's content, or what is said of it.
    static func law(
        _ content: String, _ call: String = "empirical(\"d.csv\", column: \"n\")"
    ) throws(ModelErrors) -> EmpiricalLaw? {
        let model = try ModelReader.read(
            bytes: Array("quantities:\n  x: \(call)\n".utf8), file: "m.yaml", name: "m",
            data: { (path, _) throws(Diagnostic) in
                guard path == "d.csv" else { throw Diagnostic("no `\(path)`") }
                return Array(content.utf8)
            })
        return Inputs.fixedLaw(model, "x") as? EmpiricalLaw
    }

    static func problem(
        _ content: String, _ call: String = "empirical(\"d.csv\", column: \"n\")"
    ) -> String {
        do throws(ModelErrors) {
            _ = try law(content, call)
            return "none"
        } catch {
            return error.diagnostics.map { "\($0.place?.column ?? 0) \($0.message)" }.joined(
                separator: "\n")
        }
    }

    @Test(
        "The forms of RFC 4180, and what spreadsheets make of them",
        arguments: [
            "n\n1\n2\n2\n", "n\r\n1\r\n2\r\n2", "\u{FEFF}n\n1\n2\n2\n\n\n", "n\n 1 \n2.0\n+2e0\n",
            "\"n\"\n\"1\"\n\"2\"\n2\n", "a,n,b\n,1,\nx,2,\"y,\"\"\n\"\"z\"\nu,2,v\n",
            "n,w\r\n1,\"\r\n\"\r\n2,\r\n2,9\r\n",
        ])
    func forms(content: String) throws {
        let law = try #require(try Self.law(content))
        #expect(law.rows == 3)
        #expect(law.density(2) == 2.0 / 3 && law.density(1) == 1.0 / 3)
    }

    @Test("Names of columns and files are taken as they stand")
    func names() throws {
        let call = "empirical(\"d.csv\", column: \"a: b, (c)\", weights: \"w\")"
        let law = try #require(try Self.law("w,\"a: b, (c)\"\n1,5\n3,6\n", call))
        #expect(law.density(6) == 0.75)
    }

    @Test("Every wrong file has one sentence, with its line")
    func wrongFiles() {
        let place = "33 "
        for (content, message) in [
            ("", "16 `d.csv` is empty"), ("\u{FEFF}\n\n", "16 `d.csv` is empty"),
            ("n\n", "16 `d.csv` has no rows below its first line"),
            ("m\n1\n", place + "`d.csv` has no column \"n\""),
            ("n,n\n1,2\n", place + "`d.csv` has 2 columns \"n\""),
            ("n\n1\nx\n", place + "`d.csv`, line 3: `x` in column `n` is not a finite number"),
            ("n\n1\nnan\n", place + "`d.csv`, line 3: `nan` in column `n` is not a finite number"),
            ("n\n0x1p3\n", place + "`d.csv`, line 2: `0x1p3` in column `n` is not a finite number"),
            ("n\n1e999\n", place + "`d.csv`, line 2: `1e999` in column `n` is not a finite number"),
            ("n\n1\n\n2\n", place + "`d.csv`, line 3: column `n` is empty"),
            ("n,m\n1\n", "16 `d.csv`, line 2: 1 cell, and the first line has 2"),
            ("n\n\"1\n2\n", "16 `d.csv`, line 2: a quotation mark is not closed"),
            ("n\n\"1\"2\n", "16 `d.csv`, line 2: text stands behind a cell in quotation marks"),
            ("n\n1\"2\n", "16 `d.csv`, line 2: a quotation mark stands within a cell without them"),
        ] {
            #expect(Self.problem(content) == message)
        }
        let weighted = "empirical(\"d.csv\", column: \"n\", weights: \"w\")"
        #expect(
            Self.problem("n,w\n1,-2\n", weighted)
                == "47 `d.csv`, line 2: a weight must not be negative, got -2")
        #expect(
            Self.problem("n,w\n1,0\n", weighted)
                == "47 `d.csv`: empirical: at least one weight must be positive")
    }

    @Test("Every wrong call has one sentence")
    func wrongCalls() {
        for (call, message) in [
            ("empirical(\"d.csv\")", "6 empirical: `column` is missing"),
            ("empirical(column: \"n\")", "6 empirical: the file is missing"),
            (
                "empirical(d, column: \"n\")",
                "16 the file of empirical stands in double quotation marks"
            ),
            (
                "empirical(\"d.csv\", \"n\")",
                "25 what stands behind the file of empirical is named"
            ),
            ("empirical(\"d.csv\", col: \"n\")", "25 empirical has no parameter `col`"),
            (
                "empirical(\"../d.csv\", column: \"n\")",
                "16 `../d.csv` may lie outside of the model's folder, and data files lie in it"
            ),
            (
                "empirical(\"/etc/passwd\", column: \"n\")",
                "16 `/etc/passwd` may lie outside of the model's folder, and data files lie in it"
            ),
            (
                "empirical(\"a//d.csv\", column: \"n\")",
                "16 `a//d.csv` is not the path of a file within the model's folder"
            ),
            ("empirical(\"e.csv\", column: \"n\")", "16 no `e.csv`"),
            ("1 + \"n\"", "10 text in quotation marks has no value"),
        ] {
            #expect(Self.problem("n\n1\n", call) == message)
        }
        #expect(
            Reading.places("quantities:\n  x: empirical(\"d.csv\", column: \"n\")\n")
                == ["2:16 nothing says where this model's data files are"])
    }

    @Test("The model's digest covers the file")
    func digest() throws {
        func digest(_ content: String?) throws -> String {
            let call = content == nil ? "3" : "empirical(\"d.csv\", column: \"n\")"
            return try ModelReader.read(
                bytes: Array("quantities:\n  x: \(call)\n".utf8), file: "m.yaml", name: "m",
                data: { (_, _) throws(Diagnostic) in Array((content ?? "").utf8) }
            ).digest
        }
        let first = try digest("n\n1\n")
        #expect(try digest("n\n1\n") == first)
        #expect(try digest("n\n2\n") != first)
        // sha256sum m.yaml d.csv | cut -c1-64 | sha256sum
        let text = "quantities:\n  x: empirical(\"d.csv\", column: \"n\")\n"
        let lines = [text, "n\n1\n"].map { modelDigest(Array($0.utf8)) + "\n" }.joined()
        #expect(first == modelDigest(Array(lines.utf8)))
        #expect(try digest(nil) == modelDigest(Array("quantities:\n  x: 3\n".utf8)))
    }

    @Test("A file is fetched once, and too many rows are too many")
    func limits() {
        let rows = "n\n" + String(repeating: "1\n", count: 1_000_001)
        #expect(Self.problem(rows) == "16 `d.csv` has more than 1000000 rows")
    }
}

/// What spreadsheets write that is not plain CSV in UTF-8.
@Suite("Other forms of data files")
struct DataFormTests {
    /// The law of a file of bytes, or what is said of it, with the help.
    static func read(
        _ bytes: [UInt8], _ call: String = "empirical(\"d.csv\", column: \"n\")"
    ) -> (law: EmpiricalLaw?, said: String) {
        do throws(ModelErrors) {
            let model = try ModelReader.read(
                bytes: Array("quantities:\n  x: \(call)\n".utf8), file: "m.yaml", name: "m",
                data: { (_, _) throws(Diagnostic) in bytes })
            return (Inputs.fixedLaw(model, "x") as? EmpiricalLaw, "none")
        } catch {
            return (
                nil,
                error.diagnostics.map { $0.message + " / " + ($0.suggestion ?? "") }
                    .joined(separator: "\n")
            )
        }
    }

    static func utf16(_ text: String, isBigEndian: Bool, mark: Bool = true) -> [UInt8] {
        ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBigEndian ? bytes : bytes.reversed()
        }
    }

    @Test("UTF-16 of either order, with a mark", arguments: [true, false])
    func utf16(isBigEndian: Bool) throws {
        let text = "Ort,n\r\nB\u{E4}r \u{1F600},1\r\n\u{4E2D},2\r\nx,2\r\n"
        let law = try #require(Self.read(Self.utf16(text, isBigEndian: isBigEndian)).law)
        #expect(law.rows == 3 && law.density(2) == 2.0 / 3)
        #expect(
            Self.read(Self.utf16(text, isBigEndian: isBigEndian, mark: false)).said
                == "`d.csv` is in UTF-16 without a byte order mark, or is not text / save it as UTF-8"
        )
        let half = Self.utf16(text, isBigEndian: isBigEndian).dropLast()
        #expect(Self.read(Array(half)).said.contains("begins like a file in UTF-16 and is none"))
        let surrogate =
            Self.utf16("n\n1\n", isBigEndian: isBigEndian)
            + (isBigEndian ? [0xD8, 0x3D] : [0x3D, 0xD8])
        #expect(Self.read(surrogate).said.contains("begins like a file in UTF-16 and is none"))
    }

    @Test("Lines that end with a carriage return alone")
    func carriageReturns() throws {
        for text in ["n\r1\r2\r2", "n\r1\r2\r2\r", "n,m\r1,\"a\rb\"\r2,\r2,\r\r"] {
            #expect(try #require(Self.read(Array(text.utf8)).law).rows == 3)
        }
        let wrong = Self.read(Array("n,m\r1,\"a\rb\"\rx,\r".utf8)).said
        #expect(wrong == "`d.csv`, line 4: `x` in column `n` is not a finite number / ")
    }

    @Test(
        "The number that a cell was meant to say",
        arguments: [
            ("\"1,225,000\"", "1225000"), ("1 225 000", "1225000"), ("1'225'000", "1225000"),
            ("1.225.000", "1225000"), ("\"1.225.000,5\"", "1225000.5"),
            ("\"1,225,000.5\"", "1225000.5"), ("\"12,5\"", "12.5"), ("12%", "0.12"),
            ("1.1 %", "0.011"), ("1k", "1000"), ("1.5M", "1500000"), ("\"1,500k\"", "1500000"),
            ("\u{2212}5", "-5"), ("7\u{A0}000", "7000"),
        ])
    func cells(cell: String, number: String) {
        let shown = cell.filter { $0 != "\"" }
        #expect(
            Self.read(Array("n\n1\n\(cell)\n".utf8)).said
                == "`d.csv`, line 3: `\(shown)` in column `n` is not a finite number / write "
                + "\(number) for `\(shown)`")
    }

    @Test(
        "Cells that may mean anything get no guess",
        arguments: ["n/a", "1,2,3", "1e-400", "k", "%"])
    func noGuess(cell: String) {
        let said = Self.read(Array("n\n1\n\"\(cell)\"\n".utf8)).said
        #expect(said == "`d.csv`, line 3: `\(cell)` in column `n` is not a finite number / ")
    }

    @Test("All wrong cells are told of, the first five by name")
    func many() {
        #expect(
            Self.read(Array("n\n1\nx\n2\n3k\n\"\"\n".utf8)).said
                == "`d.csv`: 3 cells in column `n` are not finite numbers: `x` in line 3; `3k` in "
                + "line 5; nothing in line 6 / write 3000 for `3k`")
        let rows = (1...12).map { "x\($0)" }.joined(separator: "\n")
        #expect(
            Self.read(Array("n\n\(rows)\n".utf8)).said.hasSuffix("`x5` in line 6; and 7 more / "))
        #expect(
            Self.read(
                Array("n,w\n1,x\ny,2\n".utf8),
                "empirical(\"d.csv\", column: \"n\", weights: \"w\")"
            ).said == "`d.csv`: 2 cells are not finite numbers: `x` in line 2, column `w`; `y` in "
                + "line 3, column `n` / ")
    }
}
