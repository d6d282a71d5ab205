import Output

/// The labels of thresholds, each on a line of its own above a plot, with a rule from it down to the
/// axis.
struct ThresholdLabels {
    /// A label with the place where its text begins or, before its rule, ends.
    private struct Label {
        let threshold: QuestionThreshold
        let text: String
        let x: Double
        let anchor: PlacedText.Anchor
        /// Where the rule is; nil for a threshold beyond the axis.
        let rule: Double?
        let isBefore: Bool
    }

    private let thresholds: [QuestionThreshold]
    private let scale: AxisScale
    private let bounds: ClosedRange<Double>

    init(_ thresholds: [QuestionThreshold], scale: AxisScale, bounds: ClosedRange<Double>) {
        self.thresholds = thresholds
        self.scale = scale
        self.bounds = bounds
    }

    /// Draws the labels from `top` on, and the rules to `base`.
    func draw(_ canvas: inout ChartCanvas, top: Double, base: Double) {
        let style = canvas.type.report
        let labels = placed(style, gap: canvas.px(4))
        let tops = labels.indices.map { top + Double($0) * style.leading }
        for (label, top) in zip(labels, tops) {
            guard let rule = label.rule else { continue }
            canvas.draw(
                .line(
                    from: ChartPoint(x: rule, y: top + style.leading * 0.1),
                    to: ChartPoint(x: rule, y: base),
                    .line(.report, width: canvas.px(1), dashes: [canvas.px(3), canvas.px(2)])))
        }
        for (label, top) in zip(labels, tops) {
            let width = style.width(label.text)
            let ground = ChartBox(
                x: (label.anchor == .end ? label.x - width : label.x) - 1, y: top,
                width: width + 2, height: style.leading)
            canvas.draw(.rectangle(ground, radius: 0, .fill(.background)))
            canvas.text(
                label.text, x: label.x, baseline: canvas.baseline(top, style), style,
                anchor: label.anchor)
        }
    }

    /// Labels that stand before their rules first, the rightmost on top, then those behind theirs, the
    /// leftmost on top: so a rule hardly ever runs through another label.
    private func placed(_ style: TypeStyle, gap: Double) -> [Label] {
        let room = bounds.upperBound - bounds.lowerBound
        let labels = thresholds.map { threshold -> Label in
            let isInside = threshold.value >= scale.low && threshold.value <= scale.high
            let x = scale.clampedPosition(threshold.value)
            let text = style.cut(threshold.label, to: room - gap)
            let width = style.width(text)
            let rule = isInside ? x : nil
            if x + gap + width <= bounds.upperBound {
                return Label(
                    threshold: threshold, text: text, x: x + gap, anchor: .start, rule: rule,
                    isBefore: false)
            }
            let end = min(x - gap, bounds.upperBound)
            let fits = end - width >= bounds.lowerBound
            return Label(
                threshold: threshold, text: text, x: fits ? end : bounds.lowerBound,
                anchor: fits ? .end : .start, rule: rule, isBefore: true)
        }
        return labels.filter(\.isBefore).sorted { $0.threshold.value > $1.threshold.value }
            + labels.filter { !$0.isBefore }.sorted { $0.threshold.value < $1.threshold.value }
    }
}
