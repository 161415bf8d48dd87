/// Sends the connections meant for one place to another, as curl's `--connect-to` does.
///
/// Only the connection moves: the Host header, the server name in TLS and the certificate check stay with the URL.
public struct ConnectToRule: Sendable, Hashable {
    /// In lower case, IPv6 without brackets; nil fits any host.
    public var host: String?
    /// Nil fits any port.
    public var port: Int?
    /// Nil leaves the host as it is.
    public var newHost: String?
    /// Nil leaves the port as it is.
    public var newPort: Int?

    /// `host:port:address:port`; `*` or nothing as host fits any, nothing elsewhere means any, or unchanged.
    public init(_ text: String) throws(FetchSettingError) {
        let parts = try Self.parts(of: text)
        guard parts.count == 4 else {
            throw FetchSettingError(
                "“\(text)” has \(parts.count) parts, not 4; write host:port:address:port, IPv6 in brackets, "
                    + "for example *:443:127.0.0.1:9443")
        }
        host = parts[0].isEmpty || parts[0] == "*" ? nil : parts[0]
        port = try Self.port(parts[1], in: text)
        newHost = parts[2].isEmpty ? nil : parts[2]
        newPort = try Self.port(parts[3], in: text)
        if newHost == "*" {
            throw FetchSettingError("“\(text)”: “*” is not an address to connect to; leave the part empty to keep it")
        }
    }

    /// Rules separated by commas or spaces, as in a setting.
    public static func list(_ text: String) throws(FetchSettingError) -> [ConnectToRule] {
        var rules: [ConnectToRule] = []
        for part in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            rules.append(try ConnectToRule(String(part)))
        }
        return rules
    }

    func fits(host: String, port: Int) -> Bool {
        (self.host ?? host) == host && (self.port ?? port) == port
    }

    private static func parts(of text: String) throws(FetchSettingError) -> [String] {
        var parts = [""]
        var isInBrackets = false
        for character in text.lowercased() {
            switch character {
            case "[" where !isInBrackets && parts[parts.count - 1].isEmpty: isInBrackets = true
            case "]" where isInBrackets: isInBrackets = false
            case "[", "]": throw FetchSettingError("“\(text)”: a bracket is out of place; write IPv6 as [2001:db8::1]")
            case ":" where !isInBrackets: parts.append("")
            default: parts[parts.count - 1].append(character)
            }
        }
        guard !isInBrackets else { throw FetchSettingError("“\(text)”: the bracket [ is never closed") }
        return parts
    }

    private static func port(_ part: String, in text: String) throws(FetchSettingError) -> Int? {
        if part.isEmpty { return nil }
        guard part.allSatisfy({ ("0"..."9").contains($0) }), let port = Int(part), (1...65_535).contains(port) else {
            throw FetchSettingError("“\(text)”: “\(part)” is not a port from 1 to 65535")
        }
        return port
    }
}

extension [ConnectToRule] {
    /// Where to connect to for a URL's host and port.
    func target(host: String, port: Int) -> (host: String, port: Int) {
        guard let rule = first(where: { $0.fits(host: host, port: port) }) else { return (host, port) }
        return (rule.newHost ?? host, rule.newPort ?? port)
    }
}
