public import Database
public import Domain
public import Foundation

/// Keeps which postings of a company are open, since when, and what they say.
///
///     let snapshot = Snapshot(postings: reading.postings, isTruncated: reading.isTruncated)
///     let changes = try PostingLedger().apply(snapshot, to: company, in: tx, now: now)
public struct PostingLedger: Sendable {
    public var rule: ClosingRule
    public var reposts: RepostRule

    public init(rule: ClosingRule = ClosingRule(), reposts: RepostRule = RepostRule()) {
        self.rule = rule
        self.reposts = reposts
    }

    /// Somebody stopped watching the company in the meantime: there is nothing left to write to.
    public struct CompanyRemoved: Error, Hashable, Sendable {
        public let company: CompanyKey

        public init(company: CompanyKey) {
            self.company = company
        }
    }

    /// The open postings, each with the hash of what the list said of it when it was last read: one whose hash is still the
    /// same may go into `Snapshot.keptIDs` instead of being read again.
    public static func known(of company: CompanyKey, in tx: Transaction) throws -> [PostingID: ContentHash] {
        try KnownPosting.open(of: company, in: tx).mapValues(\.listHash)
    }

    /// Writes down what a look at the careers page showed. Two that do so for one company follow each other.
    ///
    /// Throws `CompanyRemoved`.
    public func apply(
        _ snapshot: Snapshot, to company: CompanyKey, in tx: Transaction, now: Date
    ) throws -> Changes {
        let snapshot = BoundedSnapshot(snapshot)
        try lock(company, in: tx)
        var known = try KnownPosting.open(of: company, in: tx)
        let unknown = snapshot.listedIDs.filter { known[$0] == nil }
        if !unknown.isEmpty {
            known.merge(try KnownPosting.closed(of: company, among: unknown, in: tx)) { open, _ in open }
        }
        let plan = LedgerPlan(snapshot, known: known, rule: rule, now: now)
        let new = try write(plan, to: company, in: tx, now: now)
        let changed = plan.changed
        return Changes(
            new: new, changed: changed, reappeared: plan.reappeared, closed: plan.closed,
            unchanged: plan.seen.count - changed.count, isSuspect: plan.answer == .suspect)
    }

    /// A statement of its own: what comes after it sees what the one before us wrote.
    private func lock(_ company: CompanyKey, in tx: Transaction) throws {
        let row = try tx.find(
            "SELECT id FROM company WHERE id = \(company) \(sqlite: "", postgres: "FOR NO KEY UPDATE")")
        if row == nil { throw CompanyRemoved(company: company) }
    }
}
