import Output

/// A place in a picture, in pixels from its upper left corner.
public struct ChartPoint: Sendable, Equatable {
    /// To the right.
    public var x: Double
    /// Downwards.
    public var y: Double

    /// Makes a point.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// A rectangle in a picture, in pixels from the picture's upper left corner.
public struct ChartBox: Sendable, Equatable {
    /// The left edge.
    public var x: Double
    /// The upper edge.
    public var y: Double
    /// The extent to the right, not negative.
    public var width: Double
    /// The extent downwards, not negative.
    public var height: Double

    /// Makes a rectangle.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The right edge.
    public var right: Double { x + width }
    /// The lower edge.
    public var bottom: Double { y + height }

    /// Whether the two share more than `tolerance` pixels in both directions.
    package func overlaps(_ other: ChartBox, tolerance: Double = 0) -> Bool {
        min(right, other.right) - max(x, other.x) > tolerance
            && min(bottom, other.bottom) - max(y, other.y) > tolerance
    }
}
