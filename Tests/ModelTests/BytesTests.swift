import Testing

@Suite("Bytes that are not a model")
struct BytesTests {
    @Test("What is not text is named by its kind and place")
    func notText() {
        #expect(
            Reading.problems(Array("quantities:\n  a: 1 ".utf8) + [0, 0x31]) == """
                m.yaml:2:8: error: the character U+0000 cannot stand in a model
                  a: 1 \u{FFFD}1
                       ^
                  help: a model is a text file
                """)
        #expect(
            Reading.problems(Array("quantities:\n  ".utf8) + [0xE9, 0x3A, 0x20, 0x31]) == """
                m.yaml:2:3: error: the file is not text in UTF-8
                  \u{FFFD}: 1
                  ^
                  help: save it as UTF-8
                """)
        #expect(
            Reading.problems([0xFF, 0xFE, 0x61, 0x00]) == """
                m.yaml:1:1: error: the file is in UTF-16
                  help: save it as UTF-8
                """)
        #expect(
            Reading.problems([0x7F, 0x45, 0x4C, 0x46]) == """
                m.yaml:1:1: error: the character U+007F cannot stand in a model
                \u{FFFD}ELF
                ^
                """)
        #expect(
            Reading.problems(Array("a: \u{10FF00}".utf8)).hasPrefix(
                "m.yaml:1:4: error: the character U+10FF00 cannot stand in a model"))
    }

    @Test("Nothing at all, and nothing but white space")
    func nothing() {
        for bytes in [[], [0x0A], [0x20, 0x20, 0x0A, 0x0A], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
            #expect(
                Reading.problems(bytes) == "m.yaml:1:1: error: the file is empty; it holds no model"
            )
        }
    }

    @Test("Values that YAML would convert are read as written")
    func unconverted() throws {
        let model = try Reading.model(
            """
            title: 2022-03-24
            notes: ~
            unit: yes
            as_of: 2022-03-24
            quantities:
              a: {value: 1e3, unit: 007, note: null}
            """)
        #expect(model.title == "2022-03-24")
        #expect(model.notes == "~")
        #expect(model.unit == "yes")
        #expect(model.asOf == "2022-03-24")
        #expect(model.quantities[0].text == "1e3")
        #expect(model.quantities[0].unit == "007")
        #expect(model.quantities[0].note == "null")
    }
}
