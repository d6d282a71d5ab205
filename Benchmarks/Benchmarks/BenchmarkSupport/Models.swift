import CasModel

/// Models to measure.
package enum Models {
    /// The model that casmodel runs by default.
    package static func defaultModel() throws -> Model { try defaultModel(adding: "") }

    /// The same with a report of how many were killed or wounded.
    package static func defaultModelWithReport() throws -> Model {
        try defaultModel(
            adding: """

                evidence:
                  - name: killed-or-wounded
                    about: killed + wounded
                    report: 30000 to 40000

                """)
    }

    private static func defaultModel(adding section: String) throws -> Model {
        guard let shipped = ShippedModel.all.first else {
            throw SimulationError("there is no built-in model")
        }
        return try ModelReader.read(
            bytes: shipped.bytes + Array(section.utf8), file: shipped.name, name: shipped.name)
    }

    /// The law of an expression that is one draw with fixed parameters.
    package static func law(_ expression: String) throws -> any Law {
        let quantity = try model([("x", expression)]).quantities.first
        guard case .draw(let draw) = quantity?.expression.kind, case .fixed(let law) = draw.sampling
        else { throw SimulationError("'\(expression)' is not a law with fixed parameters") }
        return law
    }

    /// A model of the given quantities, each a name with its expression, which reports the last.
    package static func model(_ quantities: [(name: String, expression: String)]) throws -> Model {
        var lines = ["quantities:"]
        for (name, expression) in quantities {
            lines.append("  \(name): \"\(expression)\"")
        }
        if let last = quantities.last {
            lines.append("report: [\(last.name)]")
        }
        let text = lines.joined(separator: "\n") + "\n"
        return try ModelReader.read(bytes: Array(text.utf8), file: "benchmark", name: "benchmark")
    }
}
