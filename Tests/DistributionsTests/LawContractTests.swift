import Distributions
import Foundation
import Testing

/// What `Law` promises, for laws of every kind.
@Suite("The contract of a law")
struct LawContractTests {
    /// From 1e-12 to a half, evenly spread in the logarithm.
    static let tails: [Double] = stride(from: -12.0, through: -0.302, by: 0.13).map {
        Double.pow10($0)
    }

    @Test("There are laws to test")
    func samplesExist() {
        #expect(SampleLaw.continuous.count > 20)
        #expect(SampleLaw.discrete.count > 6)
    }

    @Test("Ends and values that are no probability", arguments: SampleLaw.all)
    func ends(_ sample: SampleLaw) {
        let law = sample.law
        #expect(law.quantile(0) == law.support.lowerBound)
        #expect(law.quantile(1) == law.support.upperBound)
        #expect(law.upperQuantile(0) == law.support.upperBound)
        #expect(law.upperQuantile(1) == law.support.lowerBound)
        for p in [-0.1, 1.1, .nan, .infinity, -.infinity] {
            #expect(law.quantile(p).isNaN)
            #expect(law.upperQuantile(p).isNaN)
        }
        #expect(law.density(.nan).isNaN)
        #expect(law.cumulative(.nan).isNaN)
        #expect(law.upperTail(.nan).isNaN)
        #expect(law.cumulative(-.infinity) == 0)
        #expect(law.cumulative(.infinity) == 1)
        #expect(law.upperTail(-.infinity) == 1)
        #expect(law.upperTail(.infinity) == 0)
        #expect(law.density(-.infinity) == 0)
        #expect(law.density(.infinity) == 0)
    }

    @Test("Quantiles rise, lie in the support, and both functions agree", arguments: SampleLaw.all)
    func monotone(_ sample: SampleLaw) {
        let law = sample.law
        var last = -Double.infinity
        for p in Self.tails {
            let x = law.quantile(p)
            #expect(x >= last && law.support.contains(x))
            last = x
        }
        for q in Self.tails.reversed() {
            let x = law.upperQuantile(q)
            #expect(x >= last && law.support.contains(x))
            last = x
        }
        #expect(agree(law.quantile(0.5), law.upperQuantile(0.5), relative: 1e-12))
        #expect(agree(law.quantile(0.75), law.upperQuantile(0.25), relative: 1e-12))
    }

