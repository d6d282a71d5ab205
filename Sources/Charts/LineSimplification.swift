import Output

extension [ChartPoint] {
    /// The line with fewer points, nowhere farther than `tolerance` pixels from itself.
    ///
    /// Ramer, Computer Graphics and Image Processing 1, 1972, doi:10.1016/S0146-664X(72)80017-0; Douglas
    /// and Peucker, Cartographica 10, 1973, doi:10.3138/FM57-6770-U75U-7727. Cost: the number of
    /// points times the logarithm of it, as a rule; at most its square.
    package func simplified(tolerance: Double) -> [ChartPoint] {
        guard count > 2 else { return self }
        var isKept = [Bool](repeating: false, count: count)
        isKept[0] = true
        isKept[count - 1] = true
        var stretches = [(0, count - 1)]
        while let (first, last) = stretches.popLast() {
            var farthest = first
            var distance = tolerance
            for index in (first + 1)..<Swift.max(last, first + 1) {
                let away = self[index].distance(from: self[first], to: self[last])
                if away > distance { (farthest, distance) = (index, away) }
            }
            guard farthest > first else { continue }
            isKept[farthest] = true
            stretches += [(first, farthest), (farthest, last)]
        }
        return indices.filter { isKept[$0] }.map { self[$0] }
    }
}

extension ChartPoint {
    /// The distance to the stretch between two points.
    fileprivate func distance(from start: ChartPoint, to end: ChartPoint) -> Double {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = dx * dx + dy * dy
        let along = length > 0 ? ((x - start.x) * dx + (y - start.y) * dy) / length : 0
        let nearest = Swift.min(Swift.max(along, 0), 1)
        let (awayX, awayY) = (x - start.x - nearest * dx, y - start.y - nearest * dy)
        return (awayX * awayX + awayY * awayY).squareRoot()
    }
}
