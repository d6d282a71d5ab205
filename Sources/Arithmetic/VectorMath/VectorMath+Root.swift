extension VectorMath {
    /// The square root, correctly rounded; of −0 it is −0, of a negative number NaN.
    ///
    /// The processor has vector instructions for it; the compiler uses them only where it knows
    /// that no argument is negative, for else the C library might have to report an error.
    @inline(__always)
    static func sqrt(_ x: Double) -> Double {
        let root = x.magnitude.squareRoot()
        return x > 0 ? root : x == 0 ? x : .nan
    }
}
