import ModelLanguage

/// What is said, apart from how it is written: `TerminalWriter`, `MarkdownWriter` and `HTMLWriter` turn
/// a document into text.
///
/// Whoever makes a document takes no care of escape sequences, markup or widths, and knows nothing of
/// where it goes but its `Medium`.
package struct Document: Sendable {
    package var title: Phrase
    /// What stands right below the title.
    package var opening: [Block] = []
    package var parts: [Part] = []

    package init(title: Phrase = "", opening: [Block] = [], parts: [Part] = []) {
        self.title = title
        self.opening = opening
        self.parts = parts
    }
}

/// Whom a document is for, which decides how much is said.
package enum Medium: Sendable {
    /// A few dozen lines on a terminal or in a note.
    case text
    /// A page to read and print, with pictures, explanations and every assumption.
    case page
}

/// A part of a document; in text, an empty line stands before it.
package struct Part: Sendable {
    /// What links inside the document lead to.
    package var anchor: String?
    package var heading: Phrase = ""
    package var blocks: [Block] = []
    /// What the part is, for readers who hear it, where there is no heading.
    package var label: String?

    package init(
        anchor: String? = nil, heading: Phrase = "", blocks: [Block] = [], label: String? = nil
    ) {
        self.anchor = anchor
        self.heading = heading
        self.blocks = blocks
        self.label = label
    }

    /// A part, or nil where it has nothing to say.
    package static func unlessEmpty(_ heading: Phrase, _ blocks: [Block]) -> [Part] {
        blocks.isEmpty ? [] : [Part(heading: heading, blocks: blocks)]
    }
}

/// A piece of a document.
package indirect enum Block: Sendable {
    case paragraph(Phrase, Role = .plain)
    /// Entries, each with further ones below it.
    case list([Item])
    /// Names with what is said of each.
    case fields([Field])
    case table(Table)
    /// Pictures side by side, or one; text goes without, and without what is said of them.
    case figures([Figure], about: Phrase = "")
    /// Sources, numbered in the order of the model.
    case sources([SourceEntry])
    /// Lines that stand as they are.
    case verbatim(Verbatim)
    /// A part within a part.
    case part(Part)

    /// What a paragraph is for.
    package enum Role: Sendable {
        case plain
        /// How the figures are to be read.
        case caption
        /// The answer in a sentence.
        case lead
        /// What the reader must not miss, after a word that says what it is.
        case notice(String)
        /// What has to be known before the figures are used.
        case warning
        /// What can be done about the warning before it.
        case help
        /// The author's own words.
        case notes
        /// The last line of a text, which programs may look for: it is not broken in a pipe.
        case closing
    }
}

/// An entry of a list.
package struct Item: Sendable {
    package var text: Phrase
    package var items: [Item] = []

    package init(_ text: Phrase, _ items: [Item] = []) {
        self.text = text
        self.items = items
    }
}

/// A name with what is said of it.
package struct Field: Sendable {
    package var name: Phrase
    package var text: Phrase

    package init(_ name: Phrase, _ text: Phrase) {
        self.name = name
        self.text = text
    }
}

/// Lines that stand as they are.
package enum Verbatim: Sendable {
    /// A value as a model file has it.
    case example(String)
    /// The density of a law; only terminals have it.
    case sketch(LawSketch)
}

/// One source as it is listed.
package struct SourceEntry: Sendable {
    /// The source as the model has it.
    let source: Source
    let anchor: String
    /// The letter of the model, where several are shown.
    let mark: String
    /// What it is cited for.
    let uses: [String]

    package init(_ source: Source, anchor: String, mark: String = "", uses: [String] = []) {
        self.source = source
        self.anchor = anchor
        self.mark = mark
        self.uses = uses
    }
}
