import Simulation

/// One line of text that says how far a simulation has come.
package enum ProgressLine {
    private static let widestBar = 30

    /// For example `Sampling [██████░░░░]  60 %  24 million/s  3.1 s left`, one column narrower than
    /// the terminal, so that the cursor stays on the line.
    package static func text(
        label: String, done: Int, of total: Int, seconds: Double, isStopping: Bool,
        detour: SimulationControl.Detour? = nil, style: TextStyle
    ) -> String {
        let done = detour == .search ? 0 : done
        let fraction = total > 0 ? min(max(Double(done) / Double(total), 0), 1) : 0
        // Rounded down: 100 % is for the end.
        let share = DisplayText.padded("\(Int(fraction * 100)) %", to: 5, right: true)
        let rate = seconds > 0 ? Double(done) / seconds : 0
        var parts = [share]
        if isStopping {
            parts.append("stopping, Ctrl-C again to quit at once")
        } else if let detour {
            switch detour {
            case .search: parts.append("looking for runs that fit")
            case .verdict(let report, let count):
                parts.append("holding report \(report) of \(count) against the rest")
            }
        } else if done >= total {
            // The runs are done; their figures are being worked out.
            parts.append("finishing")
        } else if done > 0, seconds > 0 {
            parts.append(RateText.text(rate) + "/s")
            parts.append(DurationText.text(max(Double(total - done), 0) / rate) + " left")
        }
        let end = parts.joined(separator: "  ")
        let room = style.width - 1 - label.count - end.count - 5
        guard room >= 5 else {
            return DisplayText.truncated(
                "\(label) \(end)", to: max(style.width - 1, 1), mark: style.ellipsis)
        }
        return "\(label) [\(bar(fraction, width: min(room, widestBar), style))] \(end)"
    }

    private static func bar(_ fraction: Double, width: Int, _ style: TextStyle) -> String {
        let full = Int(fraction * Double(width))
        return String(repeating: style.isUnicode ? "█" : "#", count: full)
            + String(repeating: style.isUnicode ? "░" : "-", count: width - full)
    }
}
