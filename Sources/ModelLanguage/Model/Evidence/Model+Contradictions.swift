extension Model {
    /// Reports, each with those of the others about the same that exclude it: were both right, two as far
    /// apart would come in less than one case of a hundred. Each pair stands once, with the report that
    /// excludes most. Those of which the model says that exactly one is right are not among them.
    package var contradictions: [(report: Int, others: [Int])] {
        var pairs = excludingPairs
        var found: [(report: Int, others: [Int])] = []
        while !pairs.isEmpty {
            var counts: [Int: Int] = [:]
            for (a, b) in pairs { counts[a, default: 0] += 1; counts[b, default: 0] += 1 }
            guard let most = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key
            else { break }
            let others = pairs.compactMap { $0.0 == most ? $0.1 : $0.1 == most ? $0.0 : nil }
            found.append((most, others))
            pairs.removeAll { $0.0 == most || $0.1 == most }
        }
        return found
    }

    /// The names of the reports that exclude one.
    package func opponents(of report: Int) -> [String] {
        excludingPairs.compactMap { $0.0 == report ? $0.1 : $0.1 == report ? $0.0 : nil }
            .map { evidence[$0].name }
    }

    private var excludingPairs: [(Int, Int)] {
        let likelihoods = likelihoods
        var pairs: [(Int, Int)] = []
        for (b, later) in evidence.enumerated() {
            for (a, earlier) in evidence.prefix(b).enumerated()
            where earlier.readings.isEmpty && later.readings.isEmpty
                && speakOfTheSame(earlier, later) && !isOneRight(a, b)
                && likelihoods[a].excludes(likelihoods[b])
            {
                pairs.append((a, b))
            }
        }
        return pairs
    }

    private func speakOfTheSame(_ a: Evidence, _ b: Evidence) -> Bool {
        if let x = subject(of: a), let y = subject(of: b) { return x == y }
        return a.about.isSame(as: b.about)
    }

    private func isOneRight(_ a: Int, _ b: Int) -> Bool {
        combinations.contains {
            $0.rule == .any && $0.members.contains(a) && $0.members.contains(b)
        }
    }
}

extension ReportLikelihood {
    /// The normal score that is exceeded to either side in one case of a hundred.
    private static let rare = 2.5758293035489004

    /// Whether two reports about the same cannot both be right, but for one case in a hundred.
    func excludes(_ other: ReportLikelihood) -> Bool {
        guard scale == other.scale, let own = span, let others = other.span else { return false }
        let gap = max(own.low - others.high, others.low - own.high)
        let sd = (own.sd * own.sd + others.sd * others.sd).squareRoot()
        return gap > 0 && gap > Self.rare * sd
    }

    /// What is said for sure but for a normal error; nil for a count of chance.
    private var span: (low: Double, high: Double, sd: Double)? {
        switch statement {
        case .near(let centre, let sd): (centre, centre, sd)
        case .within(let low, let high): (low, high, 0)
        case .atLeast(let bound, let sd): (bound, .infinity, sd)
        case .atMost(let bound, let sd): (-.infinity, bound, sd)
        case .exactly(let value): (value, value, 0)
        case .share, .count: nil
        }
    }
}
