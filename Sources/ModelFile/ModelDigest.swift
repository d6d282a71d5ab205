/// The hexadecimal SHA-256 of a model's text, by which a result names what it came from.
package func modelDigest(_ bytes: [UInt8]) -> String {
    SHA256.hexadecimal(bytes)
}
