// Reads a model from a file, samples it, and looks its figures up by name.

import CasModel
import Foundation

let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "losses.yaml")

do {
    let model = try Model(contentsOf: file)
    for warning in model.warnings { print("note: \(warning.message)") }

    let result = try model.simulate(runs: 1_000_000)
    print(result.table())

    if let total = result["total"], let interval = total.interval(0.95) {
        print(
            String(
                format: "total: %.0f, in 95 of 100 cases from %.0f to %.0f",
                total.quantile(0.5).value, interval.low, interval.high))
    }
    if let answer = result.question("over_40000") {
        print(
            String(
                format: "over 40,000 with probability %.3f, standard error %.4f",
                answer.probability.value, answer.probability.standardError))
    }
} catch let errors as ModelErrors {
    // Every mistake of the file, with its line and a caret below it.
    print(errors)
    exit(65)
}
