// Computes one result again and again, and compares results that are not to be the same.

import CasModel
import Foundation

let model = try Model(builtIn: "nato-2022-03-24")

// The same model, runs and seed give the same bits, whatever the number of threads.
let first = try model.simulate(runs: 200_000, seed: 7)
let second = try model.simulate(runs: 200_000, seed: 7, threads: 1)
for (a, b) in zip(first.quantities, second.quantities) {
    precondition(a.mean == b.mean && a.quantiles == b.quantiles && a.intervals == b.intervals)
}
print("\(first.quantities.count) quantities, the same bits with one thread")
print("model \(first.model.digest.prefix(12)), seed \(first.seed), \(first.runs) runs")

// Another seed gives another sample. The medians differ by what their errors allow.
let other = try model.simulate(runs: 200_000, seed: 8)
for (a, b) in zip(first.quantities, other.quantities) {
    let (x, y) = (a.quantile(0.5), b.quantile(0.5))
    let error = (x.standardError * x.standardError + y.standardError * y.standardError)
        .squareRoot()
    let distance = (x.value - y.value).magnitude / error
    print(String(format: "%@: %.1f standard errors apart", a.name, distance))
}

// Another assumption gives another result.
let doubled = try Model(
    builtIn: "nato-2022-03-24", overrides: [.init(name: "killed", expression: "14000 to 30000")])
let changed = try doubled.simulate(runs: 200_000, seed: 7)
if let a = first["total"], let b = changed["total"] {
    print(
        String(
            format: "twice the killed: total %.2f times as high",
            b.quantile(0.5).value / a.quantile(0.5).value))
}
