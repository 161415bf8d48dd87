import Testing

@testable import Fetch

@Suite struct RobotsRulesTests {
    private func rules(_ text: String) -> RobotsRules { RobotsParser.parse(text.utf8, product: "Scoutly") }

    /// RFC 9309, 5.1 and 2.2.1 in our terms.
    private static let several = """
        User-Agent: *
        Disallow: *.gif$
        Disallow: /example/
        Allow: /publications/

        User-Agent: scoutly
        Disallow: /tmp/
        Allow: /tmp/ours/

        User-Agent: otherbot
        User-Agent: SCOUTLY
        Allow: /example/page.html
        Disallow: /example/private.gif

        User-Agent: quxbot
        """

    @Test(arguments: [
        ("/tmp/x", false), ("/tmp/ours/x", true), ("/example/page.html", true), ("/example/private.gif", false),
        ("/picture.gif", true), ("/", true), ("/robots.txt", true),
    ])
    func `groups that name us are taken together, and the one for all is not for us`(path: String, allowed: Bool) {
        #expect(rules(Self.several).allows(path) == allowed)
    }

    @Test(arguments: [("/a.gif", false), ("/a.gif?x", true), ("/example/x", false), ("/publications/x", true)])
    func `whoever is not named goes by the group for all`(path: String, allowed: Bool) {
        #expect(RobotsParser.parse(Self.several.utf8, product: "Nobody").allows(path) == allowed)
    }

    @Test func `a group without rules allows everything`() {
        #expect(RobotsParser.parse(Self.several.utf8, product: "QuxBot").allows("/example/"))
    }

    /// RFC 9309, 5.2.
    @Test func `the longest match decides`() {
        let rules = rules("User-Agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif")
        #expect(!rules.allows("/example/page/disallowed.gif"))
        #expect(rules.allows("/example/page/other.gif"))
    }

    @Test func `when two matches are equally long, Allow wins in either order`() {
        #expect(rules("User-Agent: *\nAllow: /page\nDisallow: /page").allows("/page"))
        #expect(rules("User-Agent: *\nDisallow: /page\nAllow: /page").allows("/page"))
    }

    /// RFC 9309, 2.2.2 and 2.2.3, then the table of Google's documentation of robots.txt.
    @Test(arguments: [
        ("/foo/bar?baz=quz", "/foo/bar?baz=quz", true),
        ("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", true),
        ("/foo/bar/ツ", "/foo/bar/%E3%83%84", true), ("/foo/bar/%E3%83%84", "/foo/bar/%E3%83%84", true),
        ("/foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", true), ("/foo/bar/%62%61%7A", "/foo/bar/baz", true),
        ("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", true),
        ("/path/file-with-a-%2A.html", "/path/file-with-a-x.html", false), ("/path/foo-%24", "/path/foo-$", true),
        ("/a%2Fb", "/a/b", false), ("/100%", "/100%25", true),
        ("/", "/anything", true), ("/*", "/anything", true), ("/$", "/", true), ("/$", "/x", false),
        ("/fish", "/fish", true), ("/fish", "/fish.html", true), ("/fish", "/fishheads/yummy.html", true),
        ("/fish", "/fish.php?id=anything", true), ("/fish", "/Fish.asp", false), ("/fish", "/catfish", false),
        ("/fish", "/desert/fish", false), ("/fish*", "/fishheads", true), ("/fish/", "/fish/salmon.htm", true),
        ("/fish/", "/fish", false), ("/*.php", "/folder/filename.php?parameters", true), ("/*.php", "/", false),
        ("/*.php", "/windows.PHP", false), ("/*.php$", "/filename.php", true),
        ("/*.php$", "/filename.php?parameters", false), ("/*.php$", "/filename.php5", false),
        ("/fish*.php", "/fishheads/catfish.php?parameters", true), ("/fish*.php", "/Fish.PHP", false),
        ("/a*b*c$", "/abbc", true), ("/a*b*c$", "/abcd", false), ("/a**b", "/a-b", true), ("/*a*$", "/xay", true),
        ("/ab*b$", "/ab", false), ("*/jobs", "/en/jobs/1", true), ("/a$b", "/a$bc", true), ("/a$b", "/a", false),
    ])
    func `a pattern fits a path, or does not`(pattern: String, path: String, fits: Bool) {
        #expect(rules("User-agent: *\nDisallow: \(pattern)").allows(path) == !fits)
    }

