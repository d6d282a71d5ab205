import Distributions

/// Numbers as a person would type them in a model.
package enum NumberText {
    /// Whole numbers without `.0`, everything else in its shortest exact form.
    package static func of(_ value: Double) -> String { MessageNumber.text(value) }
}
