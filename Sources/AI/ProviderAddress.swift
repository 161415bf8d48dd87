import Foundation

/// Decides whether requests may go to an address that somebody set.
public enum ProviderAddress {
    /// Why not, as a sentence that names the address.
    public struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
        public var description: String
    }

    static func checked(_ url: URL?, orDefaultOf kind: ProviderSettings.Kind) throws(Refusal) -> URL {
        guard let url else {
            guard let known = URL(string: kind.baseURL) else { preconditionFailure("\(kind.baseURL) is no URL") }
            return known
        }
        return try checked(url)
    }

    /// https anywhere, http only to this machine and its network; no credentials, query or fragment.
    static func checked(_ url: URL) throws(Refusal) -> URL {
        func refuse(_ reason: String) -> Refusal { Refusal(description: "the base URL “\(url.shown)” \(reason)") }
        guard let host = url.host(percentEncoded: false)?.lowercased(), !host.isEmpty else {
            throw refuse("has no host")
        }
        guard url.user == nil, url.password == nil, url.query == nil, url.fragment == nil else {
            throw refuse("may have no user, password, query or fragment")
        }
        guard !isLinkLocal(host) else { throw refuse("is a link-local address, where clouds keep credentials") }
        switch url.scheme?.lowercased() {
        case "https": return url
        case "http" where isNear(host): return url
        case "http": throw refuse("must begin with https://: the key would go over the net in the open")
        default: throw refuse("must begin with https://, or http:// for a server in your own network")
        }
    }

    private static func isLinkLocal(_ host: String) -> Bool {
        host.hasPrefix("169.254.")
            || ["fe8", "fe9", "fea", "feb"].contains { host.hasPrefix($0) && host.contains(":") }
            || host == "metadata.google.internal"
    }

    /// Loopback, private addresses (RFC 1918, RFC 4193) and names that only a local network resolves.
    private static func isNear(_ host: String) -> Bool {
        if host.contains(":") { return host == "::1" || host.hasPrefix("fc") || host.hasPrefix("fd") }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        if numbers.count == 4, let first = numbers[0], let second = numbers[1], numbers.allSatisfy({ $0 != nil }) {
            return first == 127 || first == 10 || (first == 172 && (16...31).contains(second))
                || (first == 192 && second == 168)
        }
        return !host.contains(".")
            || [".local", ".localhost", ".internal", ".lan", ".home.arpa"].contains(where: host.hasSuffix)
    }
}

extension URL {
    /// Without what may be a password.
    fileprivate var shown: String {
        guard var parts = URLComponents(url: self, resolvingAgainstBaseURL: false) else { return "" }
        parts.user = nil
        parts.password = nil
        parts.query = nil
        return parts.string ?? ""
    }
}
