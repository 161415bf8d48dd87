import Testing

@testable import AI

@Suite struct LinkFilterTests {
    @Test(arguments: [
        "https://evil.example/a?b=c", "http://1.2.3.4:80/x", "HTTPS://EVIL.COM", "www.evil.de", "evil.com",
        "evil.com/x",
        "mail@evil.io", "mailto:a@b.c", "javascript:alert(1)", "data:text/html,x", "//evil.com/x", "ftp://x",
        "evil.xy/a",
        "ｅｖｉｌ．ｃｏｍ", "evil。com", "ev\u{200B}il.com", "xn--80ak6aa92e.com", "sub.evil.co.uk", "a@b.nl", "10.0.0.1",
        "evil.com.", "evil.com:8080", "hxxp.evil.zip", "tel:+491701234567", "evil.com?x", "slack://open",
    ])
    func `an address is taken out`(_ address: String) {
        var filter = LinkFilter()
        #expect(filter.cleaned("see \(address) now").hasPrefix("see [link removed]"))
        #expect(filter.cleaned("[here](\(address))").hasPrefix("[here]([link removed]"))
        #expect(filter.removed >= 2)
    }

    @Test(arguments: [
        "Node.js and Vue.js", "ASP.NET Core", "C++/C# and .NET 8.0", "e.g. three years, i.e. senior", "and/or",
        "5.5 years",
        "Ph.D. in physics", "24/7, 10:30", "Note: remote only", "1.2.3", "Socket.IO", "etc.Then", "A.B. Smith", "…",
        "x.y",
        "Dipl.-Ing. (m/w/d)", "TCP/IP", "v2.0-beta",
    ])
    func `what is no address stays`(_ text: String) {
        var filter = LinkFilter()
        #expect(filter.cleaned(text) == text)
        #expect(filter.removed == 0)
    }

    @Test func `all strings of a value are looked at, and its names are ours`() {
        var filter = LinkFilter()
        #expect(
            filter.cleaned(["a": ["x evil.com", ["b": "www.x"]], "n": 1])
                == ["a": ["x [link removed]", ["b": "[link removed]"]], "n": 1])
    }
}
