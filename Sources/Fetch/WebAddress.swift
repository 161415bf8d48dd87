import Foundation

/// A URL taken apart into what may be asked for, so that what was checked is exactly what is sent.
struct WebAddress: Sendable, Hashable {
    enum Scheme: String, Sendable {
        case http, https

        var defaultPort: Int { self == .http ? 80 : 443 }
    }

    let url: URL
    let scheme: Scheme
    /// In lower case, an IPv6 address without brackets.
    let host: String
    let port: Int
    /// Path and query as they go into the request line, percent-encoded.
    let target: String

    /// What shares one robots.txt (RFC 9309, 2.3).
    var origin: String { "\(scheme.rawValue)://\(authority)" }

    /// As the Host header wants it.
    var authority: String {
        port == scheme.defaultPort ? bracketedHost : "\(bracketedHost):\(port)"
    }

    var bracketedHost: String { host.contains(":") ? "[\(host)]" : host }

    var robotsURL: URL? { URL(string: origin + "/robots.txt") }
}
