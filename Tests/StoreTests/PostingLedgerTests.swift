import Database
import Domain
import Foundation
import Store
import Testing

struct PostingLedgerTests {
    private let now = StoreDatabase.now

    private static let full = Posting(
        id: PostingID("42"), title: "Engineer", url: URL(string: "https://example.com/jobs/42?a=b&c=%20"),
        locations: ["Oslo", "Remote \"EU\""], workplace: .hybrid, employmentType: .fullTime, department: "R&D",
        salary: Salary(min: Decimal(string: "85000.55")!, max: 90_000, currency: "EUR", period: .year),
        postedAt: Date(timeIntervalSince1970: 1_790_000_000), updatedAt: Date(timeIntervalSince1970: 1_790_000_000.25),
        description: "Build things.\n\n- well", descriptionHTML: "<p>Build things.</p><ul><li>well</li></ul>")

    @Test(arguments: Engine.allCases)
    func `a posting comes back as it was read`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            let key = try await database.apply(Snapshot(postings: [Self.full]), to: company).new[0]
            let stored = try await database.posting(key)
            #expect(stored.posting == Self.full)
            #expect(stored.company == company && stored.isOpen && stored.contentHash == Self.full.contentHash)
            #expect(stored.firstSeenAt == now && stored.lastSeenAt == now)
            #expect(stored.changedAt == nil && stored.closedAt == nil && stored.reappearedAt == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `times tell when a posting was first seen, last seen, changed, closed and back`(
        engine: Engine
    ) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            let key = try await database.apply(["a", "b"], to: company).new[0]
            try await database.apply(["a", "b"], to: company, at: StoreDatabase.days(1))
            let seen = try await database.posting(key).lastSeenAt
            #expect(seen == StoreDatabase.days(1))

            let other = Snapshot(postings: [.sample("a", title: "Lead"), .sample("b")])
            try await database.apply(other, to: company, at: StoreDatabase.days(2))
            let changed = try await database.posting(key)
            #expect(changed.changedAt == StoreDatabase.days(2) && changed.posting.title == "Lead")

            try await database.apply(["b"], to: company, at: StoreDatabase.days(3))
            try await database.apply(["b"], to: company, at: StoreDatabase.days(4))
            let closed = try await database.posting(key)
            #expect(closed.closedAt == StoreDatabase.days(3) && closed.lastSeenAt == StoreDatabase.days(2))

            try await database.apply(other, to: company, at: StoreDatabase.days(5))
            let back = try await database.posting(key)
            #expect(back.isOpen && back.firstSeenAt == now && back.reappearedAt == StoreDatabase.days(5))
            #expect(back.lastSeenAt == StoreDatabase.days(5) && back.changedAt == StoreDatabase.days(2))
        }
    }

    @Test(arguments: Engine.allCases)
    func `only what an answer that is not whole lists was seen by it`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            let keys = try await database.apply(["a", "b"], to: company).new
            let part = Snapshot(postings: [.sample("a")], isTruncated: true)
            try await database.apply(part, to: company, at: StoreDatabase.days(1))
            try await database.apply([], to: company, at: StoreDatabase.days(2))
            let listed = try await database.posting(keys[0]).lastSeenAt
            let notListed = try await database.posting(keys[1]).lastSeenAt
            #expect(listed == StoreDatabase.days(1) && notListed == now)
        }
    }

    @Test(arguments: Engine.allCases)
    func `other dates, addresses and markup are stored without being called a change`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            let key = try await database.apply(Snapshot(postings: [Self.full]), to: company).new[0]
            var posting = Self.full
            posting.url = URL(string: "https://example.com/careers/42")
            posting.updatedAt = now
            posting.descriptionHTML = "<p>Build things.</p>"
            posting.locations.reverse()
            let changes = try await database.apply(Snapshot(postings: [posting]), to: company)
            #expect(changes == Changes(unchanged: 1))
            let stored = try await database.posting(key)
            #expect(stored.posting == posting && stored.changedAt == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what the list shows unchanged is kept without being read again`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            var entry = Self.full
            entry.description = ""
            entry.locations = ["Oslo"]
            let snapshot = Snapshot(
                postings: [Self.full, .sample("b")], listHashes: [entry.id: entry.listHash])
            let keys = try await database.apply(snapshot, to: company).new
            let known = try await database.read { try PostingLedger.known(of: company, in: $0) }
            #expect(known == [entry.id: entry.listHash, PostingID("b"): Posting.sample("b").listHash])

            let kept = Snapshot(postings: [], keptIDs: [entry.id, PostingID("b"), PostingID("never heard of")])
            let changes = try await database.apply(kept, to: company, at: StoreDatabase.days(1))
            #expect(changes == Changes(unchanged: 2))
            let stored = try await database.posting(keys[0])
            #expect(stored.posting == Self.full && stored.lastSeenAt == StoreDatabase.days(1))

            try await database.apply(
                Snapshot(postings: [.sample("b")], goneIDs: [entry.id]), to: company, at: StoreDatabase.days(2))
            let left = try await database.read { try PostingLedger.known(of: company, in: $0).keys.map(\.rawValue) }
            #expect(left == ["b"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a posting that is told twice is there once, as it was told first`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            let twice = Snapshot(postings: [.sample("a", title: "First"), .sample("a", title: "Second")])
            let changes = try await database.apply(twice, to: company)
            #expect(changes.new.count == 1 && changes.found == 1)
            let title = try await database.posting(changes.new[0]).posting.title
            #expect(title == "First")
        }
    }

    @Test(arguments: Engine.allCases)
    func `companies do not share postings`(engine: Engine) async throws {
        try await StoreDatabase.run(on: engine) { database in
            let (one, other) = (try await database.save(.sample("one")), try await database.save(.sample("other")))
            let first = try await database.apply(["a"], to: one)
            let second = try await database.apply(["a"], to: other)
            #expect(first.new.count == 1 && second.new.count == 1 && first.new != second.new)
            try await database.apply(["b"], to: other)
            let open = try await database.open(of: one)
            #expect(open == ["a"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `of looks at one company at the same time, each sees what the one before wrote`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            let changes = try await withThrowingTaskGroup { group in
                for _ in 0..<8 { group.addTask { try await database.apply(["a", "b", "c"], to: company) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(changes.map(\.new.count).sorted() == [0, 0, 0, 0, 0, 0, 0, 3])
            #expect(changes.map(\.unchanged).sorted() == [0, 3, 3, 3, 3, 3, 3, 3])
        }
    }

    @Test(arguments: Engine.allCases)
    func `the newest open postings of all companies are listed`(engine: Engine) async throws {
        try await StoreDatabase.run(on: engine) { database in
            let (one, other) = (try await database.save(.sample("one")), try await database.save(.sample("other")))
            try await database.apply(["a", "b", "c"], to: one)
            try await database.apply(["d"], to: other, at: StoreDatabase.days(1))
            try await database.apply(["a", "c"], to: one, at: StoreDatabase.days(2))
            let newest = try await database.read { try Postings.newest(in: $0).map(\.posting.id.rawValue) }
            #expect(newest == ["d", "c", "a"])
            let page = try await database.read { try Postings.newest(limit: 1, offset: 1, in: $0).map(\.company) }
            #expect(page == [one])
        }
    }
}
