import Statistics
import Testing

@Suite("Moments")
struct MomentsTests {
    /// What an accumulator has seen after these values, or nil where it refused them.
    func added(
        _ values: [Double], count: Int, to start: Moments<Unweighted> = Moments<Unweighted>()
    ) -> Moments<Unweighted>? {
        var moments = start
        return moments.add(values, count: count) ? moments : nil
    }

    @Test func smallSample() throws {
        let moments = try #require(added([2, 4, 4, 4, 5, 5, 7, 9], count: 8))
        #expect(moments.mean == 5)
        #expect(abs(moments.standardDeviation - (32.0 / 7).squareRoot()) < 1e-15)
        #expect(moments.minimum == 2 && moments.maximum == 9)
    }

    /// The naive sum of squares loses every digit here: 10¹⁶ ± 1 has no variance in doubles
    /// without a shift.
    @Test func farFromZero() throws {
        let values = (0..<1001).map { 50_000_838 + Double($0 % 7) * 0.01 }
        let moments = try #require(
            added(
                values + [Double](repeating: 0, count: 7), count: 1001,
                to: Moments<Unweighted>(shift: 50_000_838, spread: 0.02)))
        // Σ(k − 3)²/7 = 4 over whole cycles of seven; 1001 is 143 cycles.
        let expected = (4.0 * 1001 / 1000).squareRoot() * 0.01
        // The values themselves are rounded to 7·10⁻⁹.
        #expect(abs(moments.standardDeviation / expected - 1) < 1e-6)
    }

    @Test func hugeValuesDoNotOverflow() throws {
        let moments = try #require(
            added(
                [1e300, -1e300, 3e300, -3e300, 0, 0, 0, 0], count: 8,
                to: Moments<Unweighted>(shift: 0, spread: 1e300)))
        #expect(abs(moments.standardDeviation / 1e300 - (20.0 / 7).squareRoot()) < 1e-14)
    }

    /// Squares beyond the range of numbers are an infinite sd, not none; tiny values keep theirs.
    @Test func extremeSpreads() throws {
        let wide = try #require(
            added(
                [1e200, -1e200, 0, 0, 0, 0, 0, 0], count: 8,
                to: Moments<Unweighted>(shift: 0, spread: 1)))
        #expect(wide.standardDeviation == .infinity)
        let tiny = try #require(
            added(
                [0, 4e-310, 0, 4e-310, 0, 4e-310, 0, 4e-310], count: 8,
                to: Moments<Unweighted>(shift: 2e-310, spread: 4e-310)))
        #expect(abs(tiny.standardDeviation / 4e-310 - (2.0 / 7).squareRoot()) < 1e-9)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func blocksThatAreNotFiniteAreRefusedWhole(bad: Double) {
        for position in 0..<20 {
            var values = [Double](repeating: 1, count: 24)
            values[position] = bad
            #expect(added(values, count: 20) == nil)
            var moments = Moments<Unweighted>()
            _ = moments.add(values, count: 20)
            #expect(moments == Moments<Unweighted>())
        }
        // Beyond the count nothing is looked at.
        #expect(added([1, 2, 3, bad, bad, bad, bad, bad], count: 3)?.mean == 2)
    }

    @Test func mergingInOrderGivesEqualBits() throws {
        let values = (0..<4096).map { (Double($0) * 0.7).truncatingRemainder(dividingBy: 1.3) }
        var whole = Moments<Unweighted>(shift: 0.6, spread: 0.4)
        var merged = whole
        for start in stride(from: 0, to: 4096, by: 512) {
            let block = Array(values[start..<start + 512])
            whole = try #require(added(block, count: 512, to: whole))
            merged.merge(try #require(added(block, count: 512, to: whole.emptied)))
        }
        #expect(whole == merged)
    }

    @Test func nothingHasNoMean() throws {
        #expect(Moments<Unweighted>().mean.isNaN)
        #expect(Moments<Unweighted>().standardDeviation.isNaN)
        let one = try #require(added([3, 0, 0, 0, 0, 0, 0, 0], count: 1))
        #expect(one.mean == 3 && one.standardDeviation.isNaN)
    }
}
