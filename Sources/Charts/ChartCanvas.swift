import Output

/// Collects the parts of a picture.
package struct ChartCanvas {
    /// The type of a picture, larger in wide ones, which are seen smaller than they are.
    package struct TypeScale: Sendable {
        /// What pixels of the layout are multiplied with.
        package let factor: Double

        init(width: Double) {
            factor = min(max(1 + (width - 900) / 2000, 1), 1.5)
        }

        /// The title.
        package var title: TypeStyle { TypeStyle(size: 19 * factor, weight: .bold) }
        /// The sentence below it.
        package var subtitle: TypeStyle { TypeStyle(size: 13 * factor, ink: .muted) }
        /// Names of quantities.
        package var name: TypeStyle { TypeStyle(size: 13 * factor, weight: .bold) }
        /// Text beside them.
        package var small: TypeStyle { TypeStyle(size: 12 * factor, ink: .muted) }
        /// Figures in a curve.
        package var figure: TypeStyle { TypeStyle(size: 12 * factor, weight: .bold) }
        /// Axes and sources.
        package var fine: TypeStyle { TypeStyle(size: 11 * factor, ink: .muted) }
        /// What was reported.
        package var report: TypeStyle { TypeStyle(size: 11 * factor, ink: .report) }
    }

    /// The picture's type.
    package let type: TypeScale
    /// The picture's width.
    package let width: Double
    /// The space at its left and right.
    package var margin: Double { 20 * type.factor }
    /// What is inside the margins: its left edge and its width.
    package var content: (left: Double, width: Double) { (margin, width - 2 * margin) }
    /// Pixels of the layout, larger in wide pictures.
    package func px(_ value: Double) -> Double { value * type.factor }

    /// What was drawn so far.
    package private(set) var elements: [SceneElement] = []
    /// The panels drawn so far.
    package var panels: [ChartPanel] = []

    init(width: Double) {
        self.width = width
        type = TypeScale(width: width)
    }

    /// Draws a part.
    package mutating func draw(_ element: SceneElement) { elements.append(element) }

    /// Draws a panel's parts as a group that says what it shows and on which scale.
    package mutating func group(_ panel: ChartPanel, _ body: (inout ChartCanvas) -> Void) {
        panels.append(panel)
        var data = [(name: "quantity", value: panel.quantity), (name: "unit", value: panel.unit)]
        if let scale = panel.scale {
            data += [
                ("scale", scale.kind.rawValue), ("low", Numbers.shortest(scale.low)),
                ("high", Numbers.shortest(scale.high)), ("start", SVGWriter.number(scale.start)),
                ("end", SVGWriter.number(scale.end)),
            ]
        }
        let outside = elements
        elements = []
        body(&self)
        elements = outside + [.group(id: panel.id, data: data, elements)]
    }

    /// Draws parts that say what they show when a pointer rests on them.
    package mutating func titled(_ title: String, _ body: (inout ChartCanvas) -> Void) {
        let outside = elements
        elements = []
        body(&self)
        elements = outside + (title.isEmpty ? elements : [.titled(title, elements)])
    }

    /// Draws a line of text.
    package mutating func text(
        _ text: String, x: Double, baseline: Double, _ style: TypeStyle,
        anchor: PlacedText.Anchor = .start
    ) {
        guard !text.isEmpty else { return }
        draw(.text(PlacedText(text: text, x: x, baseline: baseline, style: style, anchor: anchor)))
    }

    /// Draws lines of text below `top`, and gives the place below them.
    package mutating func lines(
        _ lines: [String], x: Double, top: Double, _ style: TypeStyle
    ) -> Double {
        var top = top
        for line in lines {
            text(line, x: x, baseline: baseline(top, style), style)
            top += style.leading
        }
        return top
    }

    /// The baseline of a line whose space begins at `top`.
    package func baseline(_ top: Double, _ style: TypeStyle) -> Double {
        top + (style.leading - style.size) / 2 + TextMetrics.ascent(style.size)
    }

    /// Draws a text centred on `x` as far as it stays between the bounds, on a ground of its own where
    /// it may cross lines.
    package mutating func centred(
        _ text: String, x: Double, top: Double, _ style: TypeStyle, in bounds: ClosedRange<Double>,
        hidesGround: Bool = false
    ) {
        let text = style.cut(text, to: bounds.upperBound - bounds.lowerBound)
        let half = style.width(text) / 2
        let centre = min(max(x, bounds.lowerBound + half), bounds.upperBound - half)
        if hidesGround, !text.isEmpty {
            let ground = ChartBox(
                x: centre - half - 2, y: top, width: 2 * half + 4, height: style.leading)
            draw(.rectangle(ground, radius: 0, .fill(.background)))
        }
        self.text(text, x: centre, baseline: baseline(top, style), style, anchor: .middle)
    }

    /// Draws a horizontal axis with labels below it: a line at `y` with its ticks. Gives the place
    /// below the labels.
    ///
    /// - Parameters:
    ///   - isWhole: whether only whole numbers have ticks.
    ///   - gridTop: how far up rules go from the ticks.
    package mutating func axis(
        _ scale: AxisScale, y: Double, bounds: ClosedRange<Double>, isWhole: Bool = false,
        gridTop: Double? = nil
    ) -> Double {
        let style = type.fine
        let ticks = AxisTicks.fitting(
            scale, bounds: bounds, gap: px(9), isWhole: isWhole, width: style.width)
        for (tick, _) in ticks {
            let x = scale.position(tick.value)
            if let gridTop {
                draw(
                    .line(
                        from: ChartPoint(x: x, y: gridTop), to: ChartPoint(x: x, y: y), .line(.grid)
                    ))
            }
            draw(
                .line(
                    from: ChartPoint(x: x, y: y), to: ChartPoint(x: x, y: y + px(4)), .line(.axis)))
        }
        draw(
            .line(
                from: ChartPoint(x: scale.start, y: y), to: ChartPoint(x: scale.end, y: y),
                .line(.axis)))
        let top = y + px(5)
        for (tick, centre) in ticks {
            text(
                tick.label, x: centre, baseline: baseline(top, style), style, anchor: .middle)
        }
        return top + style.leading
    }
}
