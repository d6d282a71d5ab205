import Output

/// A place in a picture, in pixels from its upper left corner.
package struct ChartPoint: Sendable, Equatable {
    /// To the right.
    package var x: Double
    /// Downwards.
    package var y: Double

    /// Makes a point.
    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// A rectangle in a picture, in pixels from the picture's upper left corner.
package struct ChartBox: Sendable, Equatable {
    /// The left edge.
    package var x: Double
    /// The upper edge.
    package var y: Double
    /// The extent to the right, not negative.
    package var width: Double
    /// The extent downwards, not negative.
    package var height: Double

    /// Makes a rectangle.
    package init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The right edge.
    package var right: Double { x + width }
    /// The lower edge.
    package var bottom: Double { y + height }

    /// Whether the two share more than `tolerance` pixels in both directions.
    package func overlaps(_ other: ChartBox, tolerance: Double = 0) -> Bool {
        min(right, other.right) - max(x, other.x) > tolerance
            && min(bottom, other.bottom) - max(y, other.y) > tolerance
    }
}
