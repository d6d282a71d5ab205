import Statistics

/// One of several readings of a report, or one of several reports of which exactly one is right.
public struct AlternativeResult: Sendable {
    /// The reading's or the report's name.
    public let name: String
    /// Its probability before the reports.
    public let prior: Double
    /// Its probability after the reports, and its Monte Carlo standard error.
    public let probability: Estimate
    /// For each reported quantity, what it is where this alternative holds.
    package let quantities: [Summary]

    /// A quantity where an alternative holds, from the first runs: the ends of the first level's
    /// equal-tailed interval and the median, right to about a hundredth of its standard deviation.
    package struct Summary: Sendable, Equatable {
        /// The lower end.
        package let low: Double
        /// The median.
        package let best: Double
        /// The upper end.
        package let high: Double

        /// Assembles a summary.
        package init(low: Double, best: Double, high: Double) {
            self.low = low
            self.best = best
            self.high = high
        }
    }

    /// Assembles an alternative.
    package init(name: String, prior: Double, probability: Estimate, quantities: [Summary]) {
        self.name = name
        self.prior = prior
        self.probability = probability
        self.quantities = quantities
    }
}

extension Pilot {
    /// What quantities are in the runs in which an output is 1.
    func summaries(
        where indicator: Int, quantities count: Int, level: Double
    ) -> [AlternativeResult.Summary] {
        let chosen = NumberColumn(count: kept.count)
        for run in 0..<kept.count where kept.columns[indicator].base[run] == 1 {
            chosen.base[run] = weights.column?.base[run] ?? 1
        }
        let tails = SimulationOptions.tails(ofLevel: level)
        return (0..<count).map { output in
            let distribution = BinnedDistribution(sample(output, weights: chosen))
            return AlternativeResult.Summary(
                low: distribution.quantile(tails.low), best: distribution.quantile(0.5),
                high: distribution.quantile(tails.high))
        }
    }
}
