import Distributions
import Synchronization

/// Finds the content of a data file by its path as the model writes it, and by which of the model's
/// files it stands in, from 0.
package typealias DataFinder =
    @Sendable (_ path: String, _ file: Int) throws(Diagnostic) -> [UInt8]

/// The data files that a model names, each fetched once.
package final class DataFiles: Sendable {
    /// The largest data file, in bytes; also what all of a model's may have together.
    package static let maximumBytes = 64 << 20
    /// The most data files of a model.
    static let maximumFiles = 20

    private struct Place: Hashable {
        let file: Int
        let path: String
    }
    private struct Column: Hashable {
        let place: Place
        let name: String
        let weights: String?
    }
    private struct State {
        var files: [Place: [UInt8]] = [:]
        var laws: [Column: EmpiricalLaw] = [:]
    }

    private let find: DataFinder?
    private let state = Mutex(State())

    /// Data files that `find` finds; none where it is nil.
    package init(_ find: DataFinder? = nil) {
        self.find = find
    }

    /// The content of every file that was asked for, by the model's files and then by path.
    package var contents: [[UInt8]] {
        let files = state.withLock { $0.files }
        return files.sorted { ($0.key.file, $0.key.path) < ($1.key.file, $1.key.path) }
            .map(\.value)
    }

    /// The law of a column, or what is wrong with it.
    ///
    /// - Parameter file: which of the model's files names it, from 0.
    func law(
        _ path: String, in file: Int, column: String, weights: String?
    ) throws(DataColumn.Problem) -> EmpiricalLaw {
        let place = Place(file: file, path: path)
        let key = Column(place: place, name: column, weights: weights)
        if let law = state.withLock({ $0.laws[key] }) { return law }
        let bytes = try content(place)
        let columns = try DataColumn.numbers(
            [column] + (weights.map { [$0] } ?? []), of: bytes, file: path)
        let law: EmpiricalLaw
        do throws(LawError) {
            law = try EmpiricalLaw(
                values: columns[0], weights: columns.count > 1 ? columns[1] : nil)
        } catch {
            throw DataColumn.Problem(message: "`\(path)`: \(error.description)", column: 1)
        }
        state.withLock { $0.laws[key] = law }
        return law
    }

    private func content(_ place: Place) throws(DataColumn.Problem) -> [UInt8] {
        let known = state.withLock {
            ($0.files[place], $0.files.count, $0.files.values.map(\.count))
        }
        if let bytes = known.0 { return bytes }
        if let problem = Self.problem(place.path) { throw DataColumn.Problem(message: problem) }
        guard known.1 < Self.maximumFiles else {
            throw DataColumn.Problem(
                message: "a model takes data from at most \(Self.maximumFiles) files")
        }
        guard let find else {
            throw DataColumn.Problem(message: "nothing says where this model's data files are")
        }
        let bytes: [UInt8]
        do throws(Diagnostic) {
            bytes = try find(place.path, place.file)
        } catch {
            throw DataColumn.Problem(message: error.message, suggestion: error.suggestion)
        }
        guard known.2.reduce(bytes.count, +) <= Self.maximumBytes else {
            throw DataColumn.Problem(
                message: "the data files of a model have at most \(Self.maximumBytes >> 20) MiB "
                    + "together")
        }
        state.withLock { $0.files[place] = bytes }
        return bytes
    }

    /// What is wrong with a path; nil where it stays in its folder.
    private static func problem(_ path: String) -> String? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if path.isEmpty || path.utf8.contains(0) || path.utf8.count > 1000 {
            return "the name of a file is expected here"
        }
        if path.hasPrefix("/") || parts.contains("..") {
            return "`\(path)` may lie outside of the model's folder, and data files lie in it"
        }
        return parts.contains("") || parts.contains(".")
            ? "`\(path)` is not the path of a file within the model's folder" : nil
    }
}
