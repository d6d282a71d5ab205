import Arithmetic

/// Fits mixtures of normal laws to points, by expectation and maximisation (Dempster, Laird and Rubin
/// 1977) from a start by k-means++ (Arthur and Vassilvitskii 2007).
///
/// A function of its arguments alone: one thread, one order, arithmetic of our own.
struct MixtureFit {
    /// The points' own mean and covariance as one component of weight 1.
    let whole: GaussianMixture.Component

    private let dimension: Int
    /// The points on the scale on which `whole` is a standard normal law, row by row.
    private let points: [Double]
    private var count: Int { points.count / dimension }

    private static let lloydSteps = 8
    static let steps = 12
    /// What is added to every variance, on the scale of the whole.
    private static let floor = 1e-9

    /// Takes points row by row; nil where they do not span the space.
    init?(rows: [Double], dimension: Int) {
        self.dimension = dimension
        let count = rows.count / dimension
        guard count > 4 * dimension + 8 else { return nil }
        var mean = [Double](repeating: 0, count: dimension)
        for row in 0..<count {
            for i in 0..<dimension { mean[i] += rows[row * dimension + i] / Double(count) }
        }
        var covariance = [Double](repeating: 0, count: dimension * dimension)
        for row in 0..<count {
            for i in 0..<dimension {
                let a = rows[row * dimension + i] - mean[i]
                for j in 0...i {
                    covariance[i * dimension + j] +=
                        a * (rows[row * dimension + j] - mean[j]) / Double(count)
                }
            }
        }
        // A direction in which the points hardly vary still needs some room.
        for i in 0..<dimension {
            covariance[i * dimension + i] = covariance[i * dimension + i] * (1 + 1e-10) + 1e-24
        }
        guard let factor = LowerTriangle(factorOf: covariance, size: dimension) else { return nil }
        whole = GaussianMixture.Component(weight: 1, mean: mean, factor: factor)
        var scaled: [Double] = []
        scaled.reserveCapacity(rows.count)
        for row in 0..<count {
            scaled += factor.solve(
                (0..<dimension).map { rows[row * dimension + $0] - mean[$0] })
        }
        points = scaled
    }

    /// The mixture of up to `components` normal laws.
    func mixture(components: Int) -> GaussianMixture {
        var parts = [
            GaussianMixture.Component(
                weight: 1, mean: [Double](repeating: 0, count: dimension),
                factor: LowerTriangle(identity: dimension))
        ]
        if components > 1 {
            parts = maximised(responsibilities: start(components), components: components)
            for _ in 0..<MixtureFit.steps {
                parts = maximised(
                    responsibilities: responsibilities(parts), components: parts.count)
            }
        }
        return GaussianMixture(
            dimension: dimension,
            components: parts.map { part in
                let centre = whole.factor.times(part.mean)
                return GaussianMixture.Component(
                    weight: part.weight, mean: zip(whole.mean, centre).map { $0 + $1 },
                    factor: whole.factor.times(part.factor))
            })
    }

    /// For each point, the number of its cluster as a responsibility of 1.
    private func start(_ components: Int) -> [Double] {
        var centres = [Array(points[0..<dimension])]
        var nearest = [Double](repeating: .infinity, count: count)
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        while centres.count < components {
            var total = 0.0
            for row in 0..<count {
                nearest[row] = min(nearest[row], distance(row, centres[centres.count - 1]))
                total += nearest[row]
            }
            // xorshift64 (Marsaglia 2003): any spread of starting points serves.
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            var rest = Double(state >> 11) * 0x1p-53 * total
            var chosen = count - 1
            for row in 0..<count {
                rest -= nearest[row]
                if rest < 0 {
                    chosen = row
                    break
                }
            }
            centres.append(Array(points[chosen * dimension..<(chosen + 1) * dimension]))
        }
        var clusters = [Int](repeating: 0, count: count)
        for _ in 0..<MixtureFit.lloydSteps {
            var sums = centres.map { _ in [Double](repeating: 0, count: dimension) }
            var sizes = [Double](repeating: 0, count: components)
            for row in 0..<count {
                var best = (cluster: 0, distance: Double.infinity)
                for cluster in 0..<components {
                    let d = distance(row, centres[cluster])
                    if d < best.distance { best = (cluster, d) }
                }
                clusters[row] = best.cluster
                sizes[best.cluster] += 1
                for i in 0..<dimension { sums[best.cluster][i] += points[row * dimension + i] }
            }
            for cluster in 0..<components where sizes[cluster] > 0 {
                centres[cluster] = sums[cluster].map { $0 / sizes[cluster] }
            }
        }
        var result = [Double](repeating: 0, count: count * components)
        for row in 0..<count { result[row * components + clusters[row]] = 1 }
        return result
    }

