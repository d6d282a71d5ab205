/// The version of casmodel: the one place that states it.
public enum CasModelVersion {
    /// The semantic version, such as `0.1.0`.
    public static let current = "0.1.0"
}
