import CYaml
import ModelLanguage

/// Reads YAML text into `YAMLNode`s.
///
/// The only file that speaks to the YAML library, and to its events: its trees refuse a mapping with
/// two equal keys as a whole, and expand aliases. Anchors, aliases and tags are refused: a model has no
/// use for them, and nested aliases can grow a small file beyond any memory.
struct YAMLReader {
    /// How deep lists and mappings may nest; a model needs four levels.
    private static let maximumDepth = 10
    private static let noAnchors = "anchors and aliases cannot stand in a model"

    private let places: YAMLPlaces
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private var problems: [Diagnostic] = []
    /// The first alias, which is text without quotation marks where there are no anchors.
    private var firstAlias: Diagnostic?
    private var hasAnchors = false

    /// What a text comes to.
    struct Result {
        /// The value of the document, nil where it has none; usable where there are no `problems`.
        var root: YAMLNode?
        /// What is wrong.
        var problems: [Diagnostic] = []
        /// What is wrong with texts that the value has as they were probably meant.
        var mended: [Diagnostic] = []
    }

    /// The most colons in texts that are reported one by one; each costs another reading.
    private static let maximumMended = 20

    /// Reads a whole text.
    ///
    /// A colon in a text without quotes ends all that YAML understands. It is read again as if the text
    /// had quotes, so that what else is wrong with the file is found, too.
    ///
    /// - Parameter origin: where it begins in the text that the files of a model make together.
    static func read(_ source: SourceText, at origin: Int) -> Result {
        let scalars = Array(String(decoding: source.bytes, as: UTF8.self).unicodeScalars)
        let places = YAMLPlaces(scalars, at: origin)
        var shielded = ExpressionShield.shield(scalars)
        var mended: [Diagnostic] = []
        while true {
            var (result, colon) = read(shielded, places)
            result.mended = mended
            guard let colon, mended.count < maximumMended,
                let text = UnquotedText(before: colon, in: shielded)
            else { return result }
            mended.append(text.problem(at: places.offset(ofScalar: colon)))
            for index in text.colons { shielded[index] = StandIn.colon }
        }
    }

