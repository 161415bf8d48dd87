import Domain
import Foundation
import Testing

@testable import Boards

struct PersonioTests {
    private let feed = "https://glockenspiel.jobs.personio.com/xml?language=en"
    private let site = "https://glockenspiel.jobs.personio.com/"

    @Test func `every field of a position is read, though an ampersand is loose`() async throws {
        let reading = try await BoardFixture.read(site, answers: [feed: "personio.xml"])
        #expect(reading.company == "Glockenspiel GmbH & Co. KG")
        #expect(reading.source == "personio")
        #expect(reading.warnings == ["1 entry without an id, a title or an address left out"])
        let maker = try #require(reading.postings.first)
        #expect(maker.id.rawValue == "71001")
        #expect(maker.title == "Uhrmacher:in R&D (m/w/d)")
        #expect(maker.url?.absoluteString == "https://glockenspiel.jobs.personio.com/job/71001")
        #expect(maker.locations == ["Munich", "Berlin"])
        #expect(maker.employmentType == .fullTime)
        #expect(maker.department == "Werkstatt")
        #expect(maker.postedAt == Date(timeIntervalSince1970: 1_778_681_441))
        #expect(maker.description == "Your tasks\n\nWind clocks & bells.\n\nYour profile\n\n- Steady hands")
        #expect(reading.postings[1].employmentType == .internship)
        #expect(reading.postings[1].workplace == .remote)
    }

    @Test func `without a feed the page's own list is read`() async throws {
        let reading = try await TableOfAnswers([
            site: #"""
            <a href="/privacy-policy">Privacy</a><a href="/job/71001?language=en"><h3>Uhrmacher:in</h3><p>Munich</p></a>
            """#,
            "\(site)job/71001?language=en": "<main><h1>Uhrmacher:in</h1><p>Wind clocks.</p></main>",
        ]).read(site)
        #expect(reading.source == "personio")
        #expect(reading.postings.map(\.title) == ["Uhrmacher:in"])
        #expect(reading.warnings == ["the company's feed is switched off; its page was read"])
    }

    @Test func `a page in the place of the feed is a changed shape`() async throws {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers([feed: "<html><body>Sign in<br></body></html>"]).read(site)
        }
        #expect(error?.kind == .changedShape)
    }
}
