/// Says which addresses are not for us to ask: everything that is not plainly a public server.
///
/// The networks are those of the IANA special-purpose address registries (RFC 6890 and its updates), and the
/// addresses at which clouds give out credentials.
struct AddressGuard: Sendable {
    var allowed: [CIDR] = []

    /// Why the address is refused ("is a private address"), or nil when it may be asked.
    func refusal(of address: IPAddress) -> String? {
        if allowed.contains(where: { $0.contains(address) }) { return nil }
        return Self.objection(to: address)
    }

    private static func objection(to address: IPAddress) -> String? {
        let table = address.isIPv6 ? specialIPv6 : specialIPv4
        if let row = table.first(where: { $0.network.contains(address) }) { return row.reason }
        guard address.isIPv6 else { return nil }
        if let inner = embeddedIPv4(in: address) {
            return objection(to: inner).map { "leads to \(inner), which \($0)" }
        }
        return globalUnicast.contains(address) ? nil : "is not a public address"
    }

    /// The IPv4 address that a translator on the way would send the packet to: NAT64 (RFC 6052), 6to4 (RFC 3056).
    private static func embeddedIPv4(in address: IPAddress) -> IPAddress? {
        if nat64.contains(address) { return IPAddress(bytes: Array(address.bytes[12..<16])) }
        if sixToFour.contains(address) { return IPAddress(bytes: Array(address.bytes[2..<6])) }
        return nil
    }

    private static let nat64 = network("64:ff9b::/96")
    private static let sixToFour = network("2002::/16")
    private static let globalUnicast = network("2000::/3")

    private static let specialIPv4 = rows([
        ("169.254.169.254/32", "is a cloud's metadata address"),
        ("168.63.129.16/32", "is a cloud's metadata address"),
        ("100.100.100.200/32", "is a cloud's metadata address"),
        ("0.0.0.0/8", "is an unspecified address"),
        ("10.0.0.0/8", "is a private address"),
        ("100.64.0.0/10", "is a carrier's shared address (CGNAT)"),
        ("127.0.0.0/8", "is a loopback address"),
        ("169.254.0.0/16", "is a link-local address"),
        ("172.16.0.0/12", "is a private address"),
        ("192.0.0.0/24", "is a reserved address"),
        ("192.0.2.0/24", "is a documentation address"),
        ("192.88.99.0/24", "is a reserved address"),
        ("192.168.0.0/16", "is a private address"),
        ("198.18.0.0/15", "is a benchmarking address"),
        ("198.51.100.0/24", "is a documentation address"),
        ("203.0.113.0/24", "is a documentation address"),
        ("224.0.0.0/4", "is a multicast address"),
        ("255.255.255.255/32", "is the broadcast address"),
        ("240.0.0.0/4", "is a reserved address"),
    ])

    private static let specialIPv6 = rows([
        ("fd00:ec2::254/128", "is a cloud's metadata address"),
        ("fd20:ce::254/128", "is a cloud's metadata address"),
        ("::/128", "is an unspecified address"),
        ("::1/128", "is a loopback address"),
        ("::/96", "is an IPv4-compatible address, which nothing uses any more"),
        ("64:ff9b:1::/48", "is a private address"),
        ("100::/64", "is a discard address"),
        ("2001::/32", "is a Teredo address, which hides an IPv4 address"),
        ("2001::/23", "is a reserved address"),
        ("2001:db8::/32", "is a documentation address"),
        ("3fff::/20", "is a documentation address"),
        ("fc00::/7", "is a private address"),
        ("fe80::/10", "is a link-local address"),
        ("fec0::/10", "is a site-local address"),
        ("ff00::/8", "is a multicast address"),
    ])

    private static func rows(_ table: [(String, String)]) -> [(network: CIDR, reason: String)] {
        table.map { (network($0.0), $0.1) }
    }

    private static func network(_ text: String) -> CIDR {
        guard let network = try? CIDR(text) else { preconditionFailure("\(text) is not a network") }
        return network
    }
}
