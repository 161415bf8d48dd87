@testable import Boards
import Domain
import Fetch
import Foundation
import Testing

/// Fictional careers pages in many styles: exactly their postings are found.
struct MadeUpPagesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Fixtures/html").standardizedFileURL

    private static let titles: [String: [String]] = [
        "odd-cards": ["Loom Whisperer", "Ninja"],
        "table": ["Backend Engineer", "Ninja", "Help Desk Technician"],
        "cards": ["Privacy Counsel", "Login Platform Engineer", "People & Culture Lead"],
        "accordion": ["Site Reliability Engineer", "Platform Wizard", "Support Engineer"],
        "headings": ["Designer", "Blog Editor", "Weaver"],
        "one-anchor": ["Support Engineer", "Designer", "Growth Hacker"],
        "german": ["Softwareentwickler (m/w/d)", "Sachbearbeitung Einkauf (m/w/d)", "Auszubildende zum Tischler"],
        "french": ["Développeur Web", "Chargée de communication"],
        "spanish": ["Ingeniero de Datos", "Diseñadora", "Jefe de cocina"],
        "dutch": ["Magazijnmedewerker", "Hovenier", "Teamleider Techniek"],
        "portuguese": ["Analista de Suporte", "Costureira"],
        "hosted": ["Ninja", "Support Engineer", "Designer", "Weaver", "Store Lead"],
        "wordpress": ["Data Analyst", "Loom Whisperer"],
        "navigation": ["Loom Engineer", "Tailor"],
        "query": ["Designer", "Baker", "Chief Weaver"],
        "base": ["Quiet Listener", "Tester", "Cook"],
        "single": ["Warehouse Manager"],
    ]

    @Test(arguments: titles.keys.sorted())
    func `a page's postings are found, and nothing else`(name: String) async throws {
        let reading = try await read(name)
        #expect(reading.postings.map(\.title) == Self.titles[name])
        for posting in reading.postings { expectComplete(posting, hasText: false) }
    }

    @Test func `a page without postings is said to have none`() async {
        let error = await #expect(throws: BoardError.self) { try await read("none") }
        #expect(error?.kind == .noPostings)
    }

    @Test func `what stands beside a title goes into its fields`() async throws {
        let table = try await read("table").postings
        #expect(table.map(\.locations) == [["Lisbon, Portugal"], ["Remote (EU)"], ["Oslo, Norway"]])
        #expect(table[1].workplace == .remote)
        let anchors = try await read("one-anchor").postings
        #expect(anchors.map(\.employmentType) == [.fullTime, .partTime, nil])
        #expect(anchors.map(\.locations) == [["Madrid, Spain"], ["Remote"], ["Paris, France"]])
        #expect(try await read("portuguese").postings.map(\.locations) == [["Lisboa, Portugal"], ["Porto, Portugal"]])
    }

    @Test func `the last page of a list is read, however few and odd its postings are`() async throws {
        let page = { (rows: [String], next: String) in
            "<ul>"
                + rows.map { #"<li><a href="/careers/\#($0.lowercased().replacing(" ", with: "-"))">\#($0)</a></li>"# }
                .joined()
                + "</ul>" + next
        }
        let list = "https://orrery.example/careers"
        let reading = try await TableOfAnswers([
            list: page(["Support Engineer", "Designer", "Weaver"], #"<a rel="next" href="?page=2">Next</a>"#),
            "\(list)?page=2": page(["Loom Whisperer"], #"<a href="/careers/life-at-orrery">Life at Orrery</a>"#),
        ]).read(list)
        #expect(reading.postings.map(\.title) == ["Support Engineer", "Designer", "Weaver", "Loom Whisperer"])
    }

    @Test func `a posting that leads back to the list is gone`() async throws {
        let list = "https://orrery.example/careers"
        let rows = (1...4).map { #"<li><a href="/jobs/\#($0)">Weaver \#($0)</a></li>"# }.joined()
        var table = [list: "<ul>\(rows)</ul>"]
        for number in 1...3 { table["https://orrery.example/jobs/\(number)"] = "<main><h1>Weaver</h1></main>" }
        let reading = try await TableOfAnswers(table, redirects: ["https://orrery.example/jobs/4": list]).read(list)
        #expect(reading.postings.map(\.title) == ["Weaver 1", "Weaver 2", "Weaver 3"])
        #expect(reading.warnings == ["1 of 4 postings were left out: their own pages are gone"])
    }

    @Test func `relative links are resolved against the base`() async throws {
        let postings = try await read("base").postings
        #expect(postings[0].url?.absoluteString == "https://jobs.orrery.example/en/positions/41-quiet-listener")
    }

    private func read(_ name: String) async throws -> Reading {
        let body = try Data(contentsOf: Self.folder.appending(path: "\(name).html"))
        return try await TableOfAnswers(["https://orrery.example/careers": String(decoding: body, as: UTF8.self)])
            .read("https://orrery.example/careers")
    }
}
