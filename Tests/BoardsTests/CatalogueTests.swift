@testable import Boards
import Domain
import Foundation
import TestSupport
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

    @Test(arguments: ["Oyster GmbH", "oyster, Inc.", "OYSTER S.A.", "Oyster GmbH & Co. KG"])
    func `a name is found without its legal form`(name: String) {
        #expect(catalogue.find(name).map(\.token) == ["oyster", "oysterhr"])
    }

    @Test func `a name that is written with its legal form is found to the letter first`() {
        let catalogue = Catalogue(tsv: "company\tcareers_url\nAcme\thttps://a.example\nAcme Ltd\thttps://b.example\n")
        #expect(catalogue.find("acme ltd.").map(\.company) == ["Acme Ltd"])
        #expect(catalogue.find("acme").map(\.company) == ["Acme"])
        #expect(catalogue.find("Acme AG").map(\.company) == ["Acme", "Acme Ltd"])
    }

    @Test(arguments: [("Oystre", ["Oyster"]), ("Oister", ["Oyster"]), ("Oysterhoues", ["Oyster", "Oysterhouse"])])
    func `a slip of the finger is understood`(name: String, similar: [String]) {
        #expect(Set(catalogue.similar(to: name)).isSuperset(of: similar.suffix(1)))
    }

    @Test func `a search finds letters in names, websites and tokens, names that begin with them first`() {
        let catalogue = Catalogue(
            tsv: """
                company\twebsite\tcareers_url\tsystem\ttoken
                Blue Mill\thttps://www.bluemill.example\thttps://bluemill.example/jobs\t\t
                Millstone\t\thttps://jobs.lever.co/stone\tlever\tstone
                Forge\thttps://windmill.example\thttps://jobs.lever.co/forge\tlever\tforge
                Anvil\t\thttps://jobs.lever.co/sawmill\tlever\tsawmill
                Other\t\thttps://other.example\t\t
                """)
        #expect(catalogue.search("mill").map(\.company) == ["Millstone", "Blue Mill", "Forge", "Anvil"])
        #expect(catalogue.search("").count == 5)
        #expect(catalogue.search("zzz") == [])
    }

    @Test func `a board that calls itself otherwise is another company's`() {
        let entry = Catalogue.Entry(company: "Oyster", url: URL(string: "https://jobs.lever.co/oyster")!)
        #expect(entry.isLike("Oyster HR") && entry.isLike("OYSTER Ltd"))
        #expect(!entry.isLike("Assembly"))
    }

    @Test func `the companies to begin with have an id, and what is known of them`() throws {
        let first = Catalogue.starter.first
        #expect(first.count == 111)
        #expect(first.allSatisfy { $0.details != nil })
        #expect(Set(first.compactMap(\.details?.id)).count == 111)
        let kraken = try #require(first.first { $0.company == "Kraken" })
        #expect(kraken.url.absoluteString == "https://jobs.ashbyhq.com/kraken.com" && kraken.selector == nil)
        #expect(kraken.details?.officeLocations == ["London, UK", "Singapore"])
        #expect(kraken.details?.workModel == .hybrid)
        #expect(Catalogue.starter.find("Assembly").count == 3)
    }

    @Test(.needsRecordings)
    func `the shipped catalogue is what the script makes of the lists`() async throws {
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let lists = try #require(Recordings.folder).appending(path: "catalogue").path
        let made = try await Script.run("scripts/make_catalogue.py", [lists], in: package)
        let shipped = try String(
            contentsOf: package.appending(path: "Sources/Boards/Resources/companies.tsv"), encoding: .utf8)
        #expect(made == shipped)
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
