public import Database
public import Domain
public import Foundation

/// Those who look for work.
public enum Candidates {
    /// A candidate as stored: what was handed in, so that newer versions can read more out of it.
    public struct Stored: Sendable, Hashable {
        public var key: CandidateKey
        /// Unique.
        public var name: String
        /// At least one; those of one candidate have different names.
        public var cvs: [CV]
        /// The conditions as they were written; nil when there are none.
        public var profile: String?
        public var createdAt: Date
        public var updatedAt: Date
    }

    /// Adds a candidate, or overwrites the CVs and the conditions of the one with that name.
    ///
    /// More than 200,000 letters of a CV are cut; conditions that long and more than 20 CVs break a CHECK.
    @discardableResult
    public static func save(
        name: String, cvs: [CV], profile: String?, in tx: Transaction, now: Date
    ) throws -> CandidateKey {
        let row = try tx.find(
            """
            INSERT INTO candidate (name, profile, created_at, updated_at)
            VALUES (\(BoundedText.clean(name, upTo: BoundedText.name)), \(profile), \(now), \(now))
            ON CONFLICT (name) DO UPDATE
            SET profile = excluded.profile, updated_at = excluded.updated_at
            RETURNING id
            """)
        guard let row else { throw DatabaseError.mistake("an upsert gave no row") }
        let key: CandidateKey = try row["id"]
        try tx.run("DELETE FROM cv WHERE candidate = \(key)")
        try tx.run(
            batch: cvs.enumerated().map { number, cv in
                """
                INSERT INTO cv (candidate, position, name, content)
                VALUES (\(key), \(number + 1), \(BoundedText.clean(cv.name, upTo: BoundedText.name)),
                    \(BoundedText.clean(cv.text, upTo: BoundedText.document)))
                """
            })
        return key
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
        let rows = try tx.rows("SELECT id, name, profile, created_at, updated_at FROM candidate \(rest)")
        let keys: [CandidateKey] = try rows.map { try $0["id"] }
        let cvs = try cvs(of: keys, in: tx)
        return try zip(keys, rows).map { key, row in
            Stored(
                key: key, name: try row["name"], cvs: cvs[key] ?? [], profile: try row["profile"],
                createdAt: try row["created_at"], updatedAt: try row["updated_at"])
        }
    }

    private static func cvs(of keys: [CandidateKey], in tx: Transaction) throws -> [CandidateKey: [CV]] {
        if keys.isEmpty { return [:] }
        let rows = try tx.rows(
            "SELECT candidate, name, content FROM cv WHERE candidate \(in: keys) ORDER BY candidate, position")
        return try rows.reduce(into: [:]) { cvs, row in
            let key: CandidateKey = try row["candidate"]
            cvs[key, default: []].append(CV(name: try row["name"], text: try row["content"]))
        }
    }
}
