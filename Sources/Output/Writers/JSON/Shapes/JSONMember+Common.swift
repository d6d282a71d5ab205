// Members that several objects have, each described once.
extension JSONMember {
    static let casmodel = JSONMember(
        "casmodel", .text, "The version of casmodel that wrote the object.")
    static let model = JSONMember(
        "model", .text,
        "The model's name: that of its file without the ending, that of the built-in model, or `stdin`."
    )
    static let digest = JSONMember(
        "model_sha256", .text,
        "The SHA-256 digest of the model's text, in hexadecimal; of a model of several files, the digest of "
            + "the list of theirs.")
    static let scenario = JSONMember(
        "scenario", .text, onlyWhere: "one was applied", "The name of the scenario that was run.")
    static let overrides = JSONMember(
        "overrides", .names(.text), onlyWhere: "there are any",
        "The changes made with `--set`: the new expression of each changed quantity, by its name.")
    static let seed = JSONMember(
        "seed", .count, "The seed of the random streams, from 0 to 2^64 - 1.")
    static let runs = JSONMember(
        "runs", .count,
        "How many runs the figures rest on; fewer than were asked for where the simulation was stopped."
    )
    static let sampler = JSONMember(
        "sampler", .word(["random"]), "How runs are sampled: by pseudo-random numbers.")
    static let partial = JSONMember(
        "partial", .truth,
        "Whether it was stopped before its end, so that the figures are those of the runs done by then."
    )

    /// A Monte Carlo standard error.
    static func mcse(_ name: String = "mcse", of what: String) -> JSONMember {
        JSONMember(
            name, .orNull(.number),
            "The Monte Carlo standard error of \(what), in the same unit; null where it cannot be told."
        )
    }
}
