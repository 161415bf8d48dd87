@testable import Boards
import Domain
import Fetch
import Foundation
import Testing

/// Fictional careers pages of different build, which no system serves: each is read by the reader that its build asks
/// for, and exactly its postings are found.
struct UnknownPagesTests {
    private static let site = "https://orrery.example"
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Fixtures/html").standardizedFileURL

    struct Expectation: Sendable, CustomTestStringConvertible {
        var page: String
        var source: String
        var titles: [String]
        var locations: [[String]]
        var testDescription: String { page }
    }

    private static let expectations = [
        Expectation(
            page: "next-data", source: "pagedata", titles: ["Loom Engineer", "Quiet Listener", "Ninja"],
            locations: [["Oslo, Norway"], ["Remote"], ["Porto, Portugal"]]),
        Expectation(
            page: "window-state", source: "pagedata", titles: ["Chief Weaver", "Tailor (m/w/d)"],
            locations: [["Lyon, France"], ["Graz, Austria"]]),
        Expectation(
            page: "flight", source: "pagedata", titles: ["Data Weaver", "Loom Whisperer"],
            locations: [["Ghent, Belgium"], ["Remote"]]),
        Expectation(
            page: "nuxt", source: "pagedata", titles: ["Bell Founder", "Ninja"],
            locations: [["Malmö, Sweden"], ["Malmö, Sweden"]]),
        Expectation(
            page: "slugs", source: "pagedata", titles: ["Tide Modeller", "Blog Editor"],
            locations: [["Brest, France"], ["Remote"]]),
        Expectation(
            page: "microdata", source: "microdata", titles: ["Clock Winder", "Cog Counter"],
            locations: [["Bern, Switzerland"], ["Basel, Switzerland"]]),
        Expectation(
            page: "item-list", source: "html", titles: ["Paper Engineer", "Ink Chemist"], locations: [[], []]),
        Expectation(
            page: "long-page", source: "page", titles: ["Pattern Designer", "Night Guard"],
            locations: [["Lisbon, Portugal"], ["Remote"]]),
        Expectation(
            page: "details-page", source: "page",
            titles: ["Uhrmacher (m/w/d)", "Ausbildung Feinmechaniker (m/w/d)"],
            locations: [["Glashütte"], ["Glashütte"]]),
        Expectation(
            page: "routes", source: "html", titles: ["Sound Engineer", "Stage Manager", "Weaver"],
            locations: [["Vienna"], ["Linz"], []]),
        Expectation(
            page: "saved-cards", source: "html", titles: ["Účetní", "Skladník/ce", "Programátor"],
            locations: [["Brno – Trnitá"], ["Praha – Michle"], ["Plzeň"]]),
    ]

    @Test(arguments: expectations)
    func `a page's postings are found with their places, and nothing else`(expected: Expectation) async throws {
        let reading = try await read(expected.page)
        #expect(reading.source == expected.source)
        #expect(reading.postings.map(\.title) == expected.titles)
        #expect(reading.postings.map(\.locations) == expected.locations)
        for posting in reading.postings { expectComplete(posting, hasText: false) }
    }

    @Test func `what data says of a posting goes into its fields`() async throws {
        let next = try await read("next-data").postings
        #expect(next[0].department == "Weaving")
        #expect(next[0].employmentType == .fullTime)
        #expect(next[0].url?.absoluteString == "\(Self.site)/careers/loom-engineer")
        #expect(next[0].postedAt == Timestamp.parse("2026-06-01T08:00:00Z"))
        #expect(next[0].description == "Build looms.")
        #expect(next[1].workplace == .remote)
        #expect(next[2].salary == Salary(min: 40_000, max: 50_000, currency: "EUR", period: .year))
        let clock = try await read("microdata")
        #expect(clock.company == "Orrery Works")
        #expect(clock.postings[0].url?.absoluteString == "\(Self.site)/jobs/clock-winder")
        #expect(clock.postings[0].description == "Wind clocks.")
    }

    @Test func `an address that data gives in part is found among the page's links`() async throws {
        let urls = try await read("slugs").postings.map(\.url?.absoluteString)
        #expect(urls == ["\(Self.site)/company/openings/tide-modeller", "\(Self.site)/company/openings/blog-editor"])
    }

    @Test func `sections have addresses, texts and contracts of their own`() async throws {
        let long = try await read("long-page").postings
        #expect(long[0].url?.absoluteString == "\(Self.site)/careers#pattern-designer")
        #expect(long[0].employmentType == .partTime)
        #expect(long[0].description.contains("patterns that repeat"))
        #expect(!long[1].description.contains("Patience"))
        let details = try await read("details-page").postings
        #expect(details.map(\.employmentType) == [.fullTime, .apprenticeship])
        #expect(Set(details.map(\.id)).count == 2)
    }

    @Test func `a route of the page's scripts is an address, whose text needs a browser`() async throws {
        let answers = TableOfAnswers([
            "\(Self.site)/careers": try Self.text("routes")
        ])
        let reading = try await answers.read("\(Self.site)/careers")
        #expect(reading.postings.map(\.url?.fragment) == ["/job/1", "/job/2", "/job/3"])
        #expect(reading.gone.isEmpty)
        #expect(reading.warnings.first?.contains("needs a browser") == true)
        #expect(answers.asked == ["\(Self.site)/careers"])
    }

    @Test func `a button that loads more leads on`() async throws {
        let reading = try await TableOfAnswers([
            "\(Self.site)/careers": try Self.text("load-more"),
            "\(Self.site)/careers?page=2": #"<div class="row"><a href="/openings/3-knot-tyer">Knot Tyer</a></div>"#,
        ]).read("\(Self.site)/careers")
        #expect(reading.postings.map(\.title) == ["Bell Tuner", "Rope Maker", "Knot Tyer"])
    }

    @Test func `a frame from a host of job boards is read in the page's place`() async throws {
        let frame = "https://orrery.softgarden.io/widgets/jobs"
        let reading = try await TableOfAnswers([
            "\(Self.site)/careers": try Self.text("framed"),
            frame: #"<ul><li><a href="/job/1/Baker">Baker</a></li><li><a href="/job/2/Ninja">Ninja</a></li></ul>"#,
        ]).read("\(Self.site)/careers")
        #expect(reading.postings.map(\.title) == ["Baker", "Ninja"])
        #expect(reading.careersURL.absoluteString == "\(Self.site)/careers")
        #expect(reading.company == "Orrery")
    }

    @Test func `menus, people and articles in a page's data are no postings`() async throws {
        let error = await #expect(throws: BoardError.self) { try await read("menus") }
        #expect(error?.kind == .needsBrowser)
    }

    @Test func `data that counts more postings than it lists is cut`() async throws {
        let page = try Self.text("window-state").replacing(#""total":2"#, with: #""total":40"#)
        let reading = try await TableOfAnswers(["\(Self.site)/careers": page]).read("\(Self.site)/careers")
        #expect(reading.isTruncated)
        #expect(reading.warnings.first == "the page's data has 2 of 40 postings")
    }

    private static func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: "\(name).html")), as: UTF8.self)
    }

    private func read(_ name: String) async throws -> Reading {
        try await TableOfAnswers(["\(Self.site)/careers": try Self.text(name)]).read("\(Self.site)/careers")
    }
}
