#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// The C library's functions under names that the cases of `Function` do not hide.
enum CMath {
    static func exponential(_ x: Double) -> Double { exp(x) }
    static func logarithm(_ x: Double) -> Double { log(x) }
    static func logarithm10(_ x: Double) -> Double { log10(x) }
    static func logarithm2(_ x: Double) -> Double { log2(x) }
    static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
    static func sine(_ x: Double) -> Double { sin(x) }
    static func cosine(_ x: Double) -> Double { cos(x) }
    static func tangent(_ x: Double) -> Double { tan(x) }
    static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
}
