@testable import Boards
import Testing

struct CompanyNameTests {
    @Test(arguments: [
        ("liquid-ai", "Liquid Ai"), ("acme_tools", "Acme Tools"), ("OpenAI", "OpenAI"), ("Acme%20Tools", "Acme Tools"),
        ("7shifts", "7shifts"), ("-", ""),
    ])
    func `a token becomes a name`(token: String, name: String) {
        #expect(CompanyName.fromToken(token) == name)
    }

    @Test(arguments: [
        ("careers.acme-tools.co.uk", "Acme Tools"), ("www.acme.example", "Acme"), ("acme.com", "Acme"),
        ("jobs.acme.io", "Acme"),
        ("explore.jobs.netflix.net", "Netflix"), ("acme.careers", "Acme"), ("x.ai", "X"), ("localhost", "Localhost"),
        ("127.0.0.1", "127.0.0.1"), ("acme.wd5.myworkdayjobs.com", "Acme"), ("", ""),
    ])
    func `a host becomes a name`(host: String, name: String) {
        #expect(CompanyName.fromHost(host) == name)
    }

    @Test(arguments: [
        ("Acme Robotics, Inc.", "acmerobotics", true), ("Acme", "Careers at Acme", true), ("Crème", "creme", true),
        ("Oyster", "Assembly", false), ("", "Acme", false), ("A", "Acme", false), ("HP", "HP", true),
        ("HP", "Shipping", false),
    ])
    func `names are alike when one holds the other`(one: String, other: String, isLike: Bool) {
        #expect(CompanyName.isLike(one, other) == isLike)
    }
}
