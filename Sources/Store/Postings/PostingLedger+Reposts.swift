import Database
import Domain
import Foundation

extension PostingLedger {
    /// Links what is open to what it repeats, after the rows of the plan have been written.
    func linkReposts(_ plan: LedgerPlan, of company: CompanyKey, in tx: Transaction, now: Date) throws {
        try partReposts(plan.reappeared, in: tx)
        if plan.inserts.isEmpty && plan.closed.isEmpty { return }
        try PostingTrace.complete(company, in: tx)
        let openings = Set(plan.inserts.map(\.posting.openingHash)).union(try openings(of: plan.closed, in: tx))
        let earliest = now.addingTimeInterval(-(reposts.gap / .seconds(1)))
        let closed = try adverts(Self.closedStatement(company, openings, since: earliest), in: tx)
        if closed.isEmpty { return }
        let open = try adverts(Self.openStatement(company, Set(closed.map(\.opening))), in: tx)
        let firsts = reposts.reposts(among: open, of: closed)
        try tx.run(
            batch: firsts.sorted { $0.key.rawValue < $1.key.rawValue }.map { key, first in
                "UPDATE posting SET repost_of = \(first) WHERE id = \(key)"
            })
    }

    /// What is back under its own id is repeated by no other that is open.
    private func partReposts(_ reappeared: [PostingKey], in tx: Transaction) throws {
        if reappeared.isEmpty { return }
        try tx.run(
            """
            UPDATE posting
            SET repost_of = NULL
            WHERE repost_of IN (SELECT coalesce(repost_of, id) FROM posting WHERE id \(in: reappeared))
                AND state = 'open' AND NOT (id \(in: reappeared))
            """)
    }

    private func openings(of keys: [PostingKey], in tx: Transaction) throws -> [ContentHash] {
        if keys.isEmpty { return [] }
        return try tx.rows(
            "SELECT DISTINCT opening_hash FROM posting WHERE id \(in: keys) AND opening_hash IS NOT NULL"
        )
        .map { try $0["opening_hash"] }
    }

    static func closedStatement(_ company: CompanyKey, _ openings: Set<ContentHash>, since time: Date) -> SQL {
        statement(company, openings, "state = 'closed' AND last_seen_at >= \(time)")
    }

    static func openStatement(_ company: CompanyKey, _ openings: Set<ContentHash>) -> SQL {
        statement(company, openings, "state = 'open'")
    }

    private static func statement(_ company: CompanyKey, _ openings: Set<ContentHash>, _ condition: SQL) -> SQL {
        """
        SELECT id, opening_hash, signature, repost_of, first_seen_at, last_seen_at
        FROM posting
        WHERE company = \(company) AND opening_hash \(in: openings) AND \(condition)
        """
    }

    private func adverts(_ statement: SQL, in tx: Transaction) throws -> [RepostRule.Advert<PostingKey>] {
        try tx.rows(statement).map { row in
            RepostRule.Advert(
                id: try row["id"], first: try row["repost_of"], opening: try row["opening_hash"],
                text: TextSignature(bytes: [UInt8](try row.value("signature", as: Data.self))),
                firstSeenAt: try row["first_seen_at"], lastSeenAt: try row["last_seen_at"])
        }
        .sorted { $0.id.rawValue < $1.id.rawValue }
    }
}
