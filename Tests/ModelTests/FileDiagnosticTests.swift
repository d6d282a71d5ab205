import Testing

@Suite("Problems of files as a whole, to the letter")
struct FileDiagnosticTests {
    @Test("An empty file")
    func anEmptyFile() {
        let model = """


            """
        let expected = """
            m.yaml:1:1: error: the file is empty; it holds no model
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Only comments")
    func onlyComments() {
        let model = """
            # nothing here

            """
        let expected = """
            m.yaml:1:1: error: the file is empty; it holds no model
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Another kind of document")
    func anotherKindOfDocument() {
        let model = """
            - a
            - b

            """
        let expected = """
            m.yaml:1:1: error: a model is a mapping of keys such as `quantities:`, found a list
            - a
            ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Prose")
    func prose() {
        let model = """
            Losses of the first month

            """
        let expected = """
            m.yaml:1:1: error: a model is a mapping of keys such as `quantities:`, found text
            Losses of the first month
            ^^^^^^^^^^^^^^^^^^^^^^^^^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Two documents")
    func twoDocuments() {
        let model = """
            quantities:
              a: 1
            ---
            quantities:
              a: 2

            """
        let expected = """
            m.yaml:3:1: error: a model is one YAML document, and a second one begins here
            ---
            ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("No quantities")
    func noQuantities() {
        let model = """
            title: Nothing

            """
        let expected = """
            m.yaml:1:1: error: the model has no `quantities:`
              help: add them, as in `quantities:` and, indented below, `killed: 7000 to 15000`
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Quantities of another kind")
    func quantitiesOfAnotherKind() {
        let model = """
            quantities: [a, b]

            """
        let expected = """
            m.yaml:1:13: error: `quantities` must be a mapping of names to expressions, found a list
            quantities: [a, b]
                        ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Quantities without any")
    func quantitiesWithoutAny() {
        let model = """
            quantities: {}

            """
        let expected = """
            m.yaml:1:1: error: a model needs at least one quantity
            quantities: {}
            ^^^^^^^^^^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("An unknown key")
    func anUnknownKey() {
        let model = """
            titel: Losses
            quantities:
              a: 1
            sauces: {}

            """
        let expected = """
            m.yaml:1:1: error: a model has no key `titel`
            titel: Losses
            ^^^^^
              help: did you mean `title`?

            m.yaml:4:1: error: a model has no key `sauces`
            sauces: {}
            ^^^^^^
              help: did you mean `sources`?
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Keys that stand twice")
    func keysThatStandTwice() {
        let model = """
            title: a
            quantities:
              a: 1
              b: 2
              a: 3
              "b": 4
              a: foo
            title: b

            """
        let expected = """
            m.yaml:5:3: error: `a` is given twice; the first is on line 3
              a: 3
              ^

            m.yaml:6:4: error: `b` is given twice; the first is on line 4
              "b": 4
               ^

            m.yaml:7:3: error: `a` is given twice; the first is on line 3
              a: foo
              ^

            m.yaml:8:1: error: `title` is given twice; the first is on line 1
            title: b
            ^^^^^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Keys that stand twice in braces")
    func keysThatStandTwiceInBraces() {
        let model = """
            quantities:
              a: {value: 1, unit: x, value: max(1, 2)}
              b: {value: foo, note: "x, value: 3"}

            """
        let expected = """
            m.yaml:2:26: error: `value` is given twice; the first is on line 2
              a: {value: 1, unit: x, value: max(1, 2)}
                                     ^^^^^

            m.yaml:3:14: error: there is no quantity `foo`
              b: {value: foo, note: "x, value: 3"}
                         ^^^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A tab")
    func aTab() {
        let model = """
            quantities:
            	a: 1

            """
        let expected = """
            m.yaml:2:1: error: a tab cannot indent a line
                a: 1
            ^^^^
              help: indent with spaces
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Indentation that does not fit")
    func indentationThatDoesNotFit() {
        let model = """
            quantities:
              a: 1
             b: 2

            """
        let expected = """
            m.yaml:3:2: error: this line fits none of the lines above it
             b: 2
             ^
              help: keys of one mapping begin in the same column
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Open quotes")
    func openQuotes() {
        let model = """
            quantities:
              a: "1
              b: 2

            """
        let expected = """
            m.yaml:2:6: error: the quotes that open here are not closed
              a: "1
                 ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Open brackets")
    func openBrackets() {
        let model = """
            quantities:
              a: 1
            report: [a

            """
        let expected = """
            m.yaml:3:9: error: the list that opens here is not closed
            report: [a
                    ^
              help: end it with ]
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Open braces")
    func openBraces() {
        let model = """
            quantities:
              a: {value: 1
              b: 2

            """
        let expected = """
            m.yaml:2:6: error: the mapping that opens here is not closed
              a: {value: 1
                 ^
              help: end it with }
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A colon in text")
    func aColonInText() {
        let model = """
            title: Losses: the first month
            quantities:
              a: 1

            """
        let expected = """
            m.yaml:1:14: error: a colon cannot stand here
            title: Losses: the first month
                         ^
              help: put the text in quotes: `title: "Losses: the first month"`
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Colons in texts hide nothing else")
    func colonsInTexts() {
        let model = """
            title: Losses: the first month: dead   # in all
            sources:
              ap:
                title: AP: "one official"
                quote: "in quotes: fine"
            quantities:
              a: kild + 1
              b:
                value: 7,000 to 15,000
                note: Read: so
                sauce: ap
            evidence:
              - name: r
                about: a
                report: about: 3
                note: 'fine: too'

            """
        let expected = """
            m.yaml:1:14: error: a colon cannot stand here
            title: Losses: the first month: dead   # in all
                         ^
              help: put the text in quotes: `title: "Losses: the first month: dead"`

            m.yaml:4:14: error: a colon cannot stand here
                title: AP: "one official"
                         ^
              help: put the text in quotes: `title: 'AP: "one official"'`

            m.yaml:10:15: error: a colon cannot stand here
                note: Read: so
                          ^
              help: put the text in quotes: `note: "Read: so"`

            m.yaml:15:18: error: a colon cannot stand here
                report: about: 3
                             ^
              help: text that holds a colon and a space goes in quotes; a key begins its own line
            """
        #expect(Reading.problems(model) == expected)
        let mended = model.replacing("report: about: 3", with: "report: about 3")
            .replacing("    note: 'fine: too'\n", with: "")
        #expect(
            Reading.places(mended) == [
                "1:14 a colon cannot stand here", "4:14 a colon cannot stand here",
                "7:6 there is no quantity `kild`", "9:12 a number is written without commas",
                "9:21 a number is written without commas", "10:15 a colon cannot stand here",
                "11:5 a quantity has no key `sauce`",
            ])
    }

    @Test("A colon behind a value is rather a key that lacks its line")
    func twoKeysOnALine() {
        #expect(
            Reading.places("quantities:\n  killed: 7000 wounded: 300\n  x: kild\n") == [
                "2:23 a colon cannot stand here"
            ])
        #expect(
            Reading.places("title: Losses\n  unit: people\nquantities:\n  x: kild\n") == [
                "2:7 a colon cannot stand here"
            ])
    }

    @Test("A forgotten colon")
    func aForgottenColon() {
        let model = """
            quantities:
              a 3
              b: 4

            """
        let expected = """
            m.yaml:3:4: error: a colon cannot stand here
              b: 4
               ^
              help: text that holds a colon and a space goes in quotes; a key begins its own line
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Text after quotes")
    func textAfterQuotes() {
        let model = """
            title: "Losses" of the first month

            """
        let expected = """
            m.yaml:1:17: error: nothing can follow here
            title: "Losses" of the first month
                            ^
              help: text with quotes or brackets inside goes in quotes as a whole
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Text that YAML takes for something else")
    func textThatYamlTakesForSomethingElse() {
        let model = """
            quantities:
              a: > 5

            """
        let expected = """
            m.yaml:2:6: error: text that begins with > or | goes in quotes
              a: > 5
                 ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Text with a first letter that YAML keeps for itself")
    func textWithAFirstLetterThatYamlKeepsForItself() {
        let model = """
            title: @home

            """
        let expected = """
            m.yaml:1:8: error: text cannot begin with `@`
            title: @home
                   ^
              help: put the text in quotes
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("A dash before a value")
    func aDashBeforeAValue() {
        let model = """
            quantities:
              a: - 5

            """
        let expected = """
            m.yaml:2:6: error: a list cannot begin on this line
              a: - 5
                 ^
              help: begin it on a line of its own; a negative number has no space after its sign
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("An alias without an anchor")
    func anAliasWithoutAnAnchor() {
        let model = """
            quantities:
              a: *b

            """
        let expected = """
            m.yaml:2:6: error: text that begins with * goes in quotes
              a: *b
                 ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Anchors and aliases")
    func anchorsAndAliases() {
        let model = """
            quantities:
              a: &x 1 to 2
              b: *x

            """
        let expected = """
            m.yaml:2:6: error: anchors and aliases cannot stand in a model
              a: &x 1 to 2
                 ^
              help: write the value where it is needed; text that begins with & or * goes in quotes
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("An alias as a key")
    func anAliasAsAKey() {
        let model = """
            a: &a [x, x]
            b: &b [*a, *a]
            ? *b
            : 3

            """
        let expected = """
            m.yaml:1:4: error: anchors and aliases cannot stand in a model
            a: &a [x, x]
               ^
              help: write the value where it is needed; text that begins with & or * goes in quotes

            m.yaml:2:4: error: anchors and aliases cannot stand in a model
            b: &b [*a, *a]
               ^
              help: write the value where it is needed; text that begins with & or * goes in quotes
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Tags")
    func tags() {
        let model = """
            quantities:
              a: !!int 3

            """
        let expected = """
            m.yaml:2:6: error: tags cannot stand in a model
              a: !!int 3
                 ^
              help: text that begins with ! goes in quotes
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Merge keys")
    func mergeKeys() {
        let model = """
            quantities:
              <<: {a: 3}

            """
        let expected = """
            m.yaml:2:3: error: merge keys cannot stand in a model
              <<: {a: 3}
              ^
              help: write the values out
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Keys that are no words")
    func keysThatAreNoWords() {
        let model = """
            quantities:
              ? [a, b]
              : 3

            """
        let expected = """
            m.yaml:2:5: error: a key is a word, not a list or a mapping
              ? [a, b]
                ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Deep lists")
    func deepLists() {
        let model = """
            quantities:
              a: [[[[[[[[[[[[1]]]]]]]]]]]]

            """
        let expected = """
            m.yaml:2:15: error: lists and mappings nest too deep here; a model needs four levels
              a: [[[[[[[[[[[[1]]]]]]]]]]]]
                          ^
            """
        #expect(Reading.problems(model) == expected)
    }
}
