import Foundation

/// A weighted sum of squared third differences, as the matrix with seven diagonals that it is.
struct DifferencePenalty {
    private static let coefficients = [-1.0, 3, -3, 1]

    let count: Int
    private var weights: [Double]
    /// Row after row, the elements 0 to 3 places left of the diagonal.
    private(set) var matrix: [Double] = []

    init(count: Int) {
        self.count = count
        weights = [Double](repeating: 1, count: count - 3)
        fill()
    }

    private mutating func fill() {
        matrix = [Double](repeating: 0, count: count * 4)
        for (place, weight) in weights.enumerated() {
            for row in 0..<4 {
                for column in 0...row {
                    matrix[(place + row) * 4 + row - column] +=
                        weight * Self.coefficients[row] * Self.coefficients[column]
                }
            }
        }
    }

    private func differences(_ values: [Double]) -> [Double] {
        weights.indices.map {
            values[$0 + 3] - 3 * values[$0 + 2] + 3 * values[$0 + 1] - values[$0]
        }
    }

    /// The sum itself.
    func value(_ values: [Double]) -> Double {
        zip(weights, differences(values)).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    }

    /// The matrix times a vector.
    func times(_ values: [Double]) -> [Double] {
        var product = [Double](repeating: 0, count: count)
        for (place, difference) in differences(values).enumerated() {
            for row in 0..<4 {
                product[place + row] += weights[place] * Self.coefficients[row] * difference
            }
        }
        return product
    }

    /// Sets each weight to the inverse of the mean squared difference around it, none above that of the
    /// usual difference; their geometric mean stays 1.
    mutating func adapt(to values: [Double], neighbours: Int) {
        let squares = differences(values).map { $0 * $0 }
        let means = squares.indices.map { place in
            let near = squares[
                max(place - neighbours, 0)...min(place + neighbours, squares.count - 1)]
            return near.reduce(0, +) / Double(near.count)
        }
        let usual = means.sorted()[means.count / 2]
        guard usual > 0, usual.isFinite else { return }
        let logarithms = means.map { -log($0 + usual) }
        let mean = logarithms.reduce(0, +) / Double(logarithms.count)
        guard mean.isFinite else { return }
        weights = logarithms.map { exp($0 - mean) }
        fill()
    }
}
