import Foundation

/// Decides from the text of a URL alone whether it may be asked for at all.
enum URLRule {
    static let maxLength = 8_192

    /// The URL's parts, or `FetchError.Kind.refused` with the reason.
    static func check(_ given: URL) throws(FetchError) -> WebAddress {
        let url = given.absoluteURL
        let text = url.absoluteString
        func refused(_ reason: String) -> FetchError { FetchError(.refused, url, reason) }

        guard text.utf8.count <= maxLength else { throw refused("is longer than \(maxLength) characters") }
        guard let scheme = url.scheme.flatMap({ WebAddress.Scheme(rawValue: $0.lowercased()) }) else {
            throw refused("is not an http or https address")
        }
        guard let authority = authority(in: text), let host = url.host?.lowercased(), !host.isEmpty else {
            throw refused("names no host")
        }
        guard !authority.contains("@"), url.user == nil, url.password == nil else {
            let reason = "was given with a user name or password; leave them out"
            throw FetchError(.refused, withoutCredentials(url), reason)
        }
        guard !authority.contains("%") else { throw refused("has percent signs in its host name") }
        if let objection = objection(toHost: host, isBracketed: authority.hasPrefix("[")) { throw refused(objection) }
        let port = url.port ?? scheme.defaultPort
        guard (1...65_535).contains(port) else { throw refused("has a port that does not exist (\(port))") }
        guard !OtherServicesPorts.contains(port) else {
            throw refused("has a port that belongs to another service (\(port))")
        }
        let path = url.path(percentEncoded: true)
        let query = url.query(percentEncoded: true).map { "?" + $0 } ?? ""
        return WebAddress(
            url: url, scheme: scheme, host: host, port: port, target: (path.isEmpty ? "/" : path) + query)
    }

    /// Errors are shown and logged, and a password should be neither.
    private static func withoutCredentials(_ url: URL) -> URL {
        guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: true) else { return url }
        (parts.user, parts.password) = (nil, nil)
        return parts.url ?? url
    }

    private static func authority(in text: String) -> Substring? {
        guard let start = text.range(of: "://")?.upperBound else { return nil }
        return text[start...].prefix { !"/?#".contains($0) }
    }

    private static func objection(toHost host: String, isBracketed: Bool) -> String? {
        if isBracketed {
            return IPAddress(host) != nil && host.contains(":") ? nil : "has no valid IPv6 address in its brackets"
        }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        if labels.last?.isEmpty == true { return "has a host name that ends in a dot; leave the dot out" }
        guard host.utf8.count <= 253, labels.allSatisfy({ (1...63).contains($0.utf8.count) }) else {
            return "has a host name of an impossible length"
        }
        guard host.utf8.allSatisfy({ $0.isHostNameByte }) else { return "has characters that no host name has" }
        if let last = labels.last, looksNumeric(last), IPAddress(host) == nil {
            return "has an IP address in a spelling that is not used; write it as four decimal numbers"
        }
        return nil
    }

    /// What some resolvers take for a number: `127.1`, `2130706433`, `0x7f.1`, `0177.0.0.1` (WHATWG URL, 3.5).
    private static func looksNumeric(_ label: Substring) -> Bool {
        label.hasPrefix("0x") ? label.dropFirst(2).allSatisfy(\.isHexDigit) : label.allSatisfy(\.isNumber)
    }
}

extension UInt8 {
    fileprivate var isHostNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
