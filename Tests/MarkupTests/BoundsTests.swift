import Foundation
import Markup
import Testing

struct BoundsTests {
    @Test func `broken UTF-8 cannot smuggle a tag`() {
        for first: UInt8 in [0xC2, 0xE2, 0xED, 0xF3, 0xFF] {
            let source = [first] + Array("<script>bad()</script><p onclick=bad()>good".utf8) + [first]
            let clean = source.withUnsafeBufferPointer { CleanHTML(utf8: $0) }
            #expect(!clean.html.contains("bad"))
            #expect(clean.text.contains("good"))
        }
    }

    @Test(arguments: 0..<4)
    func `HTML that was escaped is read, however often`(times: Int) {
        let source = (0..<times).reduce("<p>R&D: <b>good</b></p>") { text, _ in
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        }
        #expect(CleanHTML(source).text == "R&D: good")
    }

    @Test func `a line is read from the beginning of what has no end`() {
        #expect(PlainLine.of(String(repeating: "a", count: 50_000_000)).utf8.count == PlainLine.maximumBytes)
    }

    @Test func `a page goes on behind a NUL`() throws {
        let url = try #require(URL(string: "https://a.example"))
        let page = try #require(HTMLPage(Array("<p>one\0two</p><a href=/x>three</a>".utf8), url: url))
        #expect(page.select(try CSSSelector("p")).first?.line == "one two")
        #expect(page.select(try CSSSelector("a")).first?.link?.absoluteString == "https://a.example/x")
    }

    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "#top", "", "https://", "ftp://a.example/x",
    ])
    func `only addresses of the web are links`(address: String) throws {
        let url = try #require(URL(string: "https://a.example"))
        let page = try #require(HTMLPage(Array("<a href='\(address)'>x</a>".utf8), url: url))
        #expect(page.select(try CSSSelector("a")).first?.link == nil)
    }

    @Test func `the elements inside come in document order`() throws {
        let url = try #require(URL(string: "https://a.example"))
        let page = try #require(HTMLPage(Array("<ul><li><b>1</b><i>2</i></li><li>3</li></ul><p>4</p>".utf8), url: url))
        let list = try #require(page.select(try CSSSelector("ul")).first)
        #expect(list.subtree.map(\.name) == ["ul", "li", "b", "i", "li"])
        #expect(list.children.map(\.hasOwnText) == [false, true])
        #expect(list.children[1].previousSibling?.name == "li")
    }
}
