import Testing

@testable import Fetch

@Suite struct ConnectToRuleTests {
    @Test(arguments: [
        ("*:443:127.0.0.1:9443", "a.example", 443, "127.0.0.1", 9_443),
        ("*:443:127.0.0.1:9443", "a.example", 80, "a.example", 80),
        ("A.example:443:b.example:8443", "a.example", 443, "b.example", 8_443),
        ("a.example:443:b.example:8443", "c.example", 443, "c.example", 443),
        ("::127.0.0.1:9443", "a.example", 80, "127.0.0.1", 9_443), (":80::8080", "a.example", 80, "a.example", 8_080),
        ("a.example::127.0.0.1:", "a.example", 444, "127.0.0.1", 444),
        ("[::1]:80:[2001:db8::2]:81", "::1", 80, "2001:db8::2", 81), (":::", "a.example", 443, "a.example", 443),
    ])
    func `a rule moves the connections that it fits`(
        rule: String, host: String, port: Int, newHost: String, newPort: Int
    ) throws {
        let target = try [ConnectToRule(rule)].target(host: host, port: port)
        #expect(target.host == newHost)
        #expect(target.port == newPort)
    }

    @Test func `the first rule that fits is used`() throws {
        let rules = try ConnectToRule.list("a.example:443:10.0.0.1:1, *:443:10.0.0.2:2")
        #expect(rules.target(host: "a.example", port: 443).host == "10.0.0.1")
        #expect(rules.target(host: "b.example", port: 443).host == "10.0.0.2")
        #expect(rules.target(host: "b.example", port: 80).host == "b.example")
    }

    @Test(arguments: [
        ("", "has 1 parts, not 4"), ("a:1:b", "has 3 parts"), ("a:1:b:2:3", "has 5 parts"), ("a:x:b:1", "“x”"),
        ("a:0:b:1", "“0” is not a port"), ("a:1:b:65536", "“65536”"), ("a:-1:b:1", "“-1”"), ("a:1:*:1", "“*”"),
        ("[::1:80:b:1", "never closed"), ("a]:80:b:1", "out of place"), ("::1:80:b:1", "parts, not 4"),
    ])
    func `what is not a rule is named`(text: String, complaint: String) {
        let error = #expect(throws: FetchSettingError.self) { try ConnectToRule(text) }
        #expect(error?.description.contains(complaint) == true, "\(String(describing: error))")
    }
}
