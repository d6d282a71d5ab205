/// The version of casmodel: the one place that states it.
package enum CasModelVersion {
    /// The semantic version, such as `0.1.0`.
    package static let current = "0.1.0"
}