    private func distance(_ row: Int, _ centre: [Double]) -> Double {
        var sum = 0.0
        for i in 0..<dimension {
            let d = points[row * dimension + i] - centre[i]
            sum += d * d
        }
        return sum
    }

    /// The probability with which each point belongs to each component.
    private func responsibilities(_ parts: [GaussianMixture.Component]) -> [Double] {
        let constants = parts.map { VectorMath.log($0.weight) - $0.factor.logDeterminant }
        let (count, size, dimension) = (self.count, parts.count, self.dimension)
        return [Double](unsafeUninitializedCapacity: count * size) { result, filled in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: dimension) { y in
                points.withUnsafeBufferPointer { points in
                    for (index, part) in parts.enumerated() {
                        part.mean.withUnsafeBufferPointer { mean in
                            part.factor.entries.withUnsafeBufferPointer { factor in
                                for row in 0..<count {
                                    var square = 0.0
                                    for i in 0..<dimension {
                                        var t = points[row &* dimension &+ i] - mean[i]
                                        for j in 0..<i { t -= factor[i &* dimension &+ j] * y[j] }
                                        y[i] = t / factor[i &* dimension &+ i]
                                        square += y[i] * y[i]
                                    }
                                    result[row &* size &+ index] = constants[index] - 0.5 * square
                                }
                            }
                        }
                    }
                }
            }
            for row in 0..<count {
                let values = result.baseAddress.map { $0 + row &* size }
                guard let values else { break }
                var highest = -Double.infinity
                for index in 0..<size where values[index] > highest { highest = values[index] }
                var sum = 0.0
                for index in 0..<size {
                    values[index] = VectorMath.expOfNegligible(values[index] - highest)
                    sum += values[index]
                }
                for index in 0..<size { values[index] /= sum }
            }
            filled = count * size
        }
    }

    /// The components that make the points most likely, given to which they belong; without those
    /// that have too few points to have a covariance.
    private func maximised(
        responsibilities: [Double], components: Int
    ) -> [GaussianMixture.Component] {
        var parts: [GaussianMixture.Component] = []
        for index in 0..<components {
            if let part = component(index, of: components, responsibilities) { parts.append(part) }
        }
        let total = parts.reduce(0) { $0 + $1.weight }
        return parts.map { part in
            var part = part
            part.weight /= total
            return part
        }
    }

    private func component(
        _ index: Int, of components: Int, _ responsibilities: [Double]
    ) -> GaussianMixture.Component? {
        let (count, dimension) = (self.count, self.dimension)
        var weight = 0.0
        var mean = [Double](repeating: 0, count: dimension)
        var covariance = [Double](repeating: 0, count: dimension * dimension)
        points.withUnsafeBufferPointer { points in
            responsibilities.withUnsafeBufferPointer { r in
                mean.withUnsafeMutableBufferPointer { mean in
                    for row in 0..<count {
                        let w = r[row &* components &+ index]
                        weight += w
                        for i in 0..<dimension { mean[i] += w * points[row &* dimension &+ i] }
                    }
                    guard weight > 0 else { return }
                    for i in 0..<dimension { mean[i] /= weight }
                    covariance.withUnsafeMutableBufferPointer { covariance in
                        for row in 0..<count {
                            let w = r[row &* components &+ index] / weight
                            guard w > 1e-12 else { continue }
                            let x = row &* dimension
                            for i in 0..<dimension {
                                let a = w * (points[x &+ i] - mean[i])
                                for j in 0...i {
                                    covariance[i &* dimension &+ j] +=
                                        a * (points[x &+ j] - mean[j])
                                }
                            }
                        }
                    }
                }
            }
        }
        guard weight > Double(2 * dimension + 8) else { return nil }
        for i in 0..<dimension { covariance[i * dimension + i] += MixtureFit.floor }
        return LowerTriangle(factorOf: covariance, size: dimension).map {
            GaussianMixture.Component(weight: weight, mean: mean, factor: $0)
        }
    }
}
