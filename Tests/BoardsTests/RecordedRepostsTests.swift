@testable import Boards
import Domain
import Foundation
import TestSupport
import Testing

/// What the rule of reposts would take for the same among postings that are open beside each other, on real boards.
@Suite(.needsRecordings)
struct RecordedRepostsTests {
    private static func postings(_ file: String) throws -> [Posting] {
        let (url, bytes) = (URL(string: "https://api.example/\(file)")!, Recordings.bytes(file))
        if file.hasPrefix("greenhouse") { return try Greenhouse().parse(bytes, url).0.postings }
        return try file.hasPrefix("lever") ? Lever().parse(bytes, url).postings : Ashby().parse(bytes, url).postings
    }

    /// How alike the texts of two open postings are that share title and places.
    private static func pairs(on file: String) throws -> [Double] {
        let groups = Dictionary(grouping: try postings(file), by: \.openingHash).values.filter { $0.count > 1 }
        return groups.flatMap { group in
            let texts = group.compactMap { TextSignature(of: $0.description) }
            return texts.indices.flatMap { one in texts[..<one].map { $0.likeness(to: texts[one]) } }
        }
    }

    @Test func `other adverts under one title and place stay far from the rule, copies are far above it`() throws {
        let files = Recordings.files("greenhouse") + Recordings.files("lever") + Recordings.files("ashby")
        let likenesses = try files.flatMap(Self.pairs).sorted()
        let rule = RepostRule().likeness
        let (others, copies) = (likenesses.filter { $0 < rule }, likenesses.filter { $0 >= rule })
        #expect(likenesses.count >= 10)
        #expect(others.allSatisfy { $0 < rule - 0.12 }, "\(others)")
        #expect(copies.allSatisfy { $0 > rule + 0.12 }, "\(copies)")
        #expect(copies.count * 4 < likenesses.count)
    }

    @Test func `a sentence more in each recorded advert leaves it the same`() throws {
        let sentence = " We have updated this posting to tell that applications are read until the end of next month."
        for file in Recordings.files("greenhouse") {
            for posting in try Self.postings(file) where posting.description.utf8.count > 1_500 {
                let one = try #require(TextSignature(of: posting.description))
                let other = try #require(TextSignature(of: posting.description + sentence))
                #expect(one.likeness(to: other) >= RepostRule().likeness, "\(file): \(posting.title)")
            }
        }
    }
}
