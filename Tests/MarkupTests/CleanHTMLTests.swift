import Markup
import Testing

struct CleanHTMLTests {
    @Test(arguments: [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("One<br>Two<br/><br>Three", "One\nTwo\n\nThree"),
        ("<ul><li>One</li><li><p>Two</p></li></ul>After", "- One\n- Two\n\nAfter"),
        ("<p>We are:</p><ul>\n<li>\n<strong>kind</strong> and</li>\n</ul>", "We are:\n\n- kind and"),
        ("<h1>Who</h1>\n\n   text &amp;   more&nbsp;text", "Who\n\ntext & more text"),
        ("a<b>b</b> c <i> d</i>", "ab c d"),
        ("<table><tr><td>Pay</td><td>10</td></tr><tr><td>Days</td><td>5</td></tr></table>", "Pay 10\nDays 5"),
        ("<pre>one\ntwo</pre>", "one\ntwo"),
        ("plain text, 3 < 4 & 5 > 2", "plain text, 3 < 4 & 5 > 2"),
        ("a < b && std::vector<int> x<y.\nUse List<String>.", "a < b && std::vector<int> x<y.\nUse List<String>."),
        ("zero\u{200B}width \u{202E}bidi\u{2066}", "zerowidth bidi"),
        ("Cafe\u{301} – “quotes” 🐼", "Cafe\u{301} – “quotes” 🐼"),
        ("before\0after", "before after"),
        ("&lsqb;x&rsqb; &hellip; &#8217; &#x2019; &lstrok;", "[x] … ’ ’ ł"),
        ("<li>lone</li>", "- lone"),
        ("<b>Bold</b>/a <i>start</i> and</b> end more", "Bold/a start and end more"),
        ("Plain\ntext &amp; lines\n\n\n* kept", "Plain\ntext & lines\n\n* kept"),
        ("", ""),
    ])
    func `text keeps lines, lists and words`(source: String, text: String) {
        #expect(CleanHTML(source).text == text)
    }

    @Test(arguments: [
        ("<p class=x style='color:red' onclick=evil()>One</p>", "<p>One</p>"),
        ("<div><div></div><p> </p>Two</div>", "<div>Two</div>"),
        (
            "<a href='https://a.example/?x=1&y=\"2\"' target=_blank>go</a>",
            "<a href=\"https://a.example/?x=1&amp;y=&quot;2&quot;\" rel=\"nofollow noopener noreferrer\">go</a>"
        ),
        ("<a href='java\nscript:alert(1)'>go</a>", "go"),
        ("<a href='/relative'>go</a>", "go"),
        ("<svg onload=x><p>no</p></svg><img src=x onerror=y>yes", "yes"),
        ("<p>a <hq>b</hq> <e->c</e-></p>", "<p>a b c</p>"),
        ("<section>one</section><section>two</section>", "one two"),
        ("<b>open <i>never closed", "<b>open <i>never closed</i></b>"),
        ("one<br><br>two<br>", "one<br><br>two"),
        ("<p>a < b & c</p>", "<p>a &lt; b &amp; c</p>"),
    ])
    func `HTML keeps only what can be shown safely`(source: String, html: String) {
        #expect(CleanHTML(source).html == html)
    }

    @Test(arguments: [
        "<script>bad()</script>", "<style>bad{}</style>", "<span style='display: none'>bad</span>",
        "<p hidden>bad</p>", "<div style=\"FONT-SIZE:0\">bad <b>bad</b></div>", "<!-- bad -->",
        "<iframe src=x>bad</iframe>", "<noscript>bad</noscript>", "<div style='visibility:hidden'><p>bad</p></div>",
        "<template><p>bad</p></template>",
    ])
    func `what a reader would not have seen is dropped`(source: String) {
        let clean = CleanHTML("<p>good</p>\(source)<p>too</p>")
        #expect(clean.text == "good\n\ntoo")
        #expect(!clean.html.contains("bad"))
    }

    @Test func `HTML that was escaped once or twice too often is read all the same`() {
        let once = "&lt;p&gt;Research &amp;amp; care&lt;/p&gt;&lt;p&gt;&amp;nbsp;Two&lt;/p&gt;"
        #expect(CleanHTML(once).text == "Research & care\n\nTwo")
        #expect(CleanHTML(once).html == "<p>Research &amp; care</p><p>Two</p>")
        #expect(CleanHTML("<p>R&amp;amp;D and &lt;strong&gt;more&lt;/strong&gt;</p>").text == "R&D and more")
    }

    @Test(arguments: HostileSource.all)
    func `hostile sources end soon and bounded`(source: HostileSource) {
        #expect(CleanHTML(source.html).text.utf8.count <= 2 * CleanHTML.maximumBytes)
    }

    @Test func `what cannot be nested is closed in order`() {
        let clean = CleanHTML("<b><p>x</b>y</p><ul><li>1<li>2</ul>").html
        #expect(CleanHTML(clean).html == clean)
    }
}

struct PlainLineTests {
    @Test(arguments: [
        ("  Senior   Engineer\n(Remote)  ", "Senior Engineer (Remote)"),
        ("R&amp;D &lt;Lead&gt;", "R&D <Lead>"),
        ("<b>Vendedor</b>/a &#8211; 60%", "Vendedor/a – 60%"),
        ("C++ / C# <3", "C++ / C# <3"),
        ("Plain", "Plain"),
    ])
    func `a title is one clean line`(source: String, line: String) {
        #expect(PlainLine.of(source) == line)
    }
}

/// HTML made to cost time or memory.
struct HostileSource: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var html: String

    init(_ name: String, _ html: String) {
        testDescription = name
        self.html = html
    }

    static let all = [
        HostileSource(
            "unmatched ends", String(repeating: "<b>", count: 200_000) + String(repeating: "</i>", count: 200_000)),
        HostileSource("attributes", "<p " + (0..<100_000).map { "a\($0)=1" }.joined(separator: " ") + ">x"),
        HostileSource("depth", String(repeating: "<div>", count: 100_000) + "deep"),
        HostileSource("ampersands", String(repeating: "&", count: 500_000)),
        HostileSource("angles", String(repeating: "<", count: 500_000)),
        HostileSource("escaped angles", String(repeating: "&lt;", count: 200_000)),
        HostileSource("open quotes", String(repeating: "<a href='", count: 100_000)),
        HostileSource("length", String(repeating: "x", count: 3_000_000)),
        HostileSource("open items", String(repeating: "<li><p>", count: 50_000)),
    ]
}
