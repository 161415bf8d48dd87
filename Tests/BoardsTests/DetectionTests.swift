import Boards
import Domain
import Fetch
import Foundation
import Testing

/// From a company's own page to the board behind it.
struct DetectionTests {
    private static let page = "https://www.acme.example/careers"
    private static let greenhouse =
        "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true&pay_transparency=true"
    private static let lever = "https://api.lever.co/v0/postings/acme?mode=json"
    private static let ashby = "https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true"
    private static let boards = [
        greenhouse: MadeUpBoard.greenhouse("Acme", "Ninja"), lever: MadeUpBoard.lever("Ninja"),
        ashby: MadeUpBoard.ashby("Ninja"),
    ]

    @Test(arguments: [
        (#"<script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script>"#, "greenhouse"),
        (#"<div id="grnhse_app"></div><script>Grnhse.Settings = {boardToken: "acme"}</script>"#, "greenhouse"),
        (#"<script>window.__data = {"urlToken":"acme"}</script>"#, "greenhouse"),
        (#"<iframe src="//boards.greenhouse.io/embed/job_board?for=acme&amp;b=x"></iframe>"#, "greenhouse"),
        (#"<iframe data-src="https://boards.greenhouse.io/embed/job_board?for=acme"></iframe>"#, "greenhouse"),
        (#"<script>fetch('https://boards-api.greenhouse.io/v1/boards/acme/jobs')</script>"#, "greenhouse"),
        (#"<script>{"u":"https:\/\/boards-api.greenhouse.io\/v1\/boards\/acme\/jobs"}</script>"#, "greenhouse"),
        (
            #"<a href="/careers/job?gh_jid=100">Ninja</a><script>var s="https://boards.greenhouse.io/embed/job_board/js?for=acme"</script>"#,
            "greenhouse"
        ),
        (
            #"<script>leverJobsOptions = {accountName: 'x'}; u = "https://api.lever.co/v0/postings/acme?mode=json"</script>"#,
            "lever"
        ),
        (#"<a href="https://jobs.lever.co/acme">See all openings</a>"#, "lever"),
        (#"<a href="https://jobs.lever.co/acme/l0">Ninja</a>"#, "lever"),
        (#"<script src="https://jobs.ashbyhq.com/acme/embed?version=2"></script>"#, "ashby"),
        (#"<iframe src="https://jobs.ashbyhq.com/acme"></iframe>"#, "ashby"),
    ])
    func `the board behind a page is found`(markup: String, system: String) async throws {
        let answers = TableOfAnswers(
            Self.boards.merging([Self.page: "<title>Careers</title><h1>Acme</h1>\(markup)"]) { $1 })
        let reading = try await answers.read(Self.page)
        #expect(reading.source == system)
        #expect(reading.postings.map(\.title) == ["Ninja"])
        #expect(reading.careersURL.absoluteString == Self.page)
        #expect(reading.warnings == [])
    }

    @Test func `a page that names many companies' boards is about others`() async throws {
        let links = ["acme", "b", "c", "d", "e"].map { #"<li><a href="https://jobs.lever.co/\#($0)">Jobs</a></li>"# }
        let answers = TableOfAnswers(Self.boards.merging([Self.page: "<ul>\(links.joined())</ul>"]) { $1 })
        await #expect(throws: BoardError.self) { try await answers.read(Self.page) }
        #expect(!answers.asked.contains { $0.contains("api.lever.co") })
    }

    @Test(arguments: ["[]", nil])
    func `a board that is empty or gone does not hide the page's own postings`(board: String?) async throws {
        var table = [
            Self.page: """
            <script src="https://jobs.lever.co/acme/x.js"></script><ul>
            <li><a href="/jobs/backend-engineer">Backend Engineer</a></li><li><a href="/jobs/weaver">Weaver</a></li>
            <li><a href="/jobs/designer">Designer</a></li></ul>
            """
        ]
        table[Self.lever] = board
        let reading = try await TableOfAnswers(table).read(Self.page)
        #expect(reading.source == "html")
        #expect(reading.postings.map(\.title) == ["Backend Engineer", "Weaver", "Designer"])
    }

    @Test func `an empty board behind an empty page is said to be empty`() async throws {
        let answers = TableOfAnswers([
            Self.page: #"<script src="https://jobs.lever.co/acme/x.js"></script>"#, Self.lever: "[]",
        ])
        let error = await #expect(throws: BoardError.self) { try await answers.read(Self.page) }
        #expect(error?.kind == .noPostings)
        #expect(error?.description.contains("none on the lever board behind it, https://jobs.lever.co/acme") ?? false)
    }

    @Test func `a lone link to another company's board is not taken for this company's`() async throws {
        let answers = TableOfAnswers([
            Self.page:
                #"<title>Acme</title><p>Our friends hire: <a href="https://jobs.lever.co/oyster">see here</a></p>"#,
            "https://api.lever.co/v0/postings/oyster?mode=json": MadeUpBoard.lever("Ninja"),
        ])
        let error = await #expect(throws: BoardError.self) { try await answers.read(Self.page) }
        #expect(error?.description.contains("https://jobs.lever.co/oyster, which may be another company") ?? false)
    }

    @Test func `several links to postings of a board are trusted whatever the board is called`() async throws {
        let links = (0..<4).map { #"<a href="https://jobs.lever.co/oldname/l\#($0)">Job</a>"# }
        let answers = TableOfAnswers([
            Self.page: links.joined(), "https://api.lever.co/v0/postings/oldname?mode=json": MadeUpBoard.lever("Ninja"),
        ])
        #expect(try await answers.read(Self.page).source == "lever")
    }

    @Test func `a redirect to a system's board is followed to its interface`() async throws {
        let answers = TableOfAnswers(
            Self.boards.merging(["https://jobs.ashbyhq.com/acme": "<html></html>"]) { $1 },
            redirects: [Self.page: "https://jobs.ashbyhq.com/acme"])
        let reading = try await answers.read(Self.page)
        #expect(reading.source == "ashby")
        #expect(reading.careersURL.absoluteString == "https://jobs.ashbyhq.com/acme")
    }

    @Test func `a board that moved is followed from its old page`() async throws {
        let answers = TableOfAnswers(
            [Self.ashby: MadeUpBoard.ashby("Ninja"), "https://jobs.ashbyhq.com/acme": "<html></html>"],
            redirects: ["https://jobs.lever.co/acme": "https://jobs.ashbyhq.com/acme"])
        #expect(try await answers.read("https://jobs.lever.co/acme").source == "ashby")
    }

    @Test func `a board that does not exist is named in the error`() async throws {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers([:]).read("https://jobs.lever.co/nobody")
        }
        #expect(error?.kind == .unknownCompany)
        #expect(error?.description.hasPrefix("there is no Lever board “nobody”") ?? false)
    }

    @Test func `a page drawn by scripts is said to be one`() async throws {
        let answers = TableOfAnswers([Self.page: "<div id=root></div><script src=/app.js></script>"])
        let error = await #expect(throws: BoardError.self) { try await answers.read(Self.page) }
        #expect(error?.description.contains("drawn by scripts") ?? false)
    }
}
