import Foundation

/// The address of a careers page as people write it.
struct CareersAddress {
    let url: URL

    /// - Throws: `Refusal`.
    init(_ text: String) throws(Refusal) {
        guard let whole = Self.withScheme(text), let url = URL(string: whole), let host = url.host(), !host.isEmpty,
            let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https"
        else { throw Refusal(reason: "is no http or https address such as https://example.com/jobs") }
        guard url.user() == nil, url.password() == nil else {
            throw Refusal(reason: "has a user name or an e-mail address in it; give the page's address alone")
        }
        let isBare = whole != text
        guard !isBare || host.contains(".") || host == "localhost" else {
            throw Refusal(reason: "is no http or https address such as https://example.com/jobs")
        }
        guard url.absoluteString.utf8.count <= Self.longest, host.utf8.count <= Self.longestHost else {
            throw Refusal(reason: "is longer than an address may be")
        }
        self.url = url
    }

    /// Bytes, with what is not ASCII in percent signs: what browsers and servers agree on.
    private static let longest = 2_000
    /// RFC 1035.
    private static let longestHost = 253

    /// What is wrong, as the rest of a sentence that begins with the value.
    struct Refusal: Error {
        var reason: String
    }

    /// "example.com:8080/jobs" has a port, "mailto:jobs@example.com" has a scheme; nil for a scheme of no use.
    private static func withScheme(_ text: String) -> String? {
        if text.hasPrefix("//") { return "https:" + text }
        guard let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/") else { return "https://" + text }
        if text[colon...].hasPrefix("://") { return text }
        return text[text.index(after: colon)...].first?.isNumber == true ? "https://" + text : nil
    }
}
