import ModelLanguage

/// A few thousand equally weighted draws of a model's answer, kept whole: for what needs a digit or two,
/// such as which input an answer hangs on most.
package struct AnswerSample: Sendable {
    /// For each expression its values, draw by draw.
    private let columns: [[Double]]

    /// The draws: a quantile in the middle is right to about one part in a hundred of the spread.
    static let size = 16 * 1024

    /// Draws expressions over the model's quantities; nil where it was stopped.
    ///
    /// - Throws: `SimulationError` where the model cannot be run, or no run fits its reports.
    package init?(
        of model: Model, _ expressions: [CheckedExpression], seed: UInt64, threads: Int,
        control: SimulationControl = SimulationControl()
    ) throws {
        var model = model
        model.questions = []
        model.headline = nil
        model.report = expressions.indices.map { model.quantities.count + $0 }
        for (index, expression) in expressions.enumerated() {
            model.evaluationOrder.append(model.quantities.count)
            // No quantity of a file has a name with a space.
            model.quantities.append(
                Quantity(name: "sampled \(index)", unit: "", expression: expression, text: ""))
        }
        let count = expressions.count
        var columns = [[Double]](repeating: [], count: count)
        let isComplete = try Simulator(model, threads: threads).generateDraws(
            SimulationOptions(runs: Self.size, seed: seed, threads: threads), control: control,
            format: { chunk in
                chunk.columns.flatMap { Array(UnsafeRawBufferPointer($0)) }
            },
            write: { bytes in
                let rows = count == 0 ? 0 : bytes.count / 8 / count
                bytes.withUnsafeBytes { raw in
                    for place in 0..<(count * rows) {
                        columns[place / rows].append(
                            raw.loadUnaligned(fromByteOffset: 8 * place, as: Double.self))
                    }
                }
            })
        guard isComplete else { return nil }
        self.columns = columns
    }

    /// The quantiles of an expression at ascending probabilities, of the draws in which it has a value;
    /// nil where it has none.
    package func quantiles(_ expression: Int, _ probabilities: [Double]) -> [Double]? {
        let values = columns[expression].filter(\.isFinite).sorted()
        guard let last = values.last else { return nil }
        return probabilities.map { p in
            let place = p * Double(values.count)
            return place < Double(values.count) ? values[max(0, Int(place))] : last
        }
    }

    /// Spearman's rank correlation of two expressions, over the draws in which both have a value; 0
    /// where one of them does not vary.
    package func rankCorrelation(_ a: Int, _ b: Int) -> Double {
        let both = columns[a].indices.filter { columns[a][$0].isFinite && columns[b][$0].isFinite }
        let (x, y) = (
            Self.ranks(both.map { columns[a][$0] }), Self.ranks(both.map { columns[b][$0] })
        )
        let middle = Double(both.count - 1) / 2
        var (xx, yy, xy) = (0.0, 0.0, 0.0)
        for (x, y) in zip(x, y) {
            xx += (x - middle) * (x - middle)
            yy += (y - middle) * (y - middle)
            xy += (x - middle) * (y - middle)
        }
        return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
    }

    /// The rank of each value from 0; equal ones have their mean rank.
    private static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            for place in start..<end { ranks[order[place]] = Double(start + end - 1) / 2 }
            start = end
        }
        return ranks
    }
}
