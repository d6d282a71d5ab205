extension Model {
    /// For each quantity, the quantities that its expression names, in the order of the text.
    package var dependencies: [[Int]] {
        quantities.map(\.expression.quantities)
    }

    /// The quantities that nothing needs: not reported, and not named by anything that is, by a
    /// question, by a report or by a correlation.
    package var unusedQuantities: [Int] {
        let dependencies = dependencies
        var isNeeded = [Bool](repeating: false, count: quantities.count)
        var waiting = report
        waiting += questions.flatMap(\.condition.quantities)
        waiting += questions.flatMap { $0.given?.quantities ?? [] }
        waiting += evidence.flatMap(\.about.quantities)
        waiting += evidence.flatMap { $0.readings.flatMap(\.about.quantities) }
        if !correlations.isEmpty {
            let correlated = Set(correlations.flatMap { [$0.between.0, $0.between.1] })
            waiting += quantities.indices.filter { index in
                quantities[index].expression.draws.contains { correlated.contains($0.inputName) }
            }
        }
        while let index = waiting.popLast() {
            if isNeeded[index] { continue }
            isNeeded[index] = true
            waiting += dependencies[index]
        }
        return quantities.indices.filter { !isNeeded[$0] }
    }
}
