import Database
import DatabaseTestSupport
import Domain
import Foundation
import Store

/// The product's tables, empty, and a time that stands still.
enum StoreDatabase {
    static let now = Date(timeIntervalSince1970: 1_800_000_000)

    static func run(on engine: Engine, _ test: (Database) async throws -> Void) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await StoreSchema.migrations.run(on: database)
            try await test(database)
        }
    }

    /// With one company that has no postings yet.
    static func runWithCompany(
        on engine: Engine, _ test: (Database, CompanyKey) async throws -> Void
    ) async throws {
        try await run(on: engine) { database in
            let key = try await database.save(.sample())
            try await test(database, key)
        }
    }

    static func days(_ days: Double) -> Date { now.addingTimeInterval(days * 86_400) }
}

extension Database {
    /// Adds one company, and gives its key.
    func save(_ company: Company, at now: Date = StoreDatabase.now) async throws -> CompanyKey {
        try await write { tx in
            try Companies.save([CompanyEntry(company)], in: tx, now: now)
            return try Companies.find(company.id, in: tx)!.key
        }
    }

    func company(_ key: CompanyKey) async throws -> WatchedCompany {
        try await read { try Companies.find(key, in: $0)! }
    }

    @discardableResult
    func apply(
        _ snapshot: Snapshot, to company: CompanyKey, at now: Date = StoreDatabase.now
    ) async throws -> Changes {
        try await write { try PostingLedger().apply(snapshot, to: company, in: $0, now: now) }
    }

    @discardableResult
    func apply(_ ids: [String], to company: CompanyKey, at now: Date = StoreDatabase.now) async throws -> Changes {
        try await apply(Snapshot(postings: ids.map { .sample($0) }), to: company, at: now)
    }

    func posting(_ key: PostingKey) async throws -> StoredPosting {
        try await read { try Postings.find(key, in: $0)! }
    }

    /// The ids of the open ones, in alphabetical order.
    func open(of company: CompanyKey) async throws -> [String] {
        try await read { try Postings.open(of: company, in: $0).map(\.posting.id.rawValue).sorted() }
    }
}
