import CasModel
import Encoding
import Foundation

/// All that is written of a model and its result, and what must hold of it whatever the model.
enum Outputs {
    /// A narrow terminal and a wide one of which only one knows more than ASCII.
    private static let styles = [
        TextStyle(width: 40, cutsToWidth: true, isUnicode: true, isColoured: true),
        TextStyle(width: 100, cutsToWidth: true, isUnicode: false, isColoured: false),
    ]

    /// Checks why a model was refused.
    static func check(_ errors: ModelErrors) {
        require(!errors.diagnostics.isEmpty, "a model is refused for a reason")
        for diagnostic in errors.diagnostics {
            require(
                diagnostic.place.map { $0.line >= 1 && $0.column >= 1 && $0.length >= 1 } ?? false,
                "a diagnostic has a place")
            require(!diagnostic.message.isEmpty, "a diagnostic has a message")
            for style in styles { checkText(diagnostic.rendered(width: style.width)) }
        }
        checkJSON(CheckJSON.bytes(of: errors, model: "model"))
    }

    /// Checks what is told of a model that was read.
    static func check(_ model: Model) {
        checkTexts(CheckDocument.text(model))
        checkCSV(CheckCSV.bytes(of: model))
        checkJSON(CheckJSON.bytes(of: model))
    }

    /// Checks a result and all that is told of it.
    static func check(_ result: SimulationResult) {
        for quantity in result.quantities { check(quantity, runs: result.runs) }
        for question in result.questions {
            let probability = question.probability.value
            require(!(probability < 0) && !(probability > 1), "a probability is from 0 to 1")
        }
        checkTexts(ResultDocument.text(result, hasDetails: true, isRounded: true))
        checkCSV(SummaryCSV.bytes(of: result))
        checkCSV(CurvesCSV.bytes(of: result))
        checkJSON(JSONReport.bytes(of: result))
    }

    private static func checkTexts(_ document: Document) {
        for style in styles { checkText(TerminalWriter(style).text(document)) }
        checkText(MarkdownWriter().text(document))
    }

    /// Checks a picture.
    static func check(_ kind: ChartKind, of result: SimulationResult) {
        do throws(ChartError) {
            let drawing = try Chart.drawing(kind, of: result)
            require(!drawing.svg.contains("<script"), "a picture has no script")
        } catch {
            require(!error.description.isEmpty, "an error says what it is")
        }
    }

    private static func check(_ quantity: QuantityResult, runs: Int) {
        require(
            quantity.validRuns + quantity.invalidRuns <= runs, "a run is valid or not, not both")
        var last = -Double.infinity
        for quantile in quantity.quantiles where !quantile.value.isNaN {
            require(quantile.value >= last, "quantiles rise")
            last = quantile.value
        }
        require(!(quantity.standardDeviation < 0), "a standard deviation is not negative")
        require(!(quantity.minimum > quantity.maximum), "the least value is not above the largest")
    }

    /// Checks the page.
    static func checkPage(of result: SimulationResult) {
        let text = String(decoding: ReportPage.bytes(of: result), as: UTF8.self)
        require(text.components(separatedBy: "<script").count <= 2, "a page has one script")
    }

    /// Checks the draws, which must be as many as were asked for.
    static func checkDraws(of simulator: Simulator, _ options: SimulationOptions) {
        for format in DrawFormat.allCases {
            // Both kinds, not both in every format: the rows are made in the same way.
            let kind: DrawKind = format == .compressedCSV ? .weighted : .equallyWeighted
            var bytes = format.header(
                columns: DrawFormat.columns(of: simulator.model, kind), rows: options.runs)
            let isComplete = try? simulator.generateDraws(
                options, kind, format: { format.rows(of: $0) }, write: { bytes += $0 })
            require(isComplete == true, "the draws of a model with figures can be written")
            if format == .csv {
                checkCSV(bytes)
                require(lines(bytes) == options.runs + 1, "a run is a row")
            }
        }
    }

    private static func lines(_ bytes: [UInt8]) -> Int {
        bytes.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    }

    /// Nothing of a model's text may steer a terminal.
    private static func checkText(_ text: String) {
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            // Colours are ESC [, digits and m.
            if scalar == "\u{1B}" {
                require(scalars.next() == "[", "an escape is a colour")
                while let next = scalars.next(), next != "m" {
                    require(next == ";" || ("0"..."9").contains(next), "an escape is a colour")
                }
                continue
            }
            require(
                scalar == "\n" || scalar.properties.generalCategory != .control,
                "text for people has no control characters")
        }
    }

    private static func checkJSON(_ bytes: [UInt8]) {
        require(
            (try? JSONSerialization.jsonObject(with: Data(bytes))) != nil, "JSON can be read back")
    }

    /// All rows have as many cells as the first.
    private static func checkCSV(_ bytes: [UInt8]) {
        var columns: Int?
        var cells = 1
        var isQuoted = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ","): cells += isQuoted ? 0 : 1
            case UInt8(ascii: "\n") where !isQuoted:
                require(columns == nil || columns == cells, "rows have as many cells as the first")
                columns = cells
                cells = 1
            default: break
            }
        }
        require(!isQuoted, "a quoted cell ends")
    }
}
