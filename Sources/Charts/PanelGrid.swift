import Output

/// One of the small pictures of a chart.
struct Panel {
    /// The quantity and its unit.
    let name: String
    let unit: String
    /// The unit and the figures below the name, each part on one line if it fits.
    let summary: [String]
    /// What is marked above the plot.
    var reports: [ReportedMark] = []
    /// The questions marked in the plot.
    var thresholds: [QuestionThreshold] = []
    /// The axis; nil for a quantity without values.
    let domain: AxisDomain?
    /// Lines of labels that the upper end of the plot is kept free for.
    var labelLines = 1
    /// The space for labels of the vertical axis.
    var gutter = 0.0
    /// What the axis shows, below its labels; empty where it is the quantity.
    var axisTitle = ""
    /// Curves for programs that answer a pointer.
    let curves: [ChartPanel.Curve]
    /// Draws what is in the plot, below the lines of labels.
    let draw: (inout ChartCanvas, ChartBox, AxisScale) -> Void
}

/// Panels in rows, as many beside each other as have room, the plots of a row on one line.
struct PanelGrid {
    let panels: [Panel]

    private static let leastWidth = 235.0
    private static let gap = 30.0

    /// Draws the panels below `top`, and gives the place below them.
    func draw(_ canvas: inout ChartCanvas, top: Double) -> Double {
        guard !panels.isEmpty else { return top }
        let (left, room) = canvas.content
        let gap = canvas.px(Self.gap)
        let fitting = ((room + gap) / (canvas.px(Self.leastWidth) + gap)).rounded(.down)
        let most = Int(min(max(fitting, 1), 64))
        let rows = (panels.count + most - 1) / most
        let columns = (panels.count + rows - 1) / rows
        let width = (room - gap * Double(columns - 1)) / Double(columns)
        let plotHeight =
            min(
                max(width * (columns == 1 ? 0.36 : 0.42), canvas.px(84)),
                canvas.px(columns == 1 ? 280 : 130)) + furtherLabels(canvas)
        var top = top
        for row in 0..<rows {
            let members = Array(panels.indices.dropFirst(row * columns).prefix(columns))
            if row > 0 { top += canvas.px(18) }
            let summaries = flow(
                members.map { place in
                    // An axis with a title has its note there.
                    let kind = panels[place].axisTitle.isEmpty ? panels[place].domain?.kind : nil
                    let note = kind?.note ?? ""
                    return panels[place].summary + (note.isEmpty ? [] : [note])
                }, to: width, canvas.type.small)
            let layouts = zip(members, summaries).map {
                layout(panels[$0], summary: $1, width: width, canvas)
            }
            let header = layouts.map(\.header).max() ?? 0
            let strips = layouts.map(\.strips).max() ?? 0
            var bottom = top
            for (column, member) in members.enumerated() {
                let frame = ChartBox(
                    x: left + Double(column) * (width + gap), y: top, width: width, height: 0)
                let end = draw(
                    panels[member], member, layouts[column], frame, plotTop: top + header + strips,
                    plotHeight: plotHeight, &canvas)
                bottom = max(bottom, end)
            }
            top = bottom
        }
        return top
    }

    /// The height that more lines of labels than two take, so that there is as much left for curves.
    private func furtherLabels(_ canvas: ChartCanvas) -> Double {
        let lines = panels.map(\.labelLines).max() ?? 0
        return Double(max(lines - 2, 0)) * canvas.type.figure.leading
    }

    // MARK: One panel

    /// The text above the plot, wrapped, and the space that it takes.
    private struct Layout {
        let name: [String]
        let summary: [String]
        let reports: [[String]]
        let header: Double
        let strips: Double
    }

    private func layout(
        _ panel: Panel, summary: [String], width: Double, _ canvas: ChartCanvas
    ) -> Layout {
        let type = canvas.type
        let name = type.name.wrap(ChartName.shown(panel.name), to: width, lines: 2)
        let reports = panel.reports.map { type.report.wrap($0.label, to: width, lines: 2) }
        let bars = reports.reduce(0) { $0 + barHeight($1, canvas) }
        // Labels of the vertical axis stand as high as its uppermost rule.
        let rules = panel.gutter > 0 ? type.fine.leading / 2 : 0
        return Layout(
            name: name, summary: summary, reports: reports,
            header: Double(name.count) * type.name.leading
                + Double(summary.count) * type.small.leading + canvas.px(4),
            strips: (bars > 0 ? bars + canvas.px(4) : 0)
                + Double(panel.thresholds.count) * type.report.leading + rules)
    }

    /// The parts of each panel of a row side by side, with dots between them, as far as those of all fit:
    /// so that the same part stands in the same place.
    private func flow(_ panels: [[String]], to width: Double, _ style: TypeStyle) -> [[String]] {
        var lines = panels.map { $0.prefix(1).map { $0 } }
        for place in 1..<max(panels.map(\.count).max() ?? 0, 1) {
            let joined = zip(panels, lines).map { parts, lines -> String? in
                guard place < parts.count, let last = lines.last else { return nil }
                return last + " · " + parts[place]
            }
            let hasRoom = joined.allSatisfy { $0.map { style.width($0) <= width } ?? true }
            for (panel, text) in joined.enumerated() {
                guard let text else { continue }
                if hasRoom {
                    lines[panel][lines[panel].count - 1] = text
                } else {
                    lines[panel].append(panels[panel][place])
                }
            }
        }
        return lines.map { $0.flatMap { style.wrap($0, to: width, lines: 2) } }
    }