    @Test("The tail of a quantile is the probability", arguments: SampleLaw.continuous)
    func roundTrip(_ sample: SampleLaw) {
        let law = sample.law
        for p in Self.tails {
            for (x, tail) in [
                (law.quantile(p), law.cumulative), (law.upperQuantile(p), law.upperTail),
            ] where x > law.support.lowerBound && x < law.support.upperBound {
                // Rounding of x and of what it is measured from moves the tail by some ulps of x
                // times the density.
                let rounding = 16 * law.density(x) * x.ulp
                #expect(
                    abs(tail(x) - p) <= 2e-12 * p + rounding,
                    "\(p) at \(x) gives \(tail(x)): off by \(tail(x) / p - 1)")
            }
        }
    }

    @Test("A discrete quantile is the first value that reaches p", arguments: SampleLaw.discrete)
    func discreteQuantile(_ sample: SampleLaw) {
        let law = sample.law
        for p in Self.tails + Self.tails.map({ 1 - $0 }) {
            let k = law.quantile(p)
            #expect(k == k.rounded())
            #expect(law.cumulative(k) >= p)
            #expect(k == law.support.lowerBound || law.cumulative(k - 1) < p)
            let j = law.upperQuantile(p)
            #expect(law.upperTail(j) <= p)
            #expect(j == law.support.lowerBound || law.upperTail(j - 1) > p)
            // A law's own cumulative probability leads back to where it came from.
            #expect(law.quantile(law.cumulative(k)) == k || law.density(k) < 1e-15)
        }
    }

    @Test("The density is the slope of the cumulative probability", arguments: SampleLaw.smooth)
    func densityIntegrates(_ sample: SampleLaw) {
        let law = sample.law
        let grid =
            Self.tails.filter { $0 > 1e-6 }.map { law.quantile($0) }
            + Self.tails.filter { $0 > 1e-6 }.reversed().map { law.upperQuantile($0) }
        for (a, b) in zip(grid, grid.dropFirst()) where b > a + 64 * b.ulp {
            // Where cdf values are close, their difference has few digits: compare as parts of the
            // smaller tail.
            let exact =
                law.cumulative(b) <= 0.5
                ? law.cumulative(b) - law.cumulative(a) : law.upperTail(a) - law.upperTail(b)
            let tail = min(law.cumulative(b), law.upperTail(a))
            let integral = GaussLegendre.integrate(from: a, to: b, pieces: 32, law.density)
            // Kinks and end singularities inside a panel limit the rule, rounding of the ends the
            // comparison.
            let rounding = (law.density(a) + law.density(b)) * b.ulp
            #expect(
                abs(integral - exact) <= 1e-6 * tail + 4 * rounding,
                "\(a)...\(b): \(integral), not \(exact)")
        }
    }

    @Test("Probabilities sum to the cumulative probability", arguments: SampleLaw.discrete)
    func massSums(_ sample: SampleLaw) {
        let law = sample.law
        let first = law.quantile(1e-14)
        let last = min(law.upperQuantile(1e-14), first + 3000)
        var sum = law.cumulative(first - 1)
        for k in stride(from: first, through: last, by: 1) {
            sum += law.density(k)
            #expect(agree(law.cumulative(k), sum, relative: 1e-11))
            #expect(law.density(k + 0.5) == 0)
        }
    }

    @Test("Mean and sd are those of the quantile function", arguments: SampleLaw.withMoments)
    func moments(_ sample: SampleLaw) {
        let law = sample.law
        var (mean, square, total) = (0.0, 0.0, 0.0)
        DoubleExponential.forEach { small, weight, isUpper in
            let x = isUpper ? law.upperQuantile(small) : law.quantile(small)
            mean += weight * (x - law.mean)
            square += weight * (x - law.mean) * (x - law.mean)
            total += weight
        }
        // The rule resolves end singularities, not kinks inside: 1e-6 serves both.
        #expect(abs(mean / total) <= 1e-6 * law.standardDeviation)
        #expect(agree((square / total).squareRoot(), law.standardDeviation, relative: 1e-6))
    }

    @Test("Moments exist as far as the tails allow", arguments: SampleLaw.all)
    func momentsExist(_ sample: SampleLaw) {
        let law = sample.law
        let tails = law.tailExponents
        #expect((law.standardDeviation == .infinity) == (min(tails.lower, tails.upper) <= 2))
        #expect(law.mean.isFinite == (min(tails.lower, tails.upper) > 1))
        #expect(law.mean.isNaN == (max(tails.lower, tails.upper) <= 1))
    }

    @Test("Tails that fall like a power do so by their exponent", arguments: SampleLaw.continuous)
    func tailExponents(_ sample: SampleLaw) {
        let law = sample.law
        let tails = law.tailExponents
        check(tails.lower) { law.quantile($0) }
        check(tails.upper) { law.upperQuantile($0) }
    }

    /// Holds an exponent against quantiles far out.
    private func check(_ exponent: Double, _ quantile: (Double) -> Double) {
        // By how many powers of ten the quantile, or its distance from another, grows over twenty powers of
        // the probability.
        func growth(_ depth: Double, from origin: Double = 0) -> Double {
            let ends = [depth, depth + 20].map { quantile(pow(10, -$0)) - origin }
            return log(ends[1] / ends[0]) / log(10)
        }
        let near = growth(100)
        if exponent <= 100 {
            #expect(agree(near * exponent, 20, relative: 1e-6))
        } else if exponent < .infinity {
            // Becomes a power of x only farther out, and comes closer to it on the way.
            let far = growth(200)
            #expect(abs(far * exponent - 20) < abs(near * exponent - 20) && near < 0.3)
        } else {
            // Falls faster than any power: grows ever more slowly, or not at all towards an end.
            let median = quantile(0.5)
            let (near, far) = (growth(100, from: median), growth(200, from: median))
            #expect(!(near > 1e-9) || far < 0.95 * near, "\(near), then \(far)")
        }
    }
}
