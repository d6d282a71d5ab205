import Foundation
import Output
import Pages
import Simulation

extension SimulationResult {
    /// All figures as one JSON object in UTF-8, as `casmodel simulate --json` writes them.
    public func json() -> Data { Data(JSONReport.bytes(of: self)) }

    /// The figures of the quantities as CSV in UTF-8, a row for each of them and of the levels, as
    /// `casmodel simulate --csv` writes them.
    public func csv() -> Data { Data(SummaryCSV.bytes(of: self)) }

    /// One page to read, print and hand on, in HTML: the answer, charts, every assumption and source, as
    /// `casmodel report` writes it. It fetches nothing.
    public func page() -> Data { Data(ReportPage.bytes(of: self)) }
}
