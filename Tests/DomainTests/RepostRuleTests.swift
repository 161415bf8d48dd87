@testable import Domain
import Foundation
import Testing

struct RepostRuleTests {
    private typealias Advert = RepostRule.Advert<Int>

    private static let advert = MadeUpText.words(300, seed: 1)

    /// - Parameter seen: the first and the last day on which it was open.
    private static func advert(
        _ id: Int, seen: ClosedRange<Int>, first: Int? = nil, title: String = "Engineer", _ words: [String] = advert
    ) -> Advert {
        let posting = Posting(
            id: PostingID("\(id)"), title: title, url: nil, locations: ["Oslo"],
            description: words.joined(separator: " "))
        return Advert(
            id: id, first: first, opening: posting.openingHash, text: TextSignature(of: posting.description),
            firstSeenAt: day(seen.lowerBound), lastSeenAt: day(seen.upperBound))
    }

    private static func day(_ day: Int) -> Date { Date(timeIntervalSince1970: Double(day) * 86_400) }

    private static func reposts(_ open: [Advert], of closed: [Advert]) -> [Int: Int] {
        RepostRule().reposts(among: open, of: closed)
    }

    @Test func `what comes after one of its words is gone repeats it`() {
        #expect(Self.reposts([Self.advert(2, seen: 6...6)], of: [Self.advert(1, seen: 0...5)]) == [2: 1])
    }

    @Test func `what was there before the other went repeats nothing`() {
        #expect(Self.reposts([Self.advert(2, seen: 5...9)], of: [Self.advert(1, seen: 0...5)]) == [:])
    }

    @Test func `after half a year it is a new opening`() {
        #expect(Self.reposts([Self.advert(2, seen: 185...185)], of: [Self.advert(1, seen: 0...5)]) == [2: 1])
        #expect(Self.reposts([Self.advert(2, seen: 186...186)], of: [Self.advert(1, seen: 0...5)]) == [:])
    }

    @Test func `another title, or a text that says too little, repeats nothing`() {
        let closed = [Self.advert(1, seen: 0...5)]
        #expect(Self.reposts([Self.advert(2, seen: 6...6, title: "Designer")], of: closed) == [:])
        #expect(Self.reposts([Self.advert(2, seen: 6...6, ["Come", "along"])], of: closed) == [:])
        #expect(
            Self.reposts([Self.advert(2, seen: 6...6)], of: [Self.advert(1, seen: 0...5, ["Come", "along"])]) == [:])
    }

    @Test func `the third of a line is linked to the first`() {
        let closed = [Self.advert(1, seen: 0...5), Self.advert(2, seen: 6...9, first: 1)]
        #expect(Self.reposts([Self.advert(3, seen: 10...10)], of: closed) == [3: 1])
    }

    @Test func `an earlier posting is repeated by one at a time`() {
        let closed = [Self.advert(1, seen: 0...5)]
        #expect(Self.reposts([Self.advert(2, seen: 6...6), Self.advert(3, seen: 6...6)], of: closed) == [2: 1])
        let known = Self.advert(2, seen: 6...9, first: 1)
        #expect(Self.reposts([known, Self.advert(3, seen: 8...8)], of: closed) == [:])
    }

    @Test func `three of a kind that come again together repeat one each`() {
        let closed = (1...3).map { Self.advert($0, seen: 0...5) }
        let reposts = Self.reposts((4...7).map { Self.advert($0, seen: 6...6) }, of: closed)
        #expect(reposts.keys.sorted() == [4, 5, 6])
        #expect(reposts.values.sorted() == [1, 2, 3])
    }

    @Test func `of several the likest is repeated`() {
        var text = MadeUpText(seed: 9)
        let edited = text.words(60) + Self.advert.dropFirst(60)
        let closed = [Self.advert(1, seen: 0...4), Self.advert(2, seen: 0...5, edited)]
        #expect(Self.reposts([Self.advert(3, seen: 6...6)], of: closed) == [3: 1])
        #expect(Self.reposts([Self.advert(3, seen: 6...6, edited)], of: closed) == [3: 2])
    }

    @Test(arguments: UInt64(1)...100)
    func `small edits keep the link, other texts of the same firm do not have it`(seed: UInt64) {
        var text = MadeUpText(seed: seed)
        let (firm, team) = (text.words(120), text.words(180))
        let closed = [Self.advert(1, seen: 0...5, firm + team)]
        var edited = firm + team
        for _ in 0..<9 { edited[text.number(below: edited.count)] = text.words(1)[0] }
        edited.insert(contentsOf: text.words(20), at: text.number(below: edited.count))
        #expect(Self.reposts([Self.advert(2, seen: 6...6, edited)], of: closed) == [2: 1])
        let other = firm + text.words(180)
        #expect(Self.reposts([Self.advert(2, seen: 6...6, other)], of: closed) == [:])
    }

    @Test func `a board of thousands under one title is compared with the last of them alone`() {
        let closed = (1...5_000).map { Self.advert($0, seen: 0...($0 == 1 ? 3 : 5), $0 == 1 ? Self.advert : []) }
        #expect(Self.reposts([Self.advert(9_999, seen: 6...6)], of: closed) == [:])
        #expect(
            Self.reposts([Self.advert(9_999, seen: 6...6)], of: Array(closed.prefix(RepostRule.most))) == [9_999: 1])
    }
}
