import Database
import Domain
import Foundation
@testable import Store
import Testing

/// Postings that come again under another id.
struct RepostTests {
    private static let text = (1...200).map { "word\($0)" }.joined(separator: " ")

    private static func posting(
        _ id: String, title: String = "Engineer", in place: String = "Oslo", text: String = text
    ) -> Posting {
        Posting(
            id: PostingID(id), title: title, url: URL(string: "https://example.com/jobs/\(id)"), locations: [place],
            description: text)
    }

    /// What is there beside, so that no answer is suspect.
    private static let others = (1...9).map { Posting.sample("other-\($0)") }

    /// Looks at the page each day, and tells of each posting that repeats another which it repeats.
    private static func look(
        on engine: Engine, _ days: [[Posting]], _ test: ([String: String], Database) async throws -> Void
    ) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            for (day, postings) in days.enumerated() {
                let snapshot = Snapshot(postings: postings + others)
                try await database.apply(snapshot, to: company, at: StoreDatabase.days(Double(day)))
            }
            try await test(reposts(in: database), database)
        }
    }

    private static func reposts(in database: Database) async throws -> [String: String] {
        try await database.read { tx in
            try tx.rows(
                """
                SELECT posting.external_id AS id, earlier.external_id AS first
                FROM posting
                JOIN posting AS earlier ON earlier.id = posting.repost_of
                """
            ).reduce(into: [:]) { $0[try $1.value("id", as: String.self)] = try $1.value("first", as: String.self) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a posting under a new id is linked to the one that went, with its age`(engine: Engine) async throws {
        try await Self.look(on: engine, [[Self.posting("a")], [Self.posting("a")], [Self.posting("b")]]) {
            reposts, database in
            #expect(reposts == ["b": "a"])
            let open = try await database.read { try Postings.newest(in: $0) }
            let stored = try #require(open.first { $0.posting.id.rawValue == "b" })
            #expect(stored.repost?.firstSeenAt == StoreDatabase.now)
            #expect(stored.firstSeenAt == StoreDatabase.days(2))
            #expect(open.filter { $0.repost != nil }.count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `it may have been gone for a while, and the third is linked to the first`(engine: Engine) async throws {
        let days = [[Self.posting("a")], [], [Self.posting("b")], [Self.posting("c")], [], [Self.posting("d")]]
        try await Self.look(on: engine, days) { reposts, _ in
            #expect(reposts == ["b": "a", "c": "a", "d": "a"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `openings that stand beside each other repeat none of each other`(engine: Engine) async throws {
        let days = [
            [Self.posting("a"), Self.posting("b")], [Self.posting("a"), Self.posting("b"), Self.posting("c")],
        ]
        try await Self.look(on: engine, days) { reposts, _ in #expect(reposts == [:]) }
    }

    @Test(arguments: Engine.allCases)
    func `another title, place or text makes another opening`(engine: Engine) async throws {
        let other = (1...200).map { "sign\($0)" }.joined(separator: " ")
        let days = [
            [Self.posting("a")],
            [Self.posting("b", title: "Designer"), Self.posting("c", in: "Bergen"), Self.posting("d", text: other)],
        ]
        try await Self.look(on: engine, days) { reposts, _ in #expect(reposts == [:]) }
    }

    @Test(arguments: Engine.allCases)
    func `one that is edited is known by its new words`(engine: Engine) async throws {
        let days = [[Self.posting("a", title: "Coder")], [Self.posting("a")], [Self.posting("b")]]
        try await Self.look(on: engine, days) { reposts, _ in #expect(reposts == ["b": "a"]) }
    }

    @Test(arguments: Engine.allCases)
    func `when the first is back under its own id the link is gone`(engine: Engine) async throws {
        let days = [[Self.posting("a")], [Self.posting("b")], [Self.posting("a"), Self.posting("b")]]
        try await Self.look(on: engine, days) { reposts, _ in #expect(reposts == [:]) }
    }

    @Test(arguments: Engine.allCases)
    func `what was believed to be gone only later is repeated by what came since`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            let before = (1...4).map { Self.posting("a\($0)", in: "Place \($0)") }
            try await database.apply(Snapshot(postings: before), to: company)
            for day in 1...4 {
                let changes = try await database.apply(
                    Snapshot(postings: [Self.posting("b1", in: "Place 1")]), to: company,
                    at: StoreDatabase.days(Double(day)))
                #expect(changes.isSuspect == (day < 4))
            }
            #expect(try await Self.reposts(in: database) == ["b1": "a1"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `rows of before the signatures get theirs when their company is looked at`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            try await database.apply(Snapshot(postings: [Self.posting("a")] + Self.others), to: company)
            try await database.write { tx in
                _ = try tx.run("UPDATE posting SET opening_hash = NULL, signature = NULL")
            }
            try await database.apply(
                Snapshot(postings: [Self.posting("b")] + Self.others), to: company, at: StoreDatabase.days(1))
            #expect(try await Self.reposts(in: database) == ["b": "a"])
            let missing = try await database.read { tx in
                try tx.value("SELECT count(*) FROM posting WHERE signature IS NULL", as: Int.self)
            }
            #expect(missing == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a company with reposts can be removed`(engine: Engine) async throws {
        try await Self.look(on: engine, [[Self.posting("a")], [Self.posting("b")]]) { _, database in
            let left = try await database.write { tx in
                try Companies.remove([CompanyID(rawValue: "example-labs")], in: tx)
                return try tx.value("SELECT count(*) FROM posting", as: Int.self)
            }
            #expect(left == 0)
        }
    }
}
