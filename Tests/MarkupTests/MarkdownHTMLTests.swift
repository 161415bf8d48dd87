import Markup
import Testing

struct MarkdownHTMLTests {
    @Test func `CommonMark and GitHub's tables become HTML, line breaks stay`() {
        #expect(MarkdownHTML("# Ada *L*").html == "<h1>Ada <em>L</em></h1>\n")
        #expect(MarkdownHTML("one\ntwo").html == "<p>one<br />\ntwo</p>\n")
        #expect(MarkdownHTML("a | b\n--|--\n1 | 2").html.contains("<td>2</td>"))
    }

    @Test func `nesting made to do harm comes back`() {
        for unit in ["> ", "[", "*a ", "- ", "`", "<"] {
            #expect(!MarkdownHTML(String(repeating: unit, count: 20_000) + "x").html.isEmpty)
        }
    }
}
