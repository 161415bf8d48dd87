import Database
import Domain
import Foundation
public import Jobs
import Matching
public import Store

/// Takes the facts out of a company's open postings: of those that are new, or changed, or were read by an earlier
/// version.
public struct ReadPostings: Job {
    public static let kind = "read"

    public let company: CompanyKey

    public init(company: CompanyKey) {
        self.company = company
    }
}

extension ReadPostings {
    /// In one transaction's time.
    private static let most = 500

    func run(_ database: Database, _ context: JobContext) async throws -> Outcome {
        let version = Facts.currentVersion
        let (name, postings) = try await database.read { tx in
            (
                try Companies.find(company, in: tx)?.company.name,
                try PostingFacts.missing(of: company, version: version, limit: Self.most, in: tx)
            )
        }
        let reader = FactsReader()
        let facts = try postings.map { stored in
            PostingFacts.Stored(
                posting: stored.key, contentHash: stored.contentHash, version: version,
                facts: try JSON(encoding: reader.facts(of: stored.posting, company: name)))
        }
        return .done { [self] tx, now in
            try PostingFacts.save(facts, in: tx)
            if facts.count == Self.most { try enqueue(in: tx, now: now, priority: context.priority) }
        }
    }

    /// Queues one for each company with postings to be read, after the program has learned to read more.
    static func enqueueAll(in tx: Transaction, now: Date) throws {
        try enqueue(
            each: """
                SELECT \(sqlite: "json_object", postgres: "jsonb_build_object")('company', id) AS payload,
                    3 AS priority, \(now) AS run_at, \(nil as String?) AS unique_key, \(nil as String?) AS limit_key
                FROM company
                WHERE EXISTS (
                    SELECT 1
                    FROM posting
                    WHERE posting.company = company.id AND \(PostingFacts.lacksFacts(Facts.currentVersion))
                )
                """, in: tx, now: now)
    }
}
