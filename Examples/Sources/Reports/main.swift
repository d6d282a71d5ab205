// Builds a model in Swift, without a file, and conditions it on what was reported of a sum.

import CasModel
import Foundation

var builder = ModelBuilder("losses", title: "Losses in the first month")
builder.source("official", title: "Senior official, to a news agency", grade: "B2")
builder.quantity("killed", "7000 to 15000", sources: ["official"])
builder.quantity("wounded", "killed * lognormal(median: 3, sigma: 0.4)")
builder.report(
    "both", about: "killed + wounded", says: "30000 to 40000", sources: ["official"])

let result = try builder.model().simulate(runs: 1_000_000)

if let evidence = result.evidence {
    for before in evidence.prior {
        guard let after = result[before.name] else { continue }
        print(
            String(
                format: "%@: %.0f before the report, %.0f after it", before.name,
                before.quantile(0.5).value, after.quantile(0.5).value))
    }
    for report in evidence.reports {
        print(
            String(
                format: "report %@: p %.2f, Bayes factor %.1f", report.name,
                report.priorPredictiveP ?? .nan, report.bayesFactor ?? .nan))
    }
    print(String(format: "worth %.0f unweighted runs", evidence.effectiveSampleSize))
}

// A mistake is found before anything is sampled, and says where it is.
builder.report("all", about: "killed + missing", says: "about 50000")
do {
    _ = try builder.model()
} catch {
    print(error)
}
