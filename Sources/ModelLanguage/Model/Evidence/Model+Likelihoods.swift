extension Model {
    /// What each report says, with the trust and the power that it has beside the others.
    ///
    /// **Trust** is the report's own, else that of its most trusted source by the model's `TrustTable`,
    /// else 1.
    ///
    /// **Power.** Reports that go back to one origin count once together: each of k has the power
    /// 1/k. A source that states no origin is one of its own; a report without a source is alone. A
    /// report of several sources counts as one of the origin that it shares with the fewest others:
    /// that origin speaks for it whatever the others are worth.
    package var likelihoods: [ReportLikelihood] { likelihoods(without: nil) }

    /// The same for the reports but one, whose place then has a likelihood of power 0.
    package func likelihoods(without left: Int?) -> [ReportLikelihood] {
        let origins = evidence.map { self.origins(of: $0.sources) }
        var counts: [String: Int] = [:]
        for (index, origins) in origins.enumerated() where index != left {
            for origin in origins { counts[origin, default: 0] += 1 }
        }
        return evidence.indices.map { index in
            let shared = origins[index].map { counts[$0, default: 1] }.min() ?? 1
            let power = index == left ? 0 : 1 / Double(max(1, shared))
            return ReportLikelihood(
                evidence[index], trust: trust(of: evidence[index]), power: power,
                rangeLevel: rangeLevel)
        }
    }

    /// The probability that a report is right.
    package func trust(of report: Evidence) -> Double {
        if let trust = report.trust { return trust }
        let graded = report.sources.compactMap { id in
            sources.first { $0.id == id }?.grade.flatMap { trust.trust(ofGrade: $0) }
        }
        return graded.max() ?? 1
    }

    /// The reports that may be right or wrong, each by itself: those whose trust lies between 0 and 1,
    /// but not those of which exactly one is right.
    package var reportsTrustedInPart: [Int] {
        evidence.indices.filter { index in
            let trust = trust(of: evidence[index])
            return trust > 0 && trust < 1 && choice(of: index) == nil
        }
    }

    /// Where a report is one of those of which exactly one is right: the place of that combination, and its
    /// own place in it.
    package func choice(of report: Int) -> (combination: Int, member: Int)? {
        for (place, combination) in combinations.enumerated() where combination.rule == .any {
            if let member = combination.members.firstIndex(of: report) { return (place, member) }
        }
        return nil
    }

    /// The origins of some sources, by their ids.
    func origins(of ids: [String]) -> Set<String> {
        Set(
            ids.map { id in
                // Ids have a mark of their own, so that an origin cannot be taken for one.
                sources.first { $0.id == id }?.origin.map { "origin " + $0 } ?? "source " + id
            })
    }
}
