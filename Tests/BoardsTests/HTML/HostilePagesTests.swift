@testable import Boards
import Domain
import Fetch
import Foundation
import Testing

/// Pages made to be slow to read. That none of these tests takes long is the point; a test that hangs has failed.
struct HostilePagesTests {
    private static let count = 20_000

    @Test func `links without end are read up to a bound`() {
        let links = (0..<Self.count).map { #"<a href="/jobs/\#($0)">Weaver \#($0)</a>"# }
        #expect(find("<div>\(links.joined())</div>") == 5_000)
    }

    @Test func `one link repeated without end is one posting`() {
        #expect(find("<div>\(String(repeating: #"<a href="/jobs/1">Chief Weaver</a>"#, count: Self.count))</div>") == 1)
    }

    @Test func `links behind a heap of empty elements and comments are found`() {
        let heap = String(repeating: "<i></i><!-- -->", count: Self.count)
        let links = (0..<500).map { #"<div>\#($0 == 0 ? heap : "")<a href="/jobs/\#($0)">Weaver \#($0)</a></div>"# }
        #expect(find(heap + links.joined()) == 500)
    }

    @Test func `a tag with attributes without end costs no more than a page`() {
        let attributes = (0..<300_000).map { "a\($0)=1" }.joined(separator: " ")
        #expect(find("<p \(attributes)>x</p>" + #"<a href="/jobs/1">Chief Weaver</a>"#) <= 1)
    }

    @Test func `elements that nest without end are cut`() {
        #expect(find(String(repeating: "<div>", count: 100_000) + #"<a href="/jobs/1">Chief Weaver</a>"#) <= 1)
        #expect(find(#"<a href="/jobs/1">Chief Weaver</a>"# + String(repeating: "<b>", count: 100_000)) == 1)
    }

    @Test func `scripts that name addresses without end are read up to a bound`() {
        let addresses = (0..<Self.count).map { #""https://jobs.lever.co/company\#($0)""# }
        let page = page("<script>[\(addresses.joined(separator: ","))]</script>")
        #expect(page.named.count == 5_000)
        #expect(page.named[1].absoluteString == "https://jobs.lever.co/company1")
    }

    @Test func `boards without end, and links to one without end, are looked at up to a bound`() {
        let many = page((0..<Self.count).map { #"<a href="https://jobs.lever.co/acme\#($0)">x</a>"# }.joined())
        #expect(BoardGuess.all(on: many, Registry.standard.adapters).count == 5_000)
        let one = page((0..<Self.count).map { #"<a href="https://jobs.lever.co/acme/\#($0)">x</a>"# }.joined())
        #expect(BoardGuess.all(on: one, Registry.standard.adapters).count == 1)
    }

    @Test func `a NUL is no end of a page`() {
        #expect(find("\0<p>\0</p>" + #"<a href="/jobs/1">Chief Weaver</a>"#) == 1)
    }

    private func find(_ markup: String) -> Int { PostingLinks.find(in: page(markup), selector: nil).count }

    private func page(_ markup: String) -> CareersPage {
        CareersPage(
            FetchResponse(url: URL(string: "https://acme.example/careers")!, body: Array("<body>\(markup)".utf8)))
    }
}