    /// Reads scalars; also the place of the colon at which YAML stopped, if it did.
    private static func read(
        _ shielded: [Unicode.Scalar], _ places: YAMLPlaces
    ) -> (Result, colon: Int?) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: shielded)
        let bytes = Array(String(view).utf8)
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else {
            let problem = Diagnostic("there is not enough memory to read the file", code: .yaml)
            return (Result(problems: [problem]), nil)
        }
        defer { yaml_parser_delete(&parser) }
        return bytes.withUnsafeBufferPointer { bytes in
            withUnsafeMutablePointer(to: &parser) { parser in
                yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
                yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
                var reader = YAMLReader(places, parser)
                let (root, problems) = reader.document()
                return (
                    Result(root: root, problems: problems),
                    YAMLProblem.misplacedColon(parser.pointee)
                )
            }
        }
    }

    private init(_ places: YAMLPlaces, _ parser: UnsafeMutablePointer<yaml_parser_t>) {
        self.places = places
        self.parser = parser
    }

    private mutating func document() -> (YAMLNode?, [Diagnostic]) {
        var root: YAMLNode?
        do throws(Diagnostic) {
            var event = try next()
            while event.type != YAML_STREAM_END_EVENT {
                if event.type == YAML_DOCUMENT_START_EVENT, root != nil {
                    throw Diagnostic(
                        event.place..<event.place + 1,
                        "a model is one YAML document, and a second one begins here", code: .yaml)
                }
                if event.isValue { root = try node(event, depth: 0) }
                event = try next()
            }
        } catch {
            // Where the text is no YAML, nothing else is sure; but an alias may be why it is none.
            if firstAlias == nil { return (nil, [error]) }
        }
        if let firstAlias, !hasAnchors { return (nil, [firstAlias]) }
        return (root, problems)
    }

    // MARK: Events

    /// What the library says comes next.
    private struct Event {
        let type: yaml_event_type_t
        /// Where it begins, as an offset in the file.
        let place: Int
        /// The line and the column of it, from 1.
        let line: Int
        let column: Int
        var text = ""
        var style = YAMLText.Style.plain
        var hasTag = false
        var isAnchored = false

        var isCollection: Bool {
            type == YAML_SEQUENCE_START_EVENT || type == YAML_MAPPING_START_EVENT
        }
        var isValue: Bool {
            isCollection || type == YAML_SCALAR_EVENT || type == YAML_ALIAS_EVENT
        }
        var isEnd: Bool { type == YAML_SEQUENCE_END_EVENT || type == YAML_MAPPING_END_EVENT }
    }

    private mutating func next() throws(Diagnostic) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else {
            throw YAMLProblem.describe(parser.pointee, places)
        }
        defer { yaml_event_delete(&event) }
        let start = event.start_mark
        var result = Event(
            type: event.type, place: places.offset(ofScalar: start.index), line: start.line + 1,
            column: start.column + 1)
        let data = event.data
        func mark(
            _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ tag: UnsafeMutablePointer<yaml_char_t>?
        ) {
            (result.isAnchored, result.hasTag) = (anchor != nil, tag != nil)
        }
        switch event.type {
        case YAML_SCALAR_EVENT:
            let bytes = UnsafeBufferPointer(start: data.scalar.value, count: data.scalar.length)
            result.text = StandIn.restore(String(decoding: bytes, as: UTF8.self))
            result.style = Self.style(data.scalar.style)
            mark(data.scalar.anchor, data.scalar.tag)
        case YAML_SEQUENCE_START_EVENT:
            mark(data.sequence_start.anchor, data.sequence_start.tag)
        case YAML_MAPPING_START_EVENT:
            mark(data.mapping_start.anchor, data.mapping_start.tag)
        case YAML_ALIAS_EVENT:
            let problem = Diagnostic(
                result.place..<result.place + 1, "text that begins with * goes in quotes",
                code: .yaml)
            firstAlias = firstAlias ?? problem
        default: break
        }
        hasAnchors = hasAnchors || result.isAnchored
        return result
    }

    private static func style(_ style: yaml_scalar_style_t) -> YAMLText.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .plain
        }
    }

    // MARK: Nodes

    private mutating func report(_ place: Int, _ message: String, _ suggestion: String? = nil) {
        problems.append(
            Diagnostic(place..<place + 1, message, suggestion: suggestion, code: .yaml))
    }

    /// The value that an event begins; nil where it is refused, with a problem. Recursion is bounded by
    /// `maximumDepth`.
    private mutating func node(_ event: Event, depth: Int) throws(Diagnostic) -> YAMLNode? {
        let place = event.place
        if depth > Self.maximumDepth {
            report(place, "lists and mappings nest too deep here; a model needs four levels")
        } else if event.isAnchored {
            report(
                place, Self.noAnchors,
                "write the value where it is needed; text that begins with & or * goes in quotes")
        } else if event.hasTag {
            report(
                place, "tags cannot stand in a model", "text that begins with ! goes in quotes")
        } else if event.type == YAML_SEQUENCE_START_EVENT {
            return YAMLNode(kind: .list(try items(depth)), offset: place)
        } else if event.type == YAML_MAPPING_START_EVENT {
            return YAMLNode(kind: .mapping(try entries(depth)), offset: place)
        } else if event.style == .plain, let space = foreignSpace(beginning: event) {
            problems.append(space)
        } else {
            let text = YAMLText(string: event.text, style: event.style, offset: place)
            return YAMLNode(kind: .text(text), offset: place)
        }
        try skip(event)
        return nil
    }

    private mutating func items(_ depth: Int) throws(Diagnostic) -> [YAMLNode] {
        var items: [YAMLNode] = []
        var event = try next()
        while !event.isEnd {
            if let item = try node(event, depth: depth + 1) { items.append(item) }
            event = try next()
        }
        return items
    }

    private mutating func entries(_ depth: Int) throws(Diagnostic) -> [YAMLEntry] {
        var entries: [YAMLEntry] = []
        var event = try next()
        while !event.isEnd {
            let key = key(event)
            try skip(event)
            let first = try next()
            if let key {
                if let value = try node(first, depth: depth + 1) {
                    entries.append(YAMLEntry(key: key, value: value))
                }
            } else {
                try skip(first)
            }
            event = try next()
        }
        return entries
    }

    private mutating func key(_ event: Event) -> YAMLText? {
        if event.isCollection {
            report(event.place, "a key is a word, not a list or a mapping")
        } else if event.isAnchored {
            report(event.place, Self.noAnchors)
        } else if event.text == "<<" {
            report(event.place, "merge keys cannot stand in a model", "write the values out")
        } else {
            if event.hasTag {
                report(
                    event.place, "tags cannot stand in a model",
                    "text that begins with ! goes in quotes")
            }
            if event.style == .plain,
                let space = ForeignSpace.problem(inKey: event.text, at: event.place)
            {
                problems.append(space)
            }
            return YAMLText(string: event.text, style: event.style, offset: event.place)
        }
        return nil
    }

    /// A space that is none for YAML in a text that is the first on its line, and would be a key or an
    /// item without it.
    private func foreignSpace(beginning event: Event) -> Diagnostic? {
        guard places.isFirst(line: event.line, column: event.column, afterDashes: true),
            event.text.unicodeScalars.contains(where: ForeignSpace.isForeign)
        else { return nil }
        return ForeignSpace.problem(in: event.line...event.line, places)
    }

    /// Passes over the rest of a list or a mapping.
    private mutating func skip(_ event: Event) throws(Diagnostic) {
        var depth = event.isCollection ? 1 : 0
        while depth > 0 {
            let next = try next()
            depth += next.isCollection ? 1 : next.isEnd ? -1 : 0
        }
    }
}
