public import Database
public import Foundation

/// Those who look for work.
public enum Candidates {
    /// A candidate as stored: what was handed in, so that newer versions can read more out of it.
    public struct Stored: Sendable, Hashable {
        public var key: CandidateKey
        /// Unique.
        public var name: String
        /// Plain text.
        public var cv: String
        /// The conditions as they were written; nil when there are none.
        public var profile: String?
        public var createdAt: Date
        public var updatedAt: Date
    }

    /// Adds a candidate, or overwrites the CV and the conditions of the one with that name.
    ///
    /// More than 200,000 letters of a CV are cut; conditions that long break a CHECK.
    @discardableResult
    public static func save(
        name: String, cv: String, profile: String?, in tx: Transaction, now: Date
    ) throws -> CandidateKey {
        let row = try tx.find(
            """
            INSERT INTO candidate (name, cv, profile, created_at, updated_at)
            VALUES (\(BoundedText.clean(name, upTo: BoundedText.name)),
                \(BoundedText.clean(cv, upTo: BoundedText.document)), \(profile), \(now), \(now))
            ON CONFLICT (name) DO UPDATE
            SET cv = excluded.cv, profile = excluded.profile, updated_at = excluded.updated_at
            RETURNING id
            """)
        guard let row else { throw DatabaseError.mistake("an upsert gave no row") }
        return try row["id"]
    }

    public static func find(_ key: CandidateKey, in tx: Transaction) throws -> Stored? {
        try list("WHERE id = \(key)", in: tx).first
    }

    public static func find(name: String, in tx: Transaction) throws -> Stored? {
        try list("WHERE name = \(name)", in: tx).first
    }

    /// In the order in which they came.
    public static func list(in tx: Transaction) throws -> [Stored] {
        try list("ORDER BY id", in: tx)
    }

    /// Forgets a candidate, with all matches.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    public static func remove(_ key: CandidateKey, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM candidate WHERE id = \(key)") > 0
    }

    private static func list(_ rest: SQL, in tx: Transaction) throws -> [Stored] {
        try tx.rows("SELECT id, name, cv, profile, created_at, updated_at FROM candidate \(rest)").map {
            Stored(
                key: try $0["id"], name: try $0["name"], cv: try $0["cv"], profile: try $0["profile"],
                createdAt: try $0["created_at"], updatedAt: try $0["updated_at"])
        }
    }
}
