import Arithmetic
import ModelLanguage

/// Where the answers to a model's questions stand among the outputs: after the reported quantities one
/// for each question, whether it is a yes; then one for each that is asked under a condition, whether it
/// is asked at all.
struct AnswerOutputs: Sendable {
    /// The first of them: as many quantities come before.
    let first: Int
    private let places: [Int?]
    /// The first output after them.
    let end: Int

    init(_ model: Model) {
        first = model.report.count
        var next = first + model.questions.count
        places = model.questions.map { question in
            guard question.given != nil else { return nil }
            defer { next += 1 }
            return next
        }
        end = next
    }

    /// The output that says where a question's answer is yes.
    func yes(_ question: Int) -> Int { first + question }

    /// The output that says in which runs a question is asked and has an answer; nil where it is asked in
    /// all.
    func asked(_ question: Int) -> Int? { places[question] }
}

extension Lowering {
    /// The outputs of a model's questions, in the order of `AnswerOutputs`.
    mutating func answers() -> [NodeID] {
        var yes: [NodeID] = []
        var asked: [NodeID] = []
        for question in model.questions {
            let condition = lower(question.condition)
            guard let given = question.given.map({ lower($0) }) else {
                yes.append(condition)
                continue
            }
            // Where it is not asked, the condition needs no value.
            let answer = graph.node(.select(given, condition, graph.constant(0)))
            yes.append(answer)
            asked.append(graph.node(.binary(.add, given, nothing(answer))))
        }
        return yes + asked
    }
}
