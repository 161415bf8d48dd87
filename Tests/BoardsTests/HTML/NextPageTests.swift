@testable import Boards
import Fetch
import Foundation
import Testing

struct NextPageTests {
    @Test(
        arguments: [
            (#"<link rel="next" href="/jobs?page=2">"#, "/jobs?page=2"),
            (#"<a rel="nofollow next" href="?page=2">2</a>"#, "/jobs?page=2"),
            (#"<a href="/jobs?page=2">Next</a>"#, "/jobs?page=2"),
            (#"<a href="/jobs?page=2"><svg></svg><span>›</span></a>"#, "/jobs?page=2"),
            (#"<a href="/jobs/page/2/" aria-label="Next page"><i></i></a>"#, "/jobs/page/2/"),
            (#"<a href="/jobs?seite=2">Nächste Seite</a>"#, "/jobs?seite=2"),
            (#"<a href="/jobs?start=20">Suivant</a>"#, "/jobs?start=20"),
            (#"<button class="load-more" data-url="/jobs?page=2">More</button>"#, "/jobs?page=2"),
            (#"<div data-next-url="?offset=20"></div>"#, "/jobs?offset=20"),
            (#"<a href="/jobs?strana=2">Další</a>"#, "/jobs?strana=2"),
            (#"<a href="/jobs?page=2">Load more jobs</a>"#, "/jobs?page=2"),
            (#"<b>1</b><a href="/jobs?page=2">2</a><a href="/jobs?page=3">3</a>"#, "/jobs?page=2"),
        ] as [(String, String)])
    func `the way on is found`(markup: String, target: String) {
        #expect(next(markup)?.absoluteString == "https://acme.example\(target)")
    }

    @Test(arguments: [
        "", #"<a href="/blog?page=2">Next</a>"#, #"<a href="https://other.example/jobs?page=2">Next</a>"#,
        #"<a href="/jobs">Next</a>"#, ##"<a href="#">Next</a>"##, #"<a href="/jobs?page=3">3</a>"#,
        #"<a href="/products/2">2</a>"#, #"<a href="javascript:next()">Next</a>"#,
    ])
    func `what leads elsewhere is not the way on`(markup: String) {
        #expect(next(markup) == nil)
    }

    @Test func `the page after the third is the fourth`() {
        let pages = (1...5).map { #"<a href="/jobs?page=\#($0)">\#($0)</a>"# }.joined()
        #expect(next(pages, at: "https://acme.example/jobs?page=3")?.query() == "page=4")
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "9223372036854775808"])
    func `a number that cannot be counted on from is none`(number: String) {
        let here = "https://acme.example/jobs?page=\(number)"
        #expect(next(#"<a href="/jobs?page=2">2</a>"#, at: here)?.query() == "page=2")
    }

    private func next(_ markup: String, at address: String = "https://acme.example/jobs") -> URL? {
        let url = URL(string: address)!
        return NextPage.find(in: CareersPage(FetchResponse(url: url, body: Array("<body>\(markup)</body>".utf8))))
    }
}
