import Distributions

/// What makes two laws equal: their type, name, parameters and support, those of their parts, and, in
/// case a law has more to it than its parameters, some of its quantiles. Every number counts by its
/// bits.
struct LawIdentity: Hashable {
    private let type: ObjectIdentifier
    private let name: String
    private let numbers: [UInt64]
    private let parts: [LawIdentity]

    init(_ law: any Law) {
        type = ObjectIdentifier(Swift.type(of: law))
        name = law.name
        var numbers = law.parameters.map(\.value)
        numbers += [law.support.lowerBound, law.support.upperBound]
        numbers += [1e-6, 0.01, 0.21, 0.5, 0.77, 0.99, 1 - 1e-6].map { law.quantile($0) }
        if let mixture = law as? MixtureLaw {
            parts = mixture.components.map { LawIdentity($0.law) }
            numbers += mixture.components.map(\.weight)
        } else if let truncated = law as? TruncatedLaw {
            parts = [LawIdentity(truncated.base)]
        } else {
            parts = []
        }
        self.numbers = numbers.map(\.bitPattern)
    }
}
