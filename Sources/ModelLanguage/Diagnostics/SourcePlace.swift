/// Where something stands in a model's text.
public struct SourcePlace: Sendable, Equatable {
    /// The file's path, or what stands for it, as diagnostics name it.
    public package(set) var file: String
    /// Line, from 1.
    public package(set) var line: Int
    /// Column in Unicode scalars, from 1.
    public package(set) var column: Int
    /// How many columns it takes on its line, at least 1.
    package var length: Int

    /// Names a place.
    package init(file: String, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = max(1, length)
    }
}
