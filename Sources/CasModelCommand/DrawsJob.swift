import CasModel
import Encoding

/// The draws that `--draws` asks for.
struct DrawsJob {
    let format: DrawFormat
    let kind: DrawKind

    /// Generates and writes all rows; false where it was stopped.
    func write(
        _ sampling: ModelSampling, _ simulator: Simulator, to file: OutputFile,
        _ interruption: Interruption
    ) throws(CommandFailure) -> Bool {
        let (model, options) = (sampling.model, sampling.options)
        let control = SimulationControl()
        interruption.watch(control)
        let columns = DrawFormat.columns(of: model, kind)
        announce(columns: columns.count, rows: options.runs, file)
        if kind == .weighted, !model.evidence.isEmpty {
            StandardStreams.remark(
                "note: the rows of \(file.shownName) (--draws) do not count alike; its column "
                    + "'\(columns.last ?? "weight")' says what each counts (--weights)")
        }
        let progress = ProgressBar("Writing draws", of: options.runs, control: control)
        defer { progress?.finish() }
        do {
            try file.write(format.header(columns: columns, rows: options.runs))
            return try simulator.generateDraws(
                options, kind, control: control, format: { [format] in format.rows(of: $0) },
                write: { try file.write($0) })
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.badModel, "'\(DisplayText.clean(model.name))': \(error)")
        }
    }

    /// Files from this size on are announced.
    private static let largeFile = 100_000_000.0

    /// Says how long a large file will be before it is written.
    private func announce(columns: Int, rows: Int, _ file: OutputFile) {
        let bytes = Double(rows) * Double(columns) * format.bytesPerNumber
        guard bytes >= Self.largeFile else { return }
        let size = Numbers.rounded(bytes < 1e9 ? bytes / 1e6 : bytes / 1e9, digits: 2)
        StandardStreams.remark(
            "note: \(file.shownName) (--draws) will have \(Numbers.grouped(rows)) rows and about "
                + "\(size) \(bytes < 1e9 ? "MB" : "GB"); --runs sets how many rows")
    }
}
