import Database
import Domain
import Foundation

/// What the ledger must know of a stored posting to compare it: no texts.
struct KnownPosting {
    let key: PostingKey
    let id: PostingID
    let listHash: ContentHash
    let contentHash: ContentHash
    let isOpen: Bool
    let absence: ClosingRule.Absence?

    static func open(of company: CompanyKey, in tx: Transaction) throws -> [PostingID: KnownPosting] {
        try find("company = \(company) AND state = 'open'", in: tx)
    }

    static func closed(
        of company: CompanyKey, among ids: some Sequence<PostingID>, in tx: Transaction
    ) throws -> [PostingID: KnownPosting] {
        try find("company = \(company) AND external_id \(in: ids) AND state = 'closed'", in: tx)
    }

    private static func find(_ condition: SQL, in tx: Transaction) throws -> [PostingID: KnownPosting] {
        let rows = try tx.rows(statement(condition))
        return Dictionary(uniqueKeysWithValues: try rows.map(KnownPosting.init).map { ($0.id, $0) })
    }

    static func statement(_ condition: SQL) -> SQL {
        """
        SELECT id, external_id, list_hash, content_hash, state, missing_count, missing_since
        FROM posting
        WHERE \(condition)
        """
    }

    private init(_ row: Row) throws {
        key = try row["id"]
        id = try row["external_id"]
        listHash = try row["list_hash"]
        contentHash = try row["content_hash"]
        isOpen = try row.value("state", as: String.self) == "open"
        let missing: Int = try row["missing_count"]
        absence = try row.value("missing_since", as: Date?.self).map {
            ClosingRule.Absence(answers: missing, since: $0)
        }
    }
}
