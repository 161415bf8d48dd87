import Domain
import Foundation
import Testing

@testable import Matching

@Suite struct CollectionStatisticsTests {
    private func read(_ text: String) -> ReadPosting { ReadPosting(.sample("Engineer", text)) }
    private func word(_ text: String) -> WordNumber {
        TokenisedText(text, lexicon: Vocabulary.shared.lexicon).tokens[0].wordNumber
    }

    @Test func `a word of many postings is less rare than one of few`() {
        var statistics = CollectionStatistics()
        for number in 0..<500 { statistics.add(read(number % 2 == 0 ? "turbines" : number < 5 ? "capstans" : "")) }
        #expect(statistics.rarity(of: word("turbines")) < statistics.rarity(of: word("capstans")))
        #expect(statistics.rarity(of: word("capstans")) < statistics.rarity(of: word("quoins")))
    }

    @Test func `what is stored comes back`() throws {
        var statistics = CollectionStatistics()
        for text in ["Swift and turbines", "PostgreSQL", ""] { statistics.add(read(text)) }
        #expect(try #require(CollectionStatistics(data: statistics.data)) == statistics)
    }

    @Test(arguments: [[], [1, 2, 3], Array(repeating: 0, count: 28), Array(repeating: 255, count: 36)] as [[UInt8]])
    func `what was not stored by us is refused`(bytes: [UInt8]) {
        #expect(CollectionStatistics(data: Data(bytes)) == nil)
    }

    @Test func `without a collection the shipped figures tell common words from rare ones`() {
        let statistics = CollectionStatistics()
        #expect(statistics.rarity(of: word("the")) < 0.5)
        #expect(statistics.rarity(of: word("experience")) < statistics.rarity(of: word("capstans")))
    }
}
