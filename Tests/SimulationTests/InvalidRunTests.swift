import CasModel
import TestSupport
import Testing

/// Runs whose value is not a number are counted and named, and never change others' figures.
@Suite("Invalid runs")
struct InvalidRunTests {
    /// P(z < 0) for a logarithm of a standard normal is one half: 5 standard errors of a binomial
    /// count of 10⁶.
    @Test func countedAndNamed() throws {
        let result = try Models.simulate(
            try Models.model(
                quantities: """
                    z: normal(0, 1)
                    l: log(z)
                    after: l + 1
                    other: z * 2
                    """), runs: 1_000_000)
        let half = 500_000.0
        #expect(abs(Double(result.quantities[1].invalidRuns) - half) < 5 * 500)
        #expect(result.quantities[2].invalidRuns == result.quantities[1].invalidRuns)
        #expect(result.quantities[0].invalidRuns == 0)
        #expect(result.quantities[3].validRuns == 1_000_000)
        #expect(
            result.invalidCauses == [
                InvalidCause(
                    quantity: "l", runs: result.quantities[1].invalidRuns,
                    examinedRuns: 1_000_000)
            ])
        // Mean of log z given z > 0: −(γ + log 2)/2; the standard error is about 1.11/√n.
        #expect(abs(result.quantities[1].mean.value + 0.635_181_422_730_739_1) < 5 * 0.0016)
    }

    /// u is within each function's domain with a probability known; 5 binomial standard errors.
    @Test func domainsOfFunctions() throws {
        let runs = 100_000
        let result = try Models.simulate(
            try Models.model(
                quantities: """
                    u: uniform(-1, 3)
                    between: logit(u)
                    above: log1p(u - 1)
                    base: log(5, u)
                    hidden: min(log(5, max(u, 0)), 3)
                    all: expm1(u)
                    """), runs: runs)
        for (index, share) in [(1, 0.75), (2, 0.25), (3, 0.25), (4, 0.25), (5, 0)] {
            let expected = share * Double(runs)
            let error = (expected * (1 - share)).squareRoot()
            let invalid = Double(result.quantities[index].invalidRuns)
            #expect(abs(invalid - expected) <= 5 * error, "\(result.quantities[index].name)")
        }
    }

    @Test func branchesNotTakenCannotSpoilARun() throws {
        let result = try Models.simulate(
            try Models.model(
                quantities: """
                    z: normal(0, 1)
                    safe: if(z > 0, log(z), 0)
                    """), runs: 100_000)
        #expect(result.quantities[1].invalidRuns == 0)
        #expect(result.invalidCauses.isEmpty)
    }

    /// Bounds from high to low contain nothing. P(u > 0.75) is a quarter; 5 binomial standard errors.
    @Test func boundsFromHighToLow() throws {
        let result = try Models.simulate(
            try Models.model(
                quantities: """
                    u: uniform(0, 1)
                    c: clamp(5, u, 0.75)
                    fixed: clamp(u, 0.25, 0.75)
                    """), runs: 100_000)
        #expect(abs(Double(result.quantities[1].invalidRuns) - 25_000) < 5 * 137)
        #expect(result.quantities[1].minimum == 0.75 && result.quantities[1].maximum == 0.75)
        #expect(result.quantities[2].invalidRuns == 0)
    }

    /// `mod` of what is far larger than the divisor stays from 0 up to it, and is one of the seven
    /// remainders with equal probability: their mean is 3 and their standard deviation 2, here to five
    /// standard errors.
    @Test func remaindersOfLargeNumbers() throws {
        let draws = try Models.draws(
            try Models.model(quantities: "x: uniform(1e25, 2e25)\nm: mod(x, 7)"), runs: 100_000)
        #expect(draws[1].allSatisfy { $0 >= 0 && $0 < 7 && $0 == $0.rounded() })
        let mean = draws[1].reduce(0, +) / 100_000
        #expect(abs(mean - 3) < 5 * 2 / 316.2)
        for (x, m) in zip(draws[0], draws[1]).prefix(1000) {
            #expect(m == Function.mod.evaluate([x, 7]))
        }
    }

    @Test func questionsWithoutAnAnswer() throws {
        let model = try Models.model(
            """
            quantities:
              z: normal(0, 1)
            questions:
              guarded: z > 0 and log(z) > 1
              open: log(z) > 1
            """)
        let result = try Models.simulate(model, runs: 200_000)
        // P(z > e) = 0.003 283; 5 binomial standard errors.
        let p = 0.003_282_7
        #expect(abs(result.questions[0].probability.value - p) < 5 * (p / 200_000).squareRoot())
        #expect(result.questions[0].invalidRuns == 0)
        #expect(abs(Double(result.questions[1].invalidRuns) - 100_000) < 5 * 224)
        #expect(
            abs(result.questions[1].probability.value - 2 * p) < 5 * 2 * (p / 100_000).squareRoot())
    }

    @Test func allRunsInvalid() throws {
        let result = try Models.simulate(
            try Models.model(quantities: "z: uniform(1, 2)\nbad: log(-z)"), runs: 100_000)
        #expect(result.quantities[1].validRuns == 0)
        #expect(result.quantities[1].mean.value.isNaN)
        #expect(result.quantities[1].quantile(0.5).value.isNaN)
        #expect(result.invalidCauses.first?.quantity == "bad")
    }

    /// An infinite value is no value either.
    @Test func divisionByZero() throws {
        let result = try Models.simulate(
            try Models.model(quantities: "n: poisson(1)\nr: 1 / n"), runs: 200_000)
        // P(n = 0) = 1/e.
        #expect(abs(Double(result.quantities[1].invalidRuns) / 200_000 - 0.367_879) < 0.006)
    }

    /// What is infinite or missing cannot come back as a number.
    @Test func invalidValuesDoNotDisappear() throws {
        let result = try Models.simulate(
            try Models.model(
                quantities: """
                    u: uniform(0, 3)
                    l: 1 / floor(u)
                    m: min(l, 5)
                    back: 1 / l
                    a: log(u - 1)
                    zeroth: a ^ 0
                    one: 1 ^ a
                    called: pow(a, 0)
                    small: max(log(floor(u)), 0)
                    large: min(exp(1000 * u), 1)
                    """), runs: 30_000)
        func invalid(_ name: String) throws -> Int {
            try #require(result.quantities.first { $0.name == name }).invalidRuns
        }
        let third = try invalid("l")
        #expect(abs(Double(third) - 10_000) < 5 * 82)
        #expect(try invalid("m") == third)
        #expect(try invalid("back") == third)
        #expect(try invalid("small") == third)
        let below = try invalid("a")
        #expect(abs(Double(below) - 10_000) < 5 * 82)
        #expect(try invalid("zeroth") == below)
        #expect(try invalid("one") == below)
        #expect(try invalid("called") == below)
        // e to the 709.78 is the largest there is: u above 0.70978.
        #expect(abs(Double(try invalid("large")) - 30_000 * (1 - 0.709_783 / 3)) < 5 * 74)
        #expect(Set(result.invalidCauses.map(\.quantity)) == ["l", "a", "small", "large"])
    }

    /// Parameters that break a law's rule in some runs make those runs invalid.
    @Test func parametersOutOfRangeInSomeRuns() throws {
        let result = try Models.simulate(
            try Models.model(
                quantities: """
                    s: normal(0, 1)
                    x: "normal(mean: 0, sd: s)"
                    y: gamma(s, 1)
                    """), runs: 200_000)
        for quantity in result.quantities.dropFirst() {
            #expect(abs(Double(quantity.invalidRuns) - 100_000) < 5 * 224)
        }
        #expect(Set(result.invalidCauses.map(\.quantity)) == ["x", "y"])
    }
}
