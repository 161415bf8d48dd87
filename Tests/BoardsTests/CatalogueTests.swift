@testable import Boards
import Foundation
import Testing

struct CatalogueTests {
    private let catalogue = Catalogue(
        tsv: """
            company\tcareers_url\tsystem\ttoken\tselector
            Crème & Co.\thttps://creme.example/jobs\t\t\tli.job a
            Oyster\thttps://jobs.lever.co/oyster\tlever\toyster\t
            Oyster\thttps://jobs.ashbyhq.com/oysterhr\tashby\toysterhr\t
            Oysterhouse\thttps://oysterhouse.example\t\t\t
            short line\thttps://a.example
            """)

    @Test(arguments: ["Crème & Co.", "creme co", "CRÈME&CO", "  creme   & co "])
    func `a name is found whatever its case, accents and punctuation`(name: String) {
        #expect(catalogue.find(name).map(\.company) == ["Crème & Co."])
        #expect(catalogue.find(name).first?.selector == "li.job a")
    }

    @Test func `a name that two companies have gives both`() {
        #expect(catalogue.find("oyster").map(\.system) == ["lever", "ashby"])
    }

    @Test(arguments: ["", "…", "nobody", "short line"])
    func `an unknown name gives none`(name: String) {
        #expect(catalogue.find(name) == [])
    }

    @Test func `near names are offered once each, nearest first`() {
        #expect(catalogue.similar(to: "oyst") == ["Oyster", "Oysterhouse"])
        #expect(catalogue.similar(to: "Oysterhouse Ltd") == ["Oyster", "Oysterhouse"])
        #expect(catalogue.similar(to: "xy") == [])
    }

    @Test(arguments: [
        ("workday", "ghr.wd1/Lateral-US", "Bank of America"),
        ("oracle", "jpmc.fa.oraclecloud.com/CX_1001", "JPMorgan Chase & Co."), ("lever", "Bumbleinc", "Bumble"),
        ("eightfold", "citi.eightfold.ai", "Citi"), ("rippling", "gotenna-inc", "Forterra"),
    ])
    func `a board is known by its company, also where only the address tells which it is`(
        system: String, token: String, company: String
    ) throws {
        let board = Board(system: system, token: token, url: URL(string: "https://x.example")!)
        #expect(Catalogue.starter.company(of: board) == company)
    }

    /// The others are on hosts of the companies' own, where only the page tells.
    @Test(arguments: [
        ("workday", 249), ("oracle", 54), ("smartrecruiters", 74), ("workable", 57), ("rippling", 10), ("breezy", 9),
        ("bamboohr", 4), ("icims", 12), ("eightfold", 15),
    ])
    func `the shipped boards of a system are named by their tokens or addresses`(system: String, count: Int) throws {
        let adapter = try #require(Registry.standard.adapters.first { $0.system == system })
        let entries = Catalogue.starter.entries.filter { $0.system == system }
        let named = entries.filter { Registry.standard.board(of: $0) != nil || adapter.board(at: $0.url) != nil }
        #expect(named.count >= count, "\(entries.filter { !named.contains($0) }.map(\.url))")
    }

    @Test func `the shipped catalogue's systems are named as the adapters are`() {
        let boards = Catalogue.starter.entries.filter {
            $0.system == "greenhouse" || $0.system == "lever" || $0.system == "ashby"
        }
        #expect(boards.count > 1_000)
        #expect(boards.count(where: { $0.token != nil }) * 10 > boards.count * 9)
        #expect(Catalogue.starter.entries.allSatisfy { ["http", "https"].contains($0.url.scheme) })
    }
}
