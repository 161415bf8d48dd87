import Domain
import Fetch
import Foundation
import Markup
import Synchronization
import Testing

@testable import Boards

/// Pages that are read as a browser shows them; the browser is a table of what it would show.
struct RenderedPagesTests {
    private static let address = "https://orrery.example/careers"
    private static let empty = "<html><body><div id='app'></div><script src='/app.js'></script></body></html>"
    private static let list = """
        <html><head><meta property="og:site_name" content="Orrery"></head><body><script src="/app.js"></script><ul>
        <li><a href="/careers/clockmaker">Clockmaker</a></li><li><a href="/careers/lens-grinder">Lens Grinder</a></li>
        <li><a href="/careers/night-watch">Night Watch Engineer</a></li></ul></body></html>
        """

    @Test func `a page that shows nothing without its scripts is read as a browser shows it`() async throws {
        let browser = TableOfViews([Self.address: Self.list])
        let reading = try await browser.reader([Self.address: Self.empty]).read(url(Self.address))
        #expect(reading.postings.map(\.title) == ["Clockmaker", "Lens Grinder", "Night Watch Engineer"])
        #expect(reading.isRendered)
        #expect(!reading.isTruncated)
        #expect(reading.company == "Orrery")
    }

    @Test func `a page that can be read without a browser is`() async throws {
        let browser = TableOfViews([Self.address: Self.empty])
        let reading = try await browser.reader([Self.address: Self.list]).read(url(Self.address))
        #expect(reading.postings.count == 3)
        #expect(!reading.isRendered)
        #expect(browser.asked.isEmpty)
    }

    @Test func `a page without scripts is not shown to the browser`() async throws {
        let browser = TableOfViews([:])
        let error = await #expect(throws: BoardError.self) {
            try await browser.reader([Self.address: "<p>No open positions.</p>"]).read(url(Self.address))
        }
        #expect(error?.kind == .noPostings)
        #expect(browser.asked.isEmpty)
    }

    @Test func `where the caller says so the browser is asked at once`() async throws {
        let browser = TableOfViews([Self.address: Self.list])
        let reading = try await browser.reader([:]).read(url(Self.address), inBrowser: true)
        #expect(reading.postings.count == 3)
        #expect(reading.isRendered)
    }

    @Test func `what the browser had to cut is truncated`() async throws {
        let browser = TableOfViews([Self.address: Self.list], areCut: true)
        let reading = try await browser.reader([:]).read(url(Self.address), inBrowser: true)
        #expect(reading.isTruncated)
    }

    @Test func `a selector holds in the browser, too`() async throws {
        let browser = TableOfViews([Self.address: Self.list])
        let selector = try CSSSelector("li:first-child a")
        let reading = try await browser.reader([Self.address: Self.empty]).read(url(Self.address), selector: selector)
        #expect(reading.postings.map(\.title) == ["Clockmaker"])
    }

    @Test func `a board that only the drawn page names is read itself`() async throws {
        let view = "<script src='https://boards.greenhouse.io/embed/job_board/js?for=orrery'></script>"
        let board = "https://boards-api.greenhouse.io/v1/boards/orrery/jobs?content=true&pay_transparency=true"
        let browser = TableOfViews([Self.address: view], areCut: true)
        let reading = try await browser.reader([
            Self.address: Self.empty, board: MadeUpBoard.greenhouse("Orrery", "Clockmaker"),
        ]).read(url(Self.address))
        #expect(reading.source == "greenhouse")
        #expect(!reading.isRendered)
        #expect(!reading.isTruncated)
    }

    @Test func `a page that shows nothing in the browser either has no postings`() async throws {
        let browser = TableOfViews([Self.address: Self.empty])
        let error = await #expect(throws: BoardError.self) {
            try await browser.reader([Self.address: Self.empty]).read(url(Self.address))
        }
        #expect(error?.kind == .noPostings)
        #expect(browser.asked == [Self.address])
    }

    @Test(arguments: [nil, "https://orrery.notion.site/Jobs-0123456789abcdef0123456789abcdef"])
    func `a Notion page is read as the browser shows it, also where it leads to another`(moved: String?) async throws {
        let address = "https://www.notion.so/orrery/Careers-0123456789abcdef0123456789abcdef"
        let view = Self.list.replacing(#/"/careers/([a-z-]+)"/#) {
            "\"/\($0.1)-fedcba9876543210fedcba9876543210?pvs=4\""
        }
        let browser = TableOfViews([address: view], moved: moved.map { [address: $0] } ?? [:])
        let reading = try await browser.reader([:]).read(url(address))
        #expect(reading.postings.count == 3)
        #expect(reading.isRendered)
    }

    @Test func `a posting whose own page has no text without its scripts is shown in the browser, too`() async throws {
        let posting = "https://orrery.example/careers/clockmaker"
        let text = "<h1>Clockmaker</h1><p>\(String(repeating: "You keep the orrery in time. ", count: 40))</p>"
        let browser = TableOfViews([posting: text])
        let reading = try await browser.reader([Self.address: Self.list, posting: Self.empty]).read(url(Self.address))
        #expect(reading.postings.first?.description.contains("You keep the orrery in time.") == true)
        #expect(browser.asked == [posting])
    }

    @Test func `without a browser a page known to need one is said to need one`() async throws {
        let reader = CareersReader(reader: TableOfAnswers([:]).reader)
        let error = await #expect(throws: BoardError.self) {
            try await reader.read(url(Self.address), inBrowser: true)
        }
        #expect(error?.kind == .needsBrowser)
    }

    private func url(_ text: String) -> URL { URL(string: text)! }
}

/// Shows pages by address as a browser would, and remembers which.
private final class TableOfViews: Sendable {
    private let views: [String: String]
    private let moved: [String: String]
    private let areCut: Bool
    private let log = Mutex<[String]>([])

    init(_ views: [String: String], areCut: Bool = false, moved: [String: String] = [:]) {
        self.views = views
        self.areCut = areCut
        self.moved = moved
    }

    var asked: [String] { log.withLock { $0 } }

    func reader(_ answers: [String: String]) -> CareersReader {
        CareersReader(
            reader: Reader(
                fetch: TableOfAnswers(answers).fetch,
                render: { url in
                    let address = url.absoluteString
                    self.log.withLock { $0.append(address) }
                    guard let view = self.views[address] else {
                        throw FetchError(.gone, url, "answered 404", status: 404)
                    }
                    let place = self.moved[address].flatMap { URL(string: $0) } ?? url
                    return CareersPage(rendered: view, at: place, isCut: self.areCut)
                }))
    }
}
