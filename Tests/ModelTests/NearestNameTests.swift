import ModelLanguage
import Testing

@Suite("The name that was probably meant")
struct NearestNameTests {
    @Test(
        "One slip in a short name, two in a longer one, three in a long one",
        arguments: [
            ("kiled", "killed"), ("killled", "killed"), ("kllied", "killed"), ("klled", "killed"),
            ("Killed", "killed"), ("KILLED", "killed"), ("wouded_per_kiled", "wounded_per_killed"),
            ("capturd", "captured"), ("sm", "sum"), ("smu", "sum"),
        ])
    func near(name: String, meant: String) {
        let names = ["wounded_per_killed", "captured", "killed", "sum"]
        #expect(NearestName.of(name, among: names) == meant)
    }

    @Test(
        "Names that share little are not proposed", arguments: ["x", "dead", "kild_or", "su_x", ""])
    func far(name: String) {
        #expect(NearestName.of(name, among: ["killed", "captured", "sum"]) == nil)
    }

    @Test("The nearest is proposed, and of equals the first")
    func nearest() {
        #expect(
            NearestName.of("losses_c", among: ["losses_ab", "losses_a", "losses_b"]) == "losses_a")
        #expect(NearestName.of("losse", among: ["losses_a", "losses"]) == "losses")
    }
}
