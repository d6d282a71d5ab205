/// Addresses that a page may link to.
enum SafeLink {
    /// Where a link to an address leads: the address itself for `http:` and `https:`, the resolver
    /// for a `doi:`; nil for anything else, which a page shows as text only.
    static func target(of address: String) -> String? {
        // Letters, digits and what RFC 3986 gives a meaning; browsers drop or rewrite the rest.
        let isPlain = address.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
                || "-._~:/?#[]@!$&'()*+,;=%".unicodeScalars.contains($0)
        }
        guard isPlain else { return nil }
        let lowered = address.lowercased()
        for scheme in ["https://", "http://"]
        where lowered.hasPrefix(scheme) && lowered.count > scheme.count {
            return address
        }
        guard lowered.hasPrefix("doi:10.") else { return nil }
        return "https://doi.org/" + address.dropFirst("doi:".count)
    }
}
