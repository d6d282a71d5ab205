import Foundation
import ModelFile

/// What a page allows the browser to do: to use this style and this script, and nothing else. Text that
/// came to be a script in spite of all would not run, and nothing is fetched.
///
/// Reference: W3C, Content Security Policy Level 3, section 2.3.1, "hash-source".
enum ContentSecurityPolicy {
    /// The policy for a page with these `<style>` and `<script>` elements.
    static func text(styles: [String], scripts: [String]) -> String {
        func hashes(_ texts: [String]) -> String {
            texts.isEmpty
                ? "'none'" : texts.map { "'sha256-\(base64Digest($0))'" }.joined(separator: " ")
        }
        return "default-src 'none'; style-src \(hashes(styles)); script-src \(hashes(scripts)); "
            + "base-uri 'none'; form-action 'none'"
    }

    private static func base64Digest(_ text: String) -> String {
        let digits = Array(modelDigest(Array(text.utf8)).utf8)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { place in
            value(digits[place]) << 4 | value(digits[place + 1])
        }
        return Data(bytes).base64EncodedString()
    }

    private static func value(_ digit: UInt8) -> UInt8 {
        digit >= UInt8(ascii: "a") ? digit - UInt8(ascii: "a") + 10 : digit - UInt8(ascii: "0")
    }
}
