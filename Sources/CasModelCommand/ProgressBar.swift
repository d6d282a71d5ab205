import CasModel
import Dispatch
import Foundation

/// A bar on standard error while a simulation runs, where standard error is a terminal.
final class ProgressBar: @unchecked Sendable {
    // All state is touched on `queue` only.
    private let queue = DispatchQueue(label: "progress")
    private let timer: any DispatchSourceTimer
    private let start = ContinuousClock.now
    private var isShown = false

    /// Shows, after 0.3 s and then ten times a second, how far `control` has come. Nil where
    /// standard error is not a terminal that can redraw a line, and where no thread is left for it.
    init?(_ label: String, of runs: Int, control: SimulationControl) {
        guard Terminal.isTerminal(STDERR_FILENO), !Terminal.isDumb, Resources.allowThreads else {
            return nil
        }
        let style = Terminal.style(for: STDERR_FILENO)
        timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + 0.3, repeating: 0.1)
        timer.setEventHandler { [weak self] in
            guard let self else { return }
            isShown = true
            let line = ProgressLine.text(
                label: label, done: control.completedRuns, of: runs,
                seconds: (ContinuousClock.now - start) / .seconds(1),
                isStopping: control.isCancelled, detour: control.detour,
                style: style)
            draw("\r\(line)\u{1B}[K")
        }
        timer.resume()
    }

    /// Stops and takes the bar away.
    func finish() {
        timer.cancel()
        queue.sync {
            if isShown { draw("\r\u{1B}[K") }
            isShown = false
        }
    }

    private func draw(_ text: String) {
        try? StandardStreams.write(
            Array(text.utf8), to: STDERR_FILENO,
            keeping: TextStyle.sequences + TerminalText.redrawing)
    }
}