    @Test(arguments: ["Scoutly", "scoutly", "SCOUTLY", "Scoutly/0.1", "Scoutly 1"])
    func `the product token is found whatever its case and version`(token: String) {
        #expect(!rules("User-agent: \(token)\nDisallow: /").allows("/x"))
    }

    @Test(arguments: ["Scoutlybot", "scout", "Mozilla Scoutly", ""])
    func `another product's group is not ours`(token: String) {
        #expect(rules("User-agent: \(token)\nDisallow: /").allows("/x"))
    }

    @Test func `comments, blank lines, CR, BOM, spaces and unknown lines change nothing`() {
        let text =
            "\u{FEFF}# hello\rUSER-AGENT :  * # all\r\n\r\nSitemap: https://x.example/s.xml\n"
            + "nonsense\n  disallow\t: /a # why\n\nDisallow: /b"
        let rules = rules(text)
        #expect(!rules.allows("/a"))
        #expect(!rules.allows("/b"))
        #expect(rules.allows("/c"))
    }

    @Test func `an empty Disallow allows everything, and rules before any agent are nobody's`() {
        #expect(rules("User-agent: *\nDisallow:").allows("/x"))
        #expect(rules("Disallow: /\nUser-agent: *\nDisallow: /a").allows("/x"))
        #expect(rules("").allows("/x"))
        #expect(rules("<!DOCTYPE html><title>Not found: sorry</title>").allows("/x"))
    }

    @Test(arguments: [("1", 1_000), ("0.25", 250), ("10 ", 10_000), ("0", 0), ("99999999999", 31_536_000_000)])
    func `Crawl-delay is read`(text: String, milliseconds: Int) {
        #expect(rules("User-agent: *\nCrawl-delay: \(text)").crawlDelay == .milliseconds(milliseconds))
    }

    @Test(arguments: ["-1", "soon", "nan", "inf", ""])
    func `a Crawl-delay that makes no sense is ignored`(text: String) {
        #expect(rules("User-agent: *\nCrawl-delay: \(text)").crawlDelay == nil)
    }

    @Test func `another's Crawl-delay is not ours, and ends the other's list of agents`() {
        let rules = rules("User-agent: slowbot\nCrawl-delay: 60\nUser-agent: *\nDisallow: /a")
        #expect(rules.crawlDelay == nil)
        #expect(!rules.allows("/a"))
    }

    @Test func `what stands after 500 KiB is not read`() {
        let start = "User-agent: *\nDisallow: /early\n"
        let filler = String(repeating: "#", count: 500 * 1024 - start.utf8.count) + "\n"
        let rules = rules(start + filler + "Disallow: /late")
        #expect(!rules.allows("/early"))
        #expect(rules.allows("/late"))
    }

    /// Octet by octet it would be 3.5 thousand million steps, minutes in a debug build.
    @Test(.timeLimit(.minutes(1))) func `patterns made to be slow are not`() {
        let pattern = "/*" + String(repeating: "a", count: 90) + "b"
        let rules = rules("User-agent: *\n" + String(repeating: "Disallow: \(pattern)\n", count: 4_900))
        let isAllowed = rules.allows("/" + String(repeating: "a", count: 8_000))
        #expect(rules.rules.count == 4_900)
        #expect(isAllowed)
    }

    @Test func `a line that 500 KiB cut in two is not read by half`() {
        let start = "User-agent: *\nDisallow: /early\n"
        let filler = String(repeating: "#", count: 500 * 1024 - start.utf8.count - 12) + "\n"
        #expect(
            (start + filler + "Disallow: /late").utf8.prefix(500 * 1024).elementsEqual(
                (start + filler + "Disallow: /").utf8))
        #expect(rules(start + filler + "Disallow: /late").allows("/x"))
    }

    @Test func `a file of nothing but rules is bounded`() {
        let text = "User-agent: *\n" + String(repeating: "Disallow: /*a\n", count: 30_000)
        #expect(rules(text).rules.count == RobotsParser.maxRules)
    }
}
