import Distributions
import Testing

@Suite("Numbers in messages")
struct MessageNumberTests {
    @Test(
        "Digits for whole numbers, an exponent where it is shorter, never a plus sign",
        arguments: [
            (0, "0"), (-5, "-5"), (0.25, "0.25"), (999_999_999_999_999, "999999999999999"),
            (1e15, "1e15"), (-1e15, "-1e15"), (1_234_567_890_123_456, "1.234567890123456e15"),
            (1e16, "1e16"), (-1.5e308, "-1.5e308"), (1e-300, "1e-300"), (.infinity, "inf"),
        ] as [(Double, String)])
    func text(value: Double, text: String) {
        #expect(MessageNumber.text(value) == text)
        #expect(Double(MessageNumber.text(value)) == value)
    }
}