    /// The space of a report's words and of the bar below them.
    private func barHeight(_ label: [String], _ canvas: ChartCanvas) -> Double {
        Double(label.count) * canvas.type.report.leading + canvas.px(10)
    }

    private func draw(
        _ panel: Panel, _ index: Int, _ layout: Layout, _ frame: ChartBox, plotTop: Double,
        plotHeight: Double, _ canvas: inout ChartCanvas
    ) -> Double {
        let plot = ChartBox(
            x: frame.x + panel.gutter, y: plotTop, width: frame.width - panel.gutter,
            height: plotHeight)
        let scale = panel.domain?.scale(from: plot.x, to: plot.right)
        let described = ChartPanel(
            id: "panel-\(index)", quantity: panel.name, unit: panel.unit, frame: plot,
            scale: panel.axisTitle.isEmpty ? scale : nil, curves: panel.curves)
        var bottom = plot.bottom
        canvas.group(described) { canvas in
            var y = canvas.lines(layout.name, x: frame.x, top: frame.y, canvas.type.name)
            y = canvas.lines(layout.summary, x: frame.x, top: y, canvas.type.small)
            guard let scale else {
                canvas.text(
                    canvas.type.small.cut("no run has a value", to: plot.width), x: plot.x,
                    baseline: plot.y + plot.height / 2, canvas.type.small)
                return
            }
            let labels = canvas.type.figure.leading * Double(panel.labelLines)
            var area = plot
            area.y += labels
            area.height -= labels
            // Marks stand right above the plot, whatever the other panels of the row have.
            var stripTop = plotTop - layout.strips
            for (report, label) in zip(panel.reports, layout.reports) {
                draw(report, label, top: stripTop, frame, scale, &canvas)
                stripTop += barHeight(label, canvas)
            }
            if !panel.reports.isEmpty { stripTop += canvas.px(4) }
            ThresholdLabels(panel.thresholds, scale: scale, bounds: frame.x...frame.right)
                .draw(&canvas, top: stripTop, base: plot.bottom)
            panel.draw(&canvas, area, scale)
            bottom = canvas.axis(
                scale, y: plot.bottom,
                // Labels stand below their ticks even at the ends, as far as the gap allows.
                bounds: frame.x - canvas.px(8)...frame.right + canvas.px(8),
                isWhole: panel.domain?.isWhole ?? false)
            guard !panel.axisTitle.isEmpty else { return }
            let style = canvas.type.small
            canvas.centred(
                panel.axisTitle, x: (plot.x + plot.right) / 2, top: bottom, style,
                in: frame.x...frame.right)
            bottom += style.leading
        }
        return bottom
    }

    /// A bar for what was reported, with its words above.
    private func draw(
        _ mark: ReportedMark, _ label: [String], top: Double, _ frame: ChartBox,
        _ scale: AxisScale, _ canvas: inout ChartCanvas
    ) {
        let style = canvas.type.report
        let y = top + Double(label.count) * style.leading + canvas.px(4)
        let low: Double
        let high: Double
        switch mark.form {
        case .range(let from, let to): (low, high) = (from, to)
        case .point(let x): (low, high) = (x, x)
        case .near(_, let from, let to): (low, high) = (from, to)
        case .atLeast(let x): (low, high) = (x, .infinity)
        case .atMost(let x): (low, high) = (-.infinity, x)
        }
        let from = low.isFinite ? scale.clampedPosition(low) : scale.start
        let to = high.isFinite ? scale.clampedPosition(high) : scale.end
        // The words begin with their bar. Where they have no room there, they end with the panel or, in
        // several lines, begin with it: in any font at an edge that the eye finds.
        let wanted = mark.form == .atMost(high) ? frame.x : max(from, frame.x)
        let widest = label.map(style.width).max() ?? 0
        if wanted + widest > frame.right, label.count == 1 {
            canvas.text(
                label[0], x: frame.right, baseline: canvas.baseline(top, style), style, anchor: .end
            )
        } else {
            let x = wanted + widest > frame.right ? frame.x : wanted
            _ = canvas.lines(label, x: x, top: top, style)
        }
        let bar = ShapeStyle.line(.report, width: canvas.px(mark.point == nil ? 2.5 : 1.25))
        if to - from > 1 {
            canvas.draw(.line(from: ChartPoint(x: from, y: y), to: ChartPoint(x: to, y: y), bar))
        }
        if let point = mark.point, point >= scale.low, point <= scale.high {
            let centre = ChartPoint(x: scale.position(point), y: y)
            canvas.draw(.circle(centre: centre, radius: canvas.px(3.5), .fill(.report)))
            if low == high { return }
        }
        // An end has a cap where it is, and an arrow where it lies beyond the axis.
        for (value, x, side) in [(low, from, -1.0), (high, to, 1.0)] {
            let isInside = value >= scale.low && value <= scale.high
            let reach = canvas.px(isInside ? 4 : 5)
            if isInside {
                canvas.draw(
                    .line(
                        from: ChartPoint(x: x, y: y - reach), to: ChartPoint(x: x, y: y + reach),
                        .line(.report, width: canvas.px(1.5))))
            } else if value > scale.high && side > 0 || value < scale.low && side < 0 {
                canvas.drawArrow(tip: ChartPoint(x: x, y: y), side, .report)
            }
        }
    }
}
