import Statistics
import Testing

@Suite("The distribution of a small sample")
struct SampleDistributionTests {
    @Test func distinctValues() {
        let d = BinnedDistribution(sortedValues: [1, 2, 4])
        #expect(d.total == 3)
        #expect(d.quantile(0) == 1)
        #expect(d.quantile(0.5) == 2.25)
        #expect(d.quantile(1) == 4.0.nextUp || d.quantile(1) == 4)
        #expect(d.cumulative(0) == 0)
        #expect(d.cumulative(5) == 1)
        #expect(abs(d.cumulative(1.5) - 1.0 / 3) < 1e-15)
    }

    @Test func tiesAreAtoms() {
        let d = BinnedDistribution(sortedValues: [-1, -1, 0, 0, 0, 7, 7])
        #expect(d.quantile(0.1) == -1)
        #expect(d.quantile(0.5) == 0)
        #expect(d.quantile(0.99) == 7)
    }

    @Test func oneValue() {
        let d = BinnedDistribution(sortedValues: [5])
        #expect(d.quantile(0.5) == 5)
        #expect(d.shortestInterval(level: 0.9).low == 5)
    }

    @Test func neighbouringNumbers() {
        let x = 1.0
        let d = BinnedDistribution(sortedValues: [x, x.nextUp, x.nextUp.nextUp])
        #expect(d.total == 3)
        #expect(d.quantile(0.5) >= x && d.quantile(0.5) <= x.nextUp.nextUp)
    }

    @Test func extremes() {
        let big = Double.greatestFiniteMagnitude
        let d = BinnedDistribution(sortedValues: [-big, 0, big])
        #expect(d.total == 3)
        #expect(d.quantile(0.5).isFinite)
        #expect(d.quantile(0) == -big)
    }

    @Test func nothing() {
        let d = BinnedDistribution(sortedValues: [])
        #expect(d.total == 0)
        #expect(d.quantile(0.5).isNaN)
        #expect(d.cumulative(1) == 0)
        #expect(d.shortestInterval(level: 0.9).low.isNaN)
    }
}
