import Foundation
import Markup
import Testing

struct CSSSelectorTests {
    private let page = HTMLPage(
        Array(
            """
            <html><head><base href="/careers/"></head><body>
            <ul id="jobs" class="list open"><li class="job first"><a href="one" data-kind="full time">One</a></li>
            <li class="job"><a href="https://other.example/two">Two</a><span></span></li>
            <li class="job closed"><a href="#three" lang="en-GB">Three</a></li></ul>
            <div class="jobs-more"><p><a href="mailto:x@y.example">Mail</a></p></div>
            </body></html>
            """.utf8),
        url: URL(string: "https://www.example/about")!)!

    @Test(arguments: [
        ("a", ["One", "Two", "Three", "Mail"]),
        ("#jobs a", ["One", "Two", "Three"]),
        ("ul.list.open > li > a", ["One", "Two", "Three"]),
        (".job:not(.closed) a", ["One", "Two"]),
        ("li.first + li a", ["Two"]),
        ("li.first ~ li a", ["Two", "Three"]),
        ("li:first-child a, div a", ["One", "Mail"]),
        ("div a, li:nth-child(2n+1) a", ["One", "Three", "Mail"]),
        ("li:nth-child(even) a", ["Two"]),
        ("li:nth-child(-n+2) a", ["One", "Two"]),
        ("li:last-child a", ["Three"]),
        ("[data-kind]", ["One"]),
        ("[data-kind~=time]", ["One"]),
        ("[lang|='en']", ["Three"]),
        ("a[href^='https:']", ["Two"]),
        ("a[href$=two]", ["Two"]),
        ("a[href*=\"other\"]", ["Two"]),
        ("*[class=job] a", ["Two"]),
        ("UL > LI > A", ["One", "Two", "Three"]),
        (".nothing", []),
    ])
    func `a selector finds what a browser would`(selector: String, texts: [String]) throws {
        #expect(page.select(try CSSSelector(selector)).map(\.line) == texts)
    }

    @Test(arguments: [
        "", "a[", "a:hover", "a::before", "li:nth-child(x)", "a >", ", a", "a,", "..x", "a[b=']", "{}", "#",
    ])
    func `a selector that is none is named in the error`(selector: String) {
        #expect {
            _ = try CSSSelector(selector)
        } throws: { error in
            "\(error)".contains("“\(selector)”")
        }
    }

    @Test func `quotes in values cannot leave the value`() throws {
        #expect(page.select(try CSSSelector("[data-kind=\"x' or '1'='1\"]")).isEmpty)
        #expect(page.select(try CSSSelector("[data-kind='x\\\") or (1=1']")).isEmpty)
    }

    @Test(arguments: ["a:nth-child(-9223372036854775808n)", "a:nth-child(9223372036854775807n-9223372036854775808)"])
    func `the largest steps there are find what they name, and no more`(selector: String) throws {
        #expect(page.select(try CSSSelector(selector)).count <= 4)
    }

    @Test func `a selector without end is refused`() {
        for part in [":not(", "a ", "a>", "[b]", "\\"] {
            #expect(throws: CSSSelectorError.self) { try CSSSelector(String(repeating: part, count: 100_000)) }
        }
    }

    @Test func `a search inside an element stays inside it`() throws {
        let list = try #require(page.select(try CSSSelector("#jobs")).first)
        #expect(list.select(try CSSSelector("a")).count == 3)
        #expect(list.select(try CSSSelector("li a, p a")).count == 3)
    }

    @Test func `links are resolved against the base, others are none`() throws {
        let links = page.select(try CSSSelector("a")).map { $0.link?.absoluteString }
        #expect(links == ["https://www.example/careers/one", "https://other.example/two", nil, nil])
    }
}

struct HTMLPageTests {
    @Test(arguments: [
        (
            Array("<meta charset=\"iso-8859-1\"><p>Stra\u{DF}e</p>".unicodeScalars.map { UInt8($0.value) }),
            nil as String?
        ),
        (Array("<p>Stra\u{DF}e</p>".unicodeScalars.map { UInt8($0.value) }), "ISO-8859-1"),
        (Array("<p>Straße</p>".utf8), nil),
        (Array("<p>Straße</p>".utf8), "utf-8"),
    ])
    func `text is decoded as the server or the page says`(bytes: [UInt8], charset: String?) throws {
        let page = try #require(HTMLPage(bytes, url: URL(string: "https://www.example")!, charset: charset))
        #expect(page.select(try CSSSelector("p")).map(\.line) == ["Straße"])
    }

    @Test func `nothing at all is no page`() {
        #expect(HTMLPage([], url: URL(string: "https://www.example")!) == nil)
    }
}
