/// What somebody who knows the field would ask about a model that has no errors.
public struct ModelWarning: Sendable, Equatable {
    /// What a warning is about, by its index in the model.
    public enum Subject: Sendable, Equatable {
        case quantity(Int)
        case question(Int)
        /// One of `Model.evidence`.
        case report(Int)
    }

    /// The kinds of warnings.
    public enum Kind: Sendable, Equatable {
        /// What could be modelled better, for those who check a model.
        case advice
        /// What may be read otherwise than it was meant, for everybody who uses its figures.
        case reading
    }

    /// What it is about.
    public let subject: Subject
    /// Whom it is for.
    public let kind: Kind
    /// The sentence, without a full stop.
    public let sentence: String
    /// Where the cause stands; nil where that is the subject as a whole.
    public let place: SourcePlace?

    /// Describes a doubt; what its sentence repeats of the model is cut to a readable length.
    public init(
        _ subject: Subject, _ sentence: String, kind: Kind = .advice, place: SourcePlace? = nil
    ) {
        self.subject = subject
        self.kind = kind
        self.sentence = MessageText.shortened(sentence, to: MessageText.longestHelp)
        self.place = place
    }

    /// The quantity that it is about, by its index in `Model.quantities`.
    public var quantity: Int? {
        if case .quantity(let index) = subject { index } else { nil }
    }
}

extension Model {
    /// The name of what a warning is about.
    public func name(of subject: ModelWarning.Subject) -> String {
        switch subject {
        case .quantity(let index): quantities[index].name
        case .question(let index): questions[index].name
        case .report(let index): evidence[index].name
        }
    }
}
