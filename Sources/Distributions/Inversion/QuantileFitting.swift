import Foundation

/// Finds the polynomials of a `QuantileTable`, cell by cell from the middle of one side outward.
///
/// A cell's polynomial takes the law's quantiles at six Chebyshev–Lobatto points. The first of
/// them is the last one of the cell before. The others are foretold by that cell's polynomial and
/// corrected by one step with the law's distribution function and density, of third order since
/// the polynomial knows the curvature; where the foretelling is too far off for that, the law's
/// own quantile function is asked.
struct QuantileFitting {
    private let law: any Law
    private let form: QuantileTable.Form
    private let upper: Bool

    private var previous: (polynomial: [Double], probabilities: Range<Double>)?

    private static let degree = 5
    /// A little less than the tolerance, since the error is largest near the points that are looked
    /// at rather than at them.
    private static let limit = 0.9 * QuantileTable.tolerance
    /// The largest correction, relative to the length over which the quantile function's slope
    /// changes, that one step is trusted with: what it leaves out is of the square of it.
    private static let largestStep = 1e-5

    init(_ law: any Law, form: QuantileTable.Form, upper: Bool) {
        self.law = law
        self.form = form
        self.upper = upper
    }

    /// The row of one cell, or nil where it misses the tolerance.
    mutating func fit(_ probabilities: Range<Double>) -> PackedRow? {
        guard let polynomial = interpolate(probabilities) else {
            previous = nil
            return nil
        }
        previous = (polynomial, probabilities)
        let row = PackedRow(polynomial)
        return isAccurate(row, probabilities) ? row : nil
    }

    private func interpolate(_ probabilities: Range<Double>) -> [Double]? {
        // Interpolating the differences from one node keeps rounding relative to the change
        // across the cell rather than to the value.
        let width = probabilities.upperBound - probabilities.lowerBound
        var values: [Double] = []
        for t in QuantileFitting.nodes {
            let w = probabilities.lowerBound + (t + 0.5) * width
            let value = target(w)
            guard value.isFinite else { return nil }
            values.append(value)
        }
        var polynomial = [0.0, 0, 0, 0, 0, 0]
        let origin = values[QuantileFitting.degree / 2]
        for (node, value) in values.enumerated() {
            for power in polynomial.indices {
                polynomial[power] += QuantileFitting.lagrange[node][power] * (value - origin)
            }
        }
        polynomial[0] += origin
        return polynomial
    }

    /// Whether a row's values, where its error is near its largest, have the probabilities that
    /// they should have, but for the rounding of the value itself.
    private func isAccurate(_ row: PackedRow, _ probabilities: Range<Double>) -> Bool {
        let width = probabilities.upperBound - probabilities.lowerBound
        return QuantileFitting.checks.allSatisfy { t in
            let w = probabilities.lowerBound + (t + 0.5) * width
            let x = value(row.value(at: t))
            let error = abs(probability(x) - w)
            guard error > QuantileFitting.limit else { return true }
            return error <= QuantileFitting.limit + 2 * law.density(x) * x.ulp
        }
    }

    // MARK: Quantiles

    /// What is interpolated at a probability.
    private func target(_ w: Double) -> Double {
        if let foretold = foretold(w) { return foretold }
        let x = upper ? law.upperQuantile(w) : law.quantile(w)
        switch form {
        case .linear: return x
        case .logAbove(let low): return log(x - low)
        }
    }

    /// The same by the polynomial of the cell before and one correction; nil where that is not
    /// good enough.
    private func foretold(_ w: Double) -> Double? {
        guard let previous else { return nil }
        let width = previous.probabilities.upperBound - previous.probabilities.lowerBound
        let t = (w - previous.probabilities.lowerBound) / width - 0.5
        let c = previous.polynomial
        // The first node of a cell is a node of the cell before.
        if t == -0.5 { return QuantileFitting.horner(c, t) }
        let y = QuantileFitting.horner(c, t)
        let slope = c[1] + t * (2 * c[2] + t * (3 * c[3] + t * (4 * c[4] + t * 5 * c[5])))
        let curvature = 2 * c[2] + t * (6 * c[3] + t * (12 * c[4] + t * 20 * c[5]))
        let x = value(y)
        let missing = (w - probability(x)) / width
        // The slope by the density: more exact than the polynomial's outside its cell.
        var exactSlope = width / law.density(x) * (upper ? -1 : 1)
        if case .logAbove(let low) = form { exactSlope /= x - low }
        let bend = missing * curvature / slope
        guard abs(bend) < QuantileFitting.largestStep,
            abs(missing) < QuantileFitting.largestStep, exactSlope.isFinite, exactSlope != 0
        else { return nil }
        return y + exactSlope * missing * (1 + bend / 2)
    }

    /// The quantile that an interpolated value stands for.
    private func value(_ y: Double) -> Double {
        switch form {
        case .linear: return y
        case .logAbove(let low): return low + exp(y)
        }
    }

    private func probability(_ x: Double) -> Double {
        upper ? law.upperTail(x) : law.cumulative(x)
    }

    private static func horner(_ c: [Double], _ t: Double) -> Double {
        ((((c[5] * t + c[4]) * t + c[3]) * t + c[2]) * t + c[1]) * t + c[0]
    }

    // MARK: Nodes

    /// The Chebyshev–Lobatto points of degree five on −½ … ½, the nearest to the middle first.
    private static let nodes: [Double] = (0...degree).map {
        0.5 * cos(.pi * Double($0) / Double(degree))
    }

    /// Halfway between nodes, where the error of the interpolation is near its largest.
    private static let checks: [Double] = zip(nodes, nodes.dropFirst()).map { ($0 + $1) / 2 }

    /// For each node, the coefficients of the polynomial that is 1 there and 0 at the others.
    private static let lagrange: [[Double]] = nodes.indices.map { node in
        var polynomial = [1.0]
        for other in nodes.indices where other != node {
            let scale = 1 / (nodes[node] - nodes[other])
            var product = [Double](repeating: 0, count: polynomial.count + 1)
            for (power, coefficient) in polynomial.enumerated() {
                product[power + 1] += coefficient * scale
                product[power] -= coefficient * nodes[other] * scale
            }
            polynomial = product
        }
        return polynomial
    }
}
