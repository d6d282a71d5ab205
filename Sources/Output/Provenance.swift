import ModelLanguage

extension Model {
    /// The ids of the sources behind a quantity, in the order of the file: its own where it has
    /// any, else those of everything it is computed from.
    package func sourcesBehind(_ index: Int) -> [String] {
        guard quantities.indices.contains(index) else { return [] }
        if !quantities[index].sources.isEmpty { return quantities[index].sources }
        var seen: Set<Int> = [index]
        var pending = [index]
        var found: Set<String> = []
        while let next = pending.popLast() {
            // A quantity with sources of its own stands on them, not on what it is computed from.
            guard quantities[next].sources.isEmpty else {
                found.formUnion(quantities[next].sources)
                continue
            }
            for reference in quantities[next].expression.quantities
            where quantities.indices.contains(reference) && seen.insert(reference).inserted {
                pending.append(reference)
            }
        }
        let listed = sources.map(\.id).filter(found.contains)
        return listed + found.subtracting(listed).sorted()
    }

    /// The ids of the sources of the reports that bear on a quantity: those that speak of something which
    /// rests on what it rests on, too.
    package func sourcesOfReports(on index: Int) -> [String] {
        guard quantities.indices.contains(index) else { return [] }
        let own = everythingBehind([index])
        return evidence.filter { report in
            let about = [report.about] + report.readings.map(\.about)
            return !own.isDisjoint(with: everythingBehind(about.flatMap(\.quantities)))
        }.flatMap(\.sources)
    }

    /// Quantities and all that they are computed from.
    private func everythingBehind(_ indices: [Int]) -> Set<Int> {
        var seen = Set(indices)
        var pending = indices
        while let next = pending.popLast() {
            for needed in quantities[next].expression.quantities where seen.insert(needed).inserted
            {
                pending.append(needed)
            }
        }
        return seen
    }
}
