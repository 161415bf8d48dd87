import Database
import Domain
import Foundation

extension PostingLedger {
    /// - Returns: the keys of the postings that are new, in the order of the page.
    func write(_ plan: LedgerPlan, to company: CompanyKey, in tx: Transaction, now: Date) throws -> [PostingKey] {
        try close(plan.closed, in: tx, now: now)
        try tx.run(batch: plan.inserts.map { try Self.insert($0, company, now: now) })
        try tx.run(batch: plan.rewrites.map { try Self.rewrite($0, now: now) })
        try update(
            plan.reappeared, "state = 'open', closed_at = NULL, reappeared_at = \(now), last_seen_at = \(now)", tx)
        try update(
            plan.absent, "missing_count = missing_count + 1, missing_since = coalesce(missing_since, \(now))", tx)
        // A whole answer is written down once for all of them, in the company's row.
        let isWhole = plan.answer == .whole
        try update(
            plan.seen.filter { !isWhole || $0.absence != nil }.map(\.key),
            "last_seen_at = \(now), missing_count = 0, missing_since = NULL", tx)
        if isWhole { try tx.run("UPDATE company SET whole_answer_at = \(now) WHERE id = \(company)") }
        try linkReposts(plan, of: company, in: tx, now: now)
        return try keys(of: plan.inserts, company, in: tx)
    }

    /// Until then they were seen in every whole answer.
    private func close(_ keys: [PostingKey], in tx: Transaction, now: Date) throws {
        let lastAnswer: SQL = "(SELECT whole_answer_at FROM company WHERE company.id = posting.company)"
        try update(
            keys,
            """
            state = 'closed', closed_at = \(now), missing_count = 0, missing_since = NULL,
            last_seen_at = \(.later("last_seen_at", "coalesce(\(lastAnswer), last_seen_at)"))
            """, tx)
    }

    private func update(_ keys: [PostingKey], _ change: SQL, _ tx: Transaction) throws {
        if !keys.isEmpty { try tx.run("UPDATE posting SET \(change) WHERE id \(in: keys)") }
    }

    private static func insert(_ entry: LedgerPlan.Entry, _ company: CompanyKey, now: Date) throws -> SQL {
        let posting = entry.posting
        let trace = PostingTrace(posting)
        return """
            INSERT INTO posting (company, external_id, state, list_hash, content_hash, first_seen_at, last_seen_at,
                title, url, locations, workplace, employment_type, department, salary, posted_at, updated_at,
                description, description_html, opening_hash, signature)
            VALUES (\(company), \(posting.id), 'open', \(entry.listHash), \(entry.contentHash), \(now), \(now),
                \(posting.title), \(posting.url?.absoluteString), \(try JSON(encoding: posting.locations)),
                \(posting.workplace), \(posting.employmentType), \(posting.department),
                \(try posting.salary.map { try JSON(encoding: $0) }), \(posting.postedAt), \(posting.updatedAt),
                \(posting.description), \(posting.descriptionHTML), \(trace.opening), \(trace.signature))
            """
    }

    private static func rewrite(_ rewrite: LedgerPlan.Rewrite, now: Date) throws -> SQL {
        let entry = rewrite.entry
        let posting = entry.posting
        let trace = PostingTrace(posting)
        return """
            UPDATE posting
            SET list_hash = \(entry.listHash), content_hash = \(entry.contentHash),
                changed_at = coalesce(\(rewrite.isChange ? now : nil), changed_at), title = \(posting.title),
                url = \(posting.url?.absoluteString), locations = \(try JSON(encoding: posting.locations)),
                workplace = \(posting.workplace), employment_type = \(posting.employmentType),
                department = \(posting.department), salary = \(try posting.salary.map { try JSON(encoding: $0) }),
                posted_at = \(posting.postedAt), updated_at = \(posting.updatedAt),
                description = \(posting.description), description_html = \(posting.descriptionHTML),
                opening_hash = \(trace.opening), signature = \(trace.signature)
            WHERE id = \(rewrite.key)
            """
    }

    private func keys(
        of inserts: [LedgerPlan.Entry], _ company: CompanyKey, in tx: Transaction
    ) throws -> [PostingKey] {
        if inserts.isEmpty { return [] }
        let ids = inserts.map(\.posting.id)
        return try tx.rows(
            """
            SELECT id
            FROM posting
            WHERE company = \(company) AND external_id \(in: ids)
            ORDER BY id
            """
        ).map { try $0["id"] }
    }
}
