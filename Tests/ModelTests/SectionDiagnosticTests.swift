import Testing

@Suite("Problems of a model's sections, to the letter")
struct SectionDiagnosticTests {
    @Test("Values of the wrong kind")
    func valuesOfTheWrongKind() {
        let model = """
            title: [a, b]
            as_of: 24 March 2022
            unit: {a: b}
            notes:
            quantities:
              a: 1
            report: a
            questions: [a > 3]
            evidence:
              name: x
            correlations: 3

            """
        let expected = """
            m.yaml:1:8: error: `title` must be text, found a list
            title: [a, b]
                   ^

            m.yaml:2:8: error: `24 March 2022` is not a date
            as_of: 24 March 2022
                   ^^^^^^^^^^^^^
              help: write it as 2022-03-24, or as 2022-03 where the day is not known

            m.yaml:3:7: error: `unit` must be text, found a mapping
            unit: {a: b}
                  ^

            m.yaml:4:1: error: `notes` is empty; it must be text
            notes:
            ^^^^^

            m.yaml:7:9: error: `report` must be a list of quantities, found text
            report: a
                    ^
              help: write `report: [killed, wounded]`

            m.yaml:8:12: error: `questions` must be a mapping of names to conditions, found a list
            questions: [a > 3]
                       ^

            m.yaml:9:1: error: `evidence` must be a list of reports, each beginning with `- name:`, found a mapping
            evidence:
            ^^^^^^^^

            m.yaml:11:15: error: `correlations` must be a list of correlations, each beginning with `- between:`, found text
            correlations: 3
                          ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Dates that do not exist")
    func datesThatDoNotExist() {
        let model = """
            as_of: 2022-02-29
            sources:
              x: {title: a, date: 2022-13}
              y: {title: a, date: 2022-3-1}
            quantities:
              a: 1

            """
        let expected = """
            m.yaml:1:8: error: `2022-02-29` is not a date
            as_of: 2022-02-29
                   ^^^^^^^^^^
              help: write it as 2022-03-24, or as 2022-03 where the day is not known

            m.yaml:3:23: error: `2022-13` is not a date
              x: {title: a, date: 2022-13}
                                  ^^^^^^^
              help: write it as 2022-03-24, or as 2022-03 where the day is not known

            m.yaml:4:23: error: `2022-3-1` is not a date
              y: {title: a, date: 2022-3-1}
                                  ^^^^^^^^
              help: write it as 2022-03-24, or as 2022-03 where the day is not known
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Sources")
    func sources() {
        let model = """
            sources:
              a: Senior official
              b:
                titel: x
                grade: G7
                url: example.org
              "c d":
                title: ok
              e: {title: "", grade: B}
            quantities:
              x: 1

            """
        let expected = """
            m.yaml:2:6: error: `a` must be a mapping with a title and, best, a date and a quote, found text
              a: Senior official
                 ^^^^^^^^^^^^^^^

            m.yaml:3:3: error: source `b` has no title
              b:
              ^
              help: say who reported it and where, as in `title: Senior NATO official, to AP`

            m.yaml:4:5: error: a source has no key `titel`
                titel: x
                ^^^^^
              help: did you mean `title`?

            m.yaml:5:12: error: `G7` is not an Admiralty grade
                grade: G7
                       ^^
              help: write a letter A to F for the source and a digit 1 to 6 for the information, such as B2

            m.yaml:6:10: error: a url begins with https:// or http://
                url: example.org
                     ^^^^^^^^^^^

            m.yaml:7:4: error: the name of a source has letters, digits, `_`, `-` and `.` only
              "c d":
               ^^^

            m.yaml:9:7: error: `title` is empty; it must be text
              e: {title: "", grade: B}
                  ^^^^^

            m.yaml:9:25: error: `B` is not an Admiralty grade
              e: {title: "", grade: B}
                                    ^
              help: write a letter A to F for the source and a digit 1 to 6 for the information, such as B2
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Quantities")
    func quantities() {
        let model = """
            sources:
              wire: {title: A wire service}
            quantities:
              a: {value: 1, valu: 2}
              b: {}
              c:
              d: ""
              e: # nothing
              f: [1, 2]
              g: {value: [1, 2]}
              h: {value: 1, unit: [x], note: }
              i: {value: 1, source: wrie}
              j: {value: 1, source: [wire, wire, {a: b}, other]}
              k: {value: 1, source: []}

            """
        let expected = """
            m.yaml:4:17: error: a quantity has no key `valu`
              a: {value: 1, valu: 2}
                            ^^^^
              help: did you mean `value`?

            m.yaml:5:3: error: quantity `b` has no value
              b: {}
              ^
              help: give it one, as in `value: 7000 to 15000`

            m.yaml:6:3: error: quantity `c` has no value
              c:
              ^

            m.yaml:7:3: error: quantity `d` has no value
              d: ""
              ^

            m.yaml:8:3: error: quantity `e` has no value
              e: # nothing
              ^

            m.yaml:9:6: error: quantity `f` must be an expression, found a list
              f: [1, 2]
                 ^
              help: for a range write `7000 to 15000`

            m.yaml:10:14: error: `value` must be an expression, found a list
              g: {value: [1, 2]}
                         ^

            m.yaml:11:23: error: `unit` must be text, found a list
              h: {value: 1, unit: [x], note: }
                                  ^

            m.yaml:11:28: error: `note` is empty; it must be text
              h: {value: 1, unit: [x], note: }
                                       ^^^^

            m.yaml:12:25: error: there is no source `wrie`
              i: {value: 1, source: wrie}
                                    ^^^^
              help: did you mean `wire`?

            m.yaml:13:32: error: source `wire` is named twice
              j: {value: 1, source: [wire, wire, {a: b}, other]}
                                           ^^^^

            m.yaml:13:38: error: the id of a source is expected here, found a mapping
              j: {value: 1, source: [wire, wire, {a: b}, other]}
                                                 ^

            m.yaml:13:46: error: there is no source `other`
              j: {value: 1, source: [wire, wire, {a: b}, other]}
                                                         ^^^^^
              help: define it under `sources:`

            m.yaml:14:17: error: `source` is an empty list
              k: {value: 1, source: []}
                            ^^^^^^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Names")
    func names() {
        let model = """
            quantities:
              min: 3
              to: 3
              normal: 3
              truncate: 3
              3x: 4
              killed-now: 3
              killed now: 3
              "": 3
              if: 3

            """
        let expected = """
            m.yaml:2:3: error: `min` is the name of a function
              min: 3
              ^^^
              help: choose another name

            m.yaml:3:3: error: `to` is a word of the expression language
              to: 3
              ^^
              help: choose another name

            m.yaml:4:3: error: `normal` is the name of a law
              normal: 3
              ^^^^^^
              help: choose another name

            m.yaml:5:3: error: `truncate` is the name of a law
              truncate: 3
              ^^^^^^^^
              help: choose another name

            m.yaml:6:3: error: the name of a quantity does not begin with a digit
              3x: 4
              ^^

            m.yaml:7:3: error: the name of a quantity has letters, digits and underscores only
              killed-now: 3
              ^^^^^^^^^^
              help: write killed_now

            m.yaml:8:3: error: the name of a quantity has letters, digits and underscores only
              killed now: 3
              ^^^^^^^^^^
              help: write killed_now

            m.yaml:9:3: error: a name is expected here
              "": 3
              ^

            m.yaml:10:3: error: `if` is a word of the expression language
              if: 3
              ^^
              help: choose another name
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("What to report")
    func whatToReport() {
        let model = """
            quantities:
              killed: 1 to 2
              other: 2 to 3
            report: [killed, killed, {a: b}, killed + other, kiled]

            """
        let expected = """
            m.yaml:4:18: error: `killed` is reported twice
            report: [killed, killed, {a: b}, killed + other, kiled]
                             ^^^^^^

            m.yaml:4:26: error: the name of a quantity is expected here, found a mapping
            report: [killed, killed, {a: b}, killed + other, kiled]
                                     ^

            m.yaml:4:34: error: `killed + other` is not a name
            report: [killed, killed, {a: b}, killed + other, kiled]
                                             ^^^^^^^^^^^^^^
              help: name it as a quantity first, and write that name

            m.yaml:4:50: error: there is no quantity `kiled`
            report: [killed, killed, {a: b}, killed + other, kiled]
                                                             ^^^^^
              help: did you mean `killed`?
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("An empty report")
    func anEmptyReport() {
        let model = """
            quantities:
              killed: 1 to 2
            report: []

            """
        let expected = """
            m.yaml:3:1: error: `report` names no quantity
            report: []
            ^^^^^^
              help: leave it out to report all
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Questions")
    func questions() {
        let model = """
            quantities:
              a: 1 to 2
            questions:
              b: {title: x}
              c: {condition: a > 1, titel: x}
              d e: a > 1
              f: [a]
              g:
              h: {condition: }
              i: a > b

            """
        let expected = """
            m.yaml:4:3: error: question `b` has no condition
              b: {title: x}
              ^
              help: give it one, as in `condition: killed > 15000`

            m.yaml:5:25: error: a question has no key `titel`
              c: {condition: a > 1, titel: x}
                                    ^^^^^
              help: did you mean `title`?

            m.yaml:6:3: error: the name of a question has letters, digits, `_`, `-` and `.` only
              d e: a > 1
              ^^^

            m.yaml:7:6: error: question `f` must be a condition, found a list
              f: [a]
                 ^
              help: write it as in `killed > 15000`

            m.yaml:8:3: error: question `g` has no condition
              g:
              ^

            m.yaml:9:7: error: question `h` has no condition
              h: {condition: }
                  ^^^^^^^^^

            m.yaml:10:10: error: there is no quantity `b`
              i: a > b
                     ^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Evidence")
    func evidence() {
        let model = """
            quantities:
              killed: 1 to 2
            evidence:
              - name: r
                about: kiled
                report: 5 to 3
              - name: r
                about: killed * (1 to 2)
                report: at least killed
                error: lognorml
                trust: 1.5
                relative_error: -10%
                if_wrong: x
                sauce: y
              - about: killed
              - foo
              - name: q
                about: killed
                report: 0 to 5
              - name: s
                about: killed
                report: at most
              - name: t
                about: killed
                report: about 1,300
              - name: u
                about: killed
                report: up to 40000
              - name: v
                about: killed
                report: 30 to 30
                error: gaussian

            """
        let expected = """
            m.yaml:5:12: error: there is no quantity `kiled`
                about: kiled
                       ^^^^^
              help: did you mean `killed`?

            m.yaml:6:13: error: the range runs from high to low
                report: 5 to 3
                        ^^^^^^

            m.yaml:7:11: error: report `r` stands twice; the first is on line 4
              - name: r
                      ^

            m.yaml:8:21: error: the subject of a report cannot hold a law of its own
                about: killed * (1 to 2)
                                ^^^^^^^^
              help: name `1 to 2` as a quantity and use that name

            m.yaml:9:22: error: a report must be a fixed number
                report: at least killed
                                 ^^^^^^

            m.yaml:10:12: error: `lognorml` is not a shape of error
                error: lognorml
                       ^^^^^^^^
              help: did you mean `lognormal`?

            m.yaml:11:12: error: `trust` must be a probability from 0 to 1, got 1.5
                trust: 1.5
                       ^^^

            m.yaml:12:21: error: `relative_error` must be positive, got -0.1
                relative_error: -10%
                                ^^^^

            m.yaml:13:15: error: there is no quantity `x`
                if_wrong: x
                          ^

            m.yaml:14:5: error: a report has no key `sauce`
                sauce: y
                ^^^^^
              help: did you mean `source`?

            m.yaml:15:5: error: this report has no `name`
              - about: killed
                ^

            m.yaml:15:5: error: this report has no `report`
              - about: killed
                ^

            m.yaml:16:5: error: a report with name, about and report is expected here, found text
              - foo
                ^^^

            m.yaml:17:5: error: a report with a log-normal error is positive, got 0
              - name: q
                ^
              help: write `error: normal` or `error: hard`

            m.yaml:22:13: error: a number is expected after `at most`
                report: at most
                        ^^^^^^^

            m.yaml:25:19: error: a number is written without commas
                report: about 1,300
                              ^^^^^
              help: write 1300 or 1_300

            m.yaml:28:13: error: `up to` is not a form of a report
                report: up to 40000
                        ^^^^^
              help: write `at most 40000`

            m.yaml:31:13: error: both ends of the range are 30
                report: 30 to 30
                        ^^^^^^^^
              help: for one number write it alone

            m.yaml:32:12: error: `gaussian` is not a shape of error
                error: gaussian
                       ^^^^^^^^
              help: write lognormal, normal, hard
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Correlations")
    func correlations() {
        let model = """
            quantities:
              killed: 1 to 2
              other: 2 to 3
              sum: killed + other
            correlations:
              - between: [killed, other]
                spearman: -0.3
              - between: [other, killed]
                spearman: -0.3
              - between: [killed, sum]
                kendall: 2
              - between: [killed]
                spearman: 0
              - between: [killed, killed]
                pearson: 0
              - spearman: 0
                kendall: 0
              - between: [killed, othr]
                spearman: other

            """
        let expected = """
            m.yaml:8:5: error: the correlation of `other` and `killed` is given twice
              - between: [other, killed]
                ^

            m.yaml:10:23: error: `sum` is not an input: its value is not a single law
              - between: [killed, sum]
                                  ^^^
              help: correlate the quantities that it is computed from

            m.yaml:11:14: error: `kendall` must lie strictly between -1 and 1, got 2
                kendall: 2
                         ^

            m.yaml:12:5: error: `between` names two quantities or more
              - between: [killed]
                ^^^^^^^
              help: write `between: [killed, wounded]`

            m.yaml:14:5: error: this correlation has no measure
              - between: [killed, killed]
                ^
              help: write spearman, kendall, pearson_of_normals

            m.yaml:14:23: error: a quantity is not correlated with itself
              - between: [killed, killed]
                                  ^^^^^^

            m.yaml:15:5: error: a correlation has no key `pearson`
                pearson: 0
                ^^^^^^^
              help: its keys are between, spearman, kendall, pearson_of_normals

            m.yaml:16:5: error: this correlation has no `between`
              - spearman: 0
                ^
              help: write `between: [killed, wounded]`

            m.yaml:17:5: error: a correlation has one measure, and `spearman` is given
                kendall: 0
                ^^^^^^^

            m.yaml:18:23: error: there is no quantity `othr`
              - between: [killed, othr]
                                  ^^^^
              help: did you mean `other`?

            m.yaml:19:15: error: `spearman` must be a fixed number
                spearman: other
                          ^^^^^
            """
        #expect(Reading.problems(model) == expected)
    }

    @Test("Text beyond Latin letters")
    func textBeyondLatinLetters() {
        let model = """
            quantities:
              потери: 1 to 2
              次数: потеря * 2
              日本: {value: 3, note: "日本語", unti: x}

            """
        let expected = """
            m.yaml:3:7: error: there is no quantity `потеря`
              次数: потеря * 2
                    ^^^^^^
              help: did you mean `потери`?

            m.yaml:4:31: error: a quantity has no key `unti`
              日本: {value: 3, note: "日本語", unti: x}
                                               ^^^^
              help: did you mean `unit`?
            """
        #expect(Reading.problems(model) == expected)
    }
}
