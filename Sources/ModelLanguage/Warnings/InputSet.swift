/// A set of small numbers, one for each group of dependent inputs of a model.
struct InputSet: Sendable {
    private var words: [UInt64] = []

    init() {}

    init(_ member: Int) {
        words = Array(repeating: 0, count: member / 64 + 1)
        words[member / 64] = 1 << UInt64(member % 64)
    }

    func union(_ other: InputSet) -> InputSet {
        guard words.count >= other.words.count else { return other.union(self) }
        var result = self
        for index in other.words.indices { result.words[index] |= other.words[index] }
        return result
    }

    func isDisjoint(with other: InputSet) -> Bool {
        zip(words, other.words).allSatisfy { $0 & $1 == 0 }
    }
}
