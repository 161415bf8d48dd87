public import Foundation

/// Brings the many spellings of one page's address together.
public enum CanonicalURL {
    /// What people and stores see: without tracking parameters, without a fragment, host in lower case.
    public static func of(_ url: URL) -> URL {
        if isCanonical(url.absoluteString) { return url }
        guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: true) else { return url }
        parts.fragment = nil
        parts.host = parts.host?.lowercased()
        if let items = parts.percentEncodedQueryItems {
            let kept = items.filter { !isTracking($0.name.removingPercentEncoding ?? $0.name) }
            if kept.count < items.count { parts.percentEncodedQueryItems = kept.isEmpty ? nil : kept }
        }
        return parts.url ?? url
    }

    /// Whether there is nothing to drop: no query, no fragment, no capital letter at all.
    private static func isCanonical(_ address: String) -> Bool {
        address.utf8.allSatisfy { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") && $0 &- 0x41 >= 26 }
    }

    /// What two addresses of the same page have in common: besides that, no scheme, no `www.`, no last slash.
    public static func key(_ url: URL) -> String {
        var text = of(url).absoluteString
        if let end = text.range(of: "://") { text = String(text[end.upperBound...]) }
        if text.hasPrefix("www.") { text.removeFirst(4) }
        let end = text.firstIndex(of: "?") ?? text.endIndex
        var path = text[..<end]
        while path.last == "/" { path.removeLast() }
        return String(path) + text[end...]
    }

    private static func isTracking(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix("utm_") || name.hasPrefix("mc_") || tracking.contains(name)
    }

    private static let tracking: Set<String> = [
        "gh_src", "lever-source", "lever-source[]", "lever-origin", "ashby_jid_src",
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid",
        "igshid", "_ga", "_gl", "trk", "trackingid", "refid", "ref_src", "searchid", "rps",
        "hsa_src", "hsctatracking", "_hsenc", "_hsmi", "vero_id", "mkt_tok", "cmpid", "campaignid",
    ]
}
