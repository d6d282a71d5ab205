/// Which reports of a model exclude each other: were both right, two about the same as far apart would come in
/// less than one case of a hundred. Those of which the model says that exactly one is right do not count.
///
/// Cost: for each pair of reports about the same, a comparison of numbers.
package struct ReportConflicts: Sendable {
    /// For each report the others that exclude it.
    package let opponents: [[Int]]
    /// Every pair once, with the report that excludes most.
    package let groups: [Group]

    /// A report and others that it excludes.
    package struct Group: Sendable, Equatable {
        package let report: Int
        package let others: [Int]
    }

    /// Compares the reports of a model.
    package init(_ model: Model) {
        let likelihoods = model.likelihoods
        let choices = model.evidence.indices.map { model.choice(of: $0)?.combination }
        var pairs: [(Int, Int)] = []
        for same in Self.aboutTheSame(in: model) {
            for (place, later) in same.enumerated() {
                for earlier in same.prefix(place)
                where choices[earlier] == nil || choices[earlier] != choices[later] {
                    if likelihoods[earlier].excludes(likelihoods[later]) {
                        pairs.append((earlier, later))
                    }
                }
            }
        }
        var opponents = [[Int]](repeating: [], count: model.evidence.count)
        for (a, b) in pairs {
            opponents[a].append(b)
            opponents[b].append(a)
        }
        self.opponents = opponents.map { $0.sorted() }
        groups = Self.groups(of: self.opponents)
    }

    /// The reports by what they speak of, without those of which that is open.
    private static func aboutTheSame(in model: Model) -> [[Int]] {
        var bySubject: [Int: [Int]] = [:]
        var others: [[Int]] = []
        for (index, report) in model.evidence.enumerated() where report.readings.isEmpty {
            if let subject = model.subject(of: report) {
                bySubject[subject, default: []].append(index)
            } else if let place = others.firstIndex(where: {
                model.evidence[$0[0]].about.isSame(as: report.about)
            }) {
                others[place].append(index)
            } else {
                others.append([index])
            }
        }
        return bySubject.sorted { $0.key < $1.key }.map(\.value) + others
    }

    private static func groups(of opponents: [[Int]]) -> [Group] {
        var left = opponents.map { Set($0) }
        var groups: [Group] = []
        while let most = left.indices.max(by: { (left[$0].count, -$0) < (left[$1].count, -$1) }),
            !left[most].isEmpty
        {
            groups.append(Group(report: most, others: left[most].sorted()))
            for other in left[most] { left[other].remove(most) }
            left[most] = []
        }
        return groups
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
