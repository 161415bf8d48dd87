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

    @Test func `the shipped catalogue's systems are named as the adapters are`() {
        let boards = Catalogue.starter.entries.filter {
            $0.system == "greenhouse" || $0.system == "lever" || $0.system == "ashby"
        }
        #expect(boards.count > 1_000)
        #expect(boards.count(where: { $0.token != nil }) * 10 > boards.count * 9)
        #expect(Catalogue.starter.entries.allSatisfy { ["http", "https"].contains($0.url.scheme) })
    }
}
