import Database
import Domain
import Foundation
import Store
import Testing

/// Postings whose page means no good.
struct HostilePostingTests {
    private func stored(_ posting: Posting, on engine: Engine) async throws -> Posting {
        var stored: Posting?
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            let changes = try await database.apply(Snapshot(postings: [posting]), to: company)
            let again = try await database.apply(Snapshot(postings: [posting]), to: company)
            #expect(again == Changes(unchanged: 1), "what is cut would change each time")
            stored = try await database.posting(changes.new[0]).posting
        }
        return try #require(stored)
    }

    @Test(arguments: Engine.allCases)
    func `texts without end are cut to what the schema allows`(engine: Engine) async throws {
        var posting = Posting.sample()
        posting.title = "a" + String(repeating: "\u{301}", count: 100_000)
        posting.department = String(repeating: "👩‍👩‍👧‍👦", count: 1_000)
        posting.locations = Array(repeating: String(repeating: "x", count: 10_000), count: 1_000)
        posting.description = String(repeating: "ü", count: 300_000)
        posting.descriptionHTML = "<p>" + String(repeating: "ü", count: 500_000) + "</p>"
        posting.url = URL(string: "https://example.com/" + String(repeating: "x", count: 3_000))
        let stored = try await stored(posting, on: engine)
        #expect(stored.title.unicodeScalars.count == 500)
        #expect(stored.department?.unicodeScalars.count == 200)
        #expect(stored.locations == Array(repeating: String(repeating: "x", count: 200), count: 100))
        #expect(stored.description == String(repeating: "ü", count: 200_000))
        #expect(stored.descriptionHTML.isEmpty)
        #expect(stored.url == nil)
    }

    @Test(arguments: Engine.allCases)
    func `U+0000 is left out, wherever it stands`(engine: Engine) async throws {
        let posting = Posting(
            id: PostingID("i\0d"), title: "\0Engi\0neer", url: nil, locations: ["\0", "Os\0lo"], department: "\0",
            description: "a\0b", descriptionHTML: "<p>a\0b</p>")
        let stored = try await stored(posting, on: engine)
        #expect(stored.title == "Engineer" && stored.locations == ["Oslo"] && stored.department == nil)
        #expect(stored.description == "ab" && stored.descriptionHTML == "<p>ab</p>")
        #expect(!stored.id.rawValue.utf8.contains(0))
    }

    @Test(arguments: Engine.allCases)
    func `an id without end is kept apart from others by its hash`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            let long = String(repeating: "x", count: 5_000)
            for _ in 0..<2 { try await database.apply([long + "1", long + "2", ""], to: company) }
            let open = try await database.open(of: company)
            #expect(open.count == 3 && open.allSatisfy { $0.utf8.count < 500 })
            let gone = Snapshot(postings: [], keptIDs: [PostingID("")], goneIDs: [PostingID(long + "1")])
            let changes = try await database.apply(gone, to: company)
            #expect(changes.closed.count == 2 && changes.unchanged == 1)
        }
    }

    @Test(arguments: Engine.allCases, [-1e300, -1, 1e10, 1e300, Double.infinity, .nan])
    func `a date that cannot be is dropped`(engine: Engine, seconds: Double) async throws {
        var posting = Posting.sample()
        posting.postedAt = Date(timeIntervalSince1970: seconds)
        posting.updatedAt = posting.postedAt
        let stored = try await stored(posting, on: engine)
        #expect(stored.postedAt == nil && stored.updatedAt == nil)
    }

    @Test(arguments: Engine.allCases, [Decimal.nan, -1, Decimal(sign: .plus, exponent: 100, significand: 1)])
    func `a salary that cannot be is dropped`(engine: Engine, amount: Decimal) async throws {
        var posting = Posting.sample()
        posting.salary = Salary(min: amount, max: nil, currency: "EUR", period: .year)
        let stored = try await stored(posting, on: engine)
        #expect(stored.salary == nil)
    }

    @Test(arguments: Engine.allCases)
    func `words that look like SQL are words`(engine: Engine) async throws {
        let words = #"'); DROP TABLE posting; -- " \ $1 ? %s {"a": 1} \u0000"#
        let posting = Posting(
            id: PostingID(words), title: words, url: nil, locations: [words], department: words, description: words,
            descriptionHTML: words)
        let stored = try await stored(posting, on: engine)
        #expect(stored == posting)
    }
}
