import CVectorUnit

/// The vector unit that this build of casmodel is made for.
package enum VectorUnit {
    /// The instructions that this build uses and this machine lacks, such as `AVX-512`; nil where
    /// the build runs here.
    ///
    /// A portable build needs nothing. A build with the trait `NativeVectors` needs what the machine
    /// had that it was built on; elsewhere a simulation could end with an illegal instruction.
    package static var missingInstructions: String? {
        casmodel_missing_instructions().map { String(cString: $0) }
    }
}
