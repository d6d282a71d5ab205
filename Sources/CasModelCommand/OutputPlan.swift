import CasModel

/// The files a command was asked for.
struct OutputPlan {
    /// What a file is to hold.
    enum Content: CaseIterable {
        case summary, curves, draws, json, picture, page
    }

    private var outputs: [(content: Content, file: OutputFile)] = []

    /// Checks where all the files would go: nothing twice, at most one to standard output, none
    /// over a file that was read by now.
    init(
        _ requests: [(content: Content, option: String, path: SystemPath?)]
    ) throws(CommandFailure) {
        for request in requests {
            guard let path = request.path else { continue }
            let file = try OutputFile(option: request.option, path: path)
            for (_, other) in outputs {
                if file.isStandardOutput, other.isStandardOutput {
                    throw CommandFailure(
                        .usage,
                        "\(other.option) and \(file.option) cannot both go to standard output")
                }
                if file.location.isSameFile(as: other.location) {
                    throw CommandFailure(
                        .usage,
                        "\(other.option) and \(file.option) name the same file "
                            + "'\(path.shown)'")
                }
            }
            outputs.append((request.content, file))
        }
        try refuseFilesRead()
    }

    /// Refuses outputs in the place of files that were read for a model.
    private func refuseFilesRead() throws(CommandFailure) {
        for (_, file) in outputs {
            guard let identity = file.location.identity, let kind = FilesRead.kind(of: identity)
            else { continue }
            throw CommandFailure(
                .usage,
                file.isStandardOutput
                    ? "standard output (\(file.option)) leads to the \(kind) that is read"
                    : "\(file.option) would overwrite the \(kind) \(file.shownName)")
        }
    }

    /// The option that asks for a file on standard output.
    var standardOutputOption: String? { outputs.first { $0.file.isStandardOutput }?.file.option }

    /// Whether standard output is taken by one of the files.
    var usesStandardOutput: Bool { outputs.contains { $0.file.isStandardOutput } }

    /// All the files that are still wanted.
    var files: [OutputFile] { outputs.map(\.file) }

    /// The file for some content, if it was asked for and is still wanted.
    func file(for content: Content) -> OutputFile? {
        outputs.first { $0.content == content }?.file
    }

    /// Creates the temporary files, once all models are read: none of their files is replaced.
    func prepare() throws(CommandFailure) {
        try refuseFilesRead()
        for (content, file) in outputs {
            try PromisedFormat.check(content, option: file.option, path: file.path)
        }
        for (_, file) in outputs { try file.prepare() }
    }

    /// Gives a file up, leaving what stood in its place.
    mutating func discard(_ content: Content) {
        file(for: content)?.discard()
        outputs.removeAll { $0.content == content }
    }

    /// Puts all files in their places, once all of them are complete.
    func commit() throws(CommandFailure) {
        for (_, file) in outputs { try file.finish() }
        for (_, file) in outputs { try file.commit() }
    }
}
