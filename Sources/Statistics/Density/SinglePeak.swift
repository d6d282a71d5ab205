/// How far a distribution is from one with a single peak.
enum SinglePeak {
    /// Into how many equal shares the values are divided.
    private static let shares = 2000
    /// The share of the values whose shortest interval the peak is taken to be in.
    private static let peakShare = 0.05

    /// By how much at most the probability of an interval differs between a distribution and one with a
    /// single peak that is near to it: the greatest convex function below the cumulative probability up to
    /// the peak, and the least concave one above it from there on. (Hartigan and Hartigan, Annals of Statistics
    /// 13, 1985, doi:10.1214/aos/1176346577, look for the nearest.)
    ///
    /// So no valley and pieces at its sides can all differ by more from what one density gives them.
    static func distance(of distribution: BinnedDistribution) -> Double {
        let places = (0...shares).map { distribution.quantile(Double($0) / Double(shares)) }
        let reach = Int(Double(shares) * peakShare)
        let start = (0...(shares - reach)).min {
            places[$0 + reach] - places[$0] < places[$1 + reach] - places[$1]
        }
        let peak = (start ?? 0) + reach / 2
        let below = gap(places[...peak].map { $0 })
        // Upside down, the concave side is a convex one.
        let above = gap(places[peak...].reversed().map { -$0 })
        // Between two of the places the cumulative probability is known to one share.
        return below + above + 2 / Double(shares)
    }

    /// By how much the cumulative probability exceeds the greatest convex function below it.
    private static func gap(_ places: [Double]) -> Double {
        func slope(_ from: Int, _ to: Int) -> Double {
            let width = places[to] - places[from]
            return width > 0 ? Double(to - from) / width : .infinity
        }
        var hull: [Int] = []
        for place in places.indices {
            while hull.count > 1,
                slope(hull[hull.count - 2], hull[hull.count - 1])
                    >= slope(hull[hull.count - 1], place)
            {
                hull.removeLast()
            }
            hull.append(place)
        }
        var gap = 0.0
        for (left, right) in zip(hull, hull.dropFirst()) {
            let slope = slope(left, right)
            for place in left...right where slope.isFinite {
                let convex = Double(left) + (places[place] - places[left]) * slope
                gap = max(gap, Double(place) - convex)
            }
        }
        return gap / Double(shares)
    }
}
