import Testing

@testable import Fetch

@Suite struct AddressGuardTests {
    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
        "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "2001:4860:4860::8888",
        "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
    ])
    func `a public address may be asked`(text: String) throws {
        #expect(AddressGuard().refusal(of: try #require(IPAddress(text))) == nil)
    }

    @Test(arguments: [
        ("0.0.0.0", "unspecified"), ("10.255.255.255", "private"), ("100.64.0.0", "CGNAT"),
        ("100.127.255.255", "CGNAT"), ("127.0.0.1", "loopback"), ("169.254.0.1", "link-local"),
        ("169.254.169.254", "metadata"), ("168.63.129.16", "metadata"), ("172.16.0.0", "private"),
        ("172.31.255.255", "private"), ("192.0.0.1", "reserved"), ("192.0.2.1", "documentation"),
        ("192.168.0.0", "private"), ("198.19.255.255", "benchmarking"), ("198.51.100.1", "documentation"),
        ("203.0.113.1", "documentation"), ("224.0.0.0", "multicast"), ("239.255.255.255", "multicast"),
        ("240.0.0.0", "reserved"), ("255.255.255.255", "broadcast"), ("::", "unspecified"), ("::1", "loopback"),
        ("::ffff:10.0.0.1", "private"), ("::10.0.0.1", "IPv4-compatible"), ("::8.8.8.8", "IPv4-compatible"),
        ("fc00::", "private"), ("fdff:ffff::1", "private"), ("fe80::1", "link-local"), ("febf::1", "link-local"),
        ("fec0::1", "site-local"), ("ff02::1", "multicast"), ("fd00:ec2::254", "metadata"), ("2001:db8::1", "docu"),
        ("3fff::1", "documentation"), ("2001::1", "Teredo"), ("2001:10::1", "reserved"), ("100::1", "discard"),
        ("64:ff9b::192.168.0.1", "leads to 192.168.0.1, which is a private address"),
        ("64:ff9b:1::8.8.8.8", "private"), ("2002:a00:1::", "leads to 10.0.0.1"), ("4000::1", "not a public"),
        ("5f00::1", "not a public"),
    ])
    func `an address with another purpose is refused with its name`(text: String, reason: String) throws {
        let refusal = AddressGuard().refusal(of: try #require(IPAddress(text)))
        #expect(refusal?.contains(reason) == true, "\(String(describing: refusal))")
    }

    @Test func `what is allowed by name may be asked, and nothing beside it`() throws {
        let addressGuard = AddressGuard(allowed: try CIDR.list("127.0.0.1/32, fd00:1::/32 10.1.0.0/16"))
        func isRefused(_ text: String) throws -> Bool {
            addressGuard.refusal(of: try #require(IPAddress(text))) != nil
        }
        #expect(try !isRefused("127.0.0.1"))
        #expect(try !isRefused("::ffff:127.0.0.1"))
        #expect(try !isRefused("fd00:1:2::3"))
        #expect(try !isRefused("10.1.255.255"))
        #expect(try isRefused("127.0.0.2"))
        #expect(try isRefused("10.2.0.0"))
        #expect(try isRefused("fd00:2::1"))
        #expect(try isRefused("64:ff9b::127.0.0.1"))
    }
}

@Suite struct CIDRTests {
    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.0", false), ("10.0.0.7/8", "10.1.1.1", true),
        ("192.168.1.128/25", "192.168.1.128", true), ("192.168.1.128/25", "192.168.1.127", false),
        ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false), ("0.0.0.0/0", "255.1.2.3", true),
        ("0.0.0.0/0", "::1", false), ("fd00::/9", "fd7f::1", true), ("fd00::/9", "fd80::1", false),
        ("::1", "::1", true), ("::/0", "8::", true),
    ])
    func `a network holds an address, or does not`(network: String, address: String, holds: Bool) throws {
        #expect(try CIDR(network).contains(try #require(IPAddress(address))) == holds)
    }

    @Test(arguments: [
        ("banana", "“banana” is not an IP address"), ("10.0.0/8", "“10.0.0” is not an IP address"),
        ("10.0.0.0/33", "“33” is not a prefix length from 0 to 32"),
        ("fd00::/129", "“129” is not a prefix length from 0 to 128"), ("10.0.0.0/-1", "“-1”"),
        ("10.0.0.0/", "“” is not a prefix length"), ("10.0.0.0/8/8", "“8/8”"), ("[::1]/128", "“[::1]”"),
        ("127.1", "“127.1”"), ("010.0.0.1", "“010.0.0.1”"),
    ])
    func `what is not a network is named`(text: String, complaint: String) throws {
        let error = #expect(throws: FetchSettingError.self) { try CIDR(text) }
        #expect(error?.description.contains(complaint) == true, "\(String(describing: error))")
    }
}
