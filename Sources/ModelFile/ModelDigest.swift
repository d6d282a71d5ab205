/// The hexadecimal SHA-256 of a model's text.
func modelDigest(_ bytes: [UInt8]) -> String {
    ""
}
