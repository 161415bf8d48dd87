public import Database
public import Foundation

/// How often words stand in the postings of all companies, kept as the engine that weighs them writes it down.
public enum WordCounts {
    public struct Stored: Sendable, Hashable {
        /// The key of the last posting that is counted; all before it are.
        public var through: PostingKey
        public var counts: Data

        public init(through: PostingKey, counts: Data) {
            self.through = through
            self.counts = counts
        }
    }

    public static func find(in tx: Transaction) throws -> Stored? {
        try tx.find("SELECT counted_through, counts FROM word_counts").map {
            Stored(through: try $0["counted_through"], counts: try $0["counts"])
        }
    }

    /// How far the count is; nil before the first.
    public static func through(in tx: Transaction) throws -> PostingKey? {
        try tx.find("SELECT counted_through FROM word_counts").map { try $0["counted_through"] }
    }

    public static func save(_ stored: Stored, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO word_counts (name, counted_through, counts)
            VALUES ('postings', \(stored.through), \(stored.counts))
            ON CONFLICT (name) DO UPDATE
            SET counted_through = excluded.counted_through, counts = excluded.counts
            """)
    }

    /// Postings that came after that one, open or not, in the order in which they came.
    public static func uncounted(
        after posting: PostingKey?, limit: Int, in tx: Transaction
    ) throws -> [StoredPosting] {
        let keys: [PostingKey] = try tx.rows(
            "SELECT id FROM posting WHERE id > \(posting?.rawValue ?? 0) ORDER BY id LIMIT \(limit)"
        ).map { try $0["id"] }
        return try Postings.find(keys, in: tx)
    }
}
