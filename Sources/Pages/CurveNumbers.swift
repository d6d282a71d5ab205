import Foundation

/// Writes the numbers of curves for the page's script, short rather than to the last digit.
enum CurveNumbers {
    /// A value with six significant digits, as a whole number and a power of ten: `102470e-1`.
    static func value(_ x: Double) -> String {
        guard x.isFinite, x != 0 else { return "0" }
        let exponent = Int(max(log10(abs(x)).rounded(.down), -300)) - 5
        // In two steps, since 10^305 and beyond are out of reach in one.
        let half = Double(exponent / 2)
        let mantissa = (x / pow(10, half) / pow(10, Double(exponent) - half)).rounded()
        guard abs(mantissa) < 1e9 else { return "\(x)" }
        return "\(Int(mantissa))e\(exponent)"
    }

    /// A probability in hundred thousandths.
    static func probability(_ p: Double) -> String {
        p.isFinite ? "\(Int((min(max(p, 0), 1) * 1e5).rounded()))" : "0"
    }

    /// Values with spaces between them.
    static func values(_ values: [Double]) -> String {
        values.map(value).joined(separator: " ")
    }

    /// Probabilities with spaces between them.
    static func probabilities(_ probabilities: [Double]) -> String {
        probabilities.map(probability).joined(separator: " ")
    }

    /// A place in a picture, in hundredths of a pixel at most.
    static func pixels(_ x: Double) -> String {
        guard x.isFinite, abs(x) < 1e6 else { return "0" }
        return "\((x * 100).rounded() / 100)"
    }
}
