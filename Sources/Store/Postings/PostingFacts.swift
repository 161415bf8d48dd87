public import Database
public import Domain

/// The facts of postings, as the engine that reads them writes them down.
public enum PostingFacts {
    /// Facts and what they were made of.
    public struct Stored: Sendable, Hashable {
        public var posting: PostingKey
        /// Of the posting as it was read.
        public var contentHash: ContentHash
        /// Of the engine that read it.
        public var version: Int
        public var facts: JSON

        public init(posting: PostingKey, contentHash: ContentHash, version: Int, facts: JSON) {
            self.posting = posting
            self.contentHash = contentHash
            self.version = version
            self.facts = facts
        }
    }

    /// Adds facts, each in the place of earlier ones; those of postings that are gone or read differently now are dropped.
    public static func save(_ facts: [Stored], in tx: Transaction) throws {
        try tx.run(
            batch: facts.map { stored in
                """
                INSERT INTO posting_facts (posting, content_hash, version, facts)
                SELECT id, content_hash, \(stored.version), \(stored.facts)
                FROM posting
                WHERE id = \(stored.posting) AND content_hash = \(stored.contentHash)
                ON CONFLICT (posting) DO UPDATE
                SET content_hash = excluded.content_hash, version = excluded.version, facts = excluded.facts
                """
            })
    }

    public static func find(_ postings: some Sequence<PostingKey>, in tx: Transaction) throws -> [PostingKey: Stored] {
        let rows = try tx.rows(
            "SELECT posting, content_hash, version, facts FROM posting_facts WHERE posting \(in: postings)")
        let stored = try rows.map { row in
            Stored(
                posting: try row["posting"], contentHash: try row["content_hash"], version: try row["version"],
                facts: try row["facts"])
        }
        return Dictionary(uniqueKeysWithValues: stored.map { ($0.posting, $0) })
    }

    /// Open postings of a company without facts of this version from the words that they have now, oldest first.
    public static func missing(
        of company: CompanyKey, version: Int, limit: Int, in tx: Transaction
    ) throws -> [StoredPosting] {
        let keys: [PostingKey] = try tx.rows(
            """
            SELECT posting.id
            FROM posting
            WHERE company = \(company) AND \(lacksFacts(version))
            ORDER BY posting.id
            LIMIT \(limit)
            """
        ).map { try $0["id"] }
        return try Postings.find(keys, in: tx)
    }

    /// Of open postings.
    public static func lacksFacts(_ version: Int) -> SQL {
        """
        state = 'open' AND NOT EXISTS (
            SELECT 1
            FROM posting_facts
            WHERE posting_facts.posting = posting.id AND posting_facts.content_hash = posting.content_hash
                AND version >= \(version)
        )
        """
    }
}
