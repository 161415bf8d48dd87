public import Foundation

/// Brings the many spellings of one page's address together.
public enum CanonicalURL {
    /// What people and stores see: without tracking parameters, the scheme's own port and a place in the page, host in
    /// lower case. A fragment that is a script's route ("#/jobs/1", "#!/jobs/1") stays: it is the page.
    public static func of(_ url: URL) -> URL {
        if isCanonical(url.absoluteString) { return url }
        guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: true) else { return url }
        if !isRoute(parts.fragment) { parts.fragment = nil }
        if parts.port == (parts.scheme?.lowercased() == "http" ? 80 : 443) { parts.port = nil }
        parts.host = parts.host?.lowercased()
        if let items = parts.percentEncodedQueryItems {
            let kept = items.filter { !isTracking($0.name.removingPercentEncoding ?? $0.name) }
            if kept.count < items.count { parts.percentEncodedQueryItems = kept.isEmpty ? nil : kept }
        }
        return parts.url ?? url
    }

    /// Whether a fragment names what a script shows, and not a place in the page.
    static func isRoute(_ fragment: String?) -> Bool {
        guard let fragment, let first = fragment.first, first == "/" || first == "!" else { return false }
        return fragment.contains { $0.isLetter || $0.isNumber }
    }

    /// Whether there is nothing to drop: no query, no fragment, no capital letter at all.
    private static func isCanonical(_ address: String) -> Bool {
        var colons = 0
        return address.utf8.allSatisfy { byte in
            if byte == UInt8(ascii: ":") { colons += 1 }
            return byte != UInt8(ascii: "?") && byte != UInt8(ascii: "#") && byte &- 0x41 >= 26 && colons < 2
        }
    }

    /// What two addresses of the same page have in common: besides that, no scheme, no `www.`, no last slash.
    public static func key(_ url: URL) -> String {
        var text = of(url).absoluteString
        if let end = text.range(of: "://") { text = String(text[end.upperBound...]) }
        if text.hasPrefix("www.") { text.removeFirst(4) }
        let end = text.firstIndex { $0 == "?" || $0 == "#" } ?? text.endIndex
        var path = text[..<end]
        while path.last == "/" { path.removeLast() }
        return String(path) + text[end...]
    }

    private static func isTracking(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix("utm_") || name.hasPrefix("mc_") || name.hasPrefix("pk_") || name.hasPrefix("mtm_")
            || tracking.contains(name)
    }

    private static let tracking: Set<String> = [
        "gh_src", "lever-source", "lever-source[]", "lever-origin", "ashby_jid_src",
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid",
        "igshid", "_ga", "_gl", "trk", "trackingid", "refid", "ref_src", "searchid", "rps",
        "hsa_src", "hsctatracking", "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "vero_id", "mkt_tok",
        "cmpid", "campaignid", "gbraid", "wbraid", "ttclid", "li_fat_id", "s_kwcid", "icid", "ncid", "jvsource",
        "trackingtag",
    ]
}
