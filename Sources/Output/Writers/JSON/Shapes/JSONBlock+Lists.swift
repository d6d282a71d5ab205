import Distributions

// What `LawJSON` and `ModelList` write.
extension JSONBlock {
    static let laws = JSONBlock("laws", "Laws of the model language.") {
        [
            .casmodel,
            JSONMember("laws", .list(.block(.law)), "All of them, or the one asked for."),
        ]
    }

    static let law = JSONBlock("law", "A law of the model language.") {
        [
            JSONMember("name", .text, "Its name."),
            JSONMember(
                "kind", .word(LawGuide.Kind.allCases.map(\.rawValue)),
                "`continuous`, `discrete`, `composed` of other laws or of data, or `joint` for several numbers."
            ),
            JSONMember("summary", .text, "What it is for."),
            JSONMember("usages", .list(.text), "The forms in which it can be written."),
            JSONMember(
                "parameters", .list(.block(.lawParameter)),
                "Every parameter of every form, each once."),
            JSONMember("definition", .text, "The formula that makes it this law."),
            JSONMember("values", .text, "Which values it takes."),
            JSONMember("mean", .text, "The mean, as a formula."),
            JSONMember("sd", .text, "The standard deviation, as a formula."),
            JSONMember("example", .text, "The law as it could stand in a model."),
        ]
    }

    static let lawParameter = JSONBlock("law_parameter", "A parameter of a law.") {
        [
            JSONMember("name", .text, "Its name."),
            JSONMember("range", .text, "Which values it may have."),
            JSONMember("unit", .text, "What it is measured in, in words."),
            JSONMember("meaning", .text, "What it does."),
        ]
    }

    static let models = JSONBlock("models", "The built-in models.") {
        [.casmodel, JSONMember("models", .list(.block(.builtInModel)), "All of them.")]
    }

    static let builtInModel = JSONBlock("built_in_model", "A built-in model.") {
        [
            JSONMember("name", .text, "The name that can stand wherever a command takes a MODEL."),
            JSONMember("title", .text, "Its title."),
            JSONMember("as_of", .orNull(.text), "The date that it speaks for."),
            JSONMember("default", .truth, "Whether it is the one that runs without a MODEL."),
            .digest,
        ]
    }
}
