/// A model under other assumptions, on the page of the model as it is.
enum AlternativesSection {
    static func parts(of view: ResultView) -> [Part] {
        view.comparison.map { [ComparisonDocument.part(of: $0)] } ?? []
    }
}
