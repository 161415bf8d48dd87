public import Database
public import Foundation

/// One look at a careers page, and what came of it.
public struct ScrapeRun: Sendable, Hashable {
    public enum Outcome: String, Sendable, Hashable, CaseIterable, Encodable {
        case ok
        /// The page was the same as before, to the letter.
        case unchanged
        /// There was more than was read.
        case truncated
        /// It listed nothing, or far less than before.
        case suspect
        case failed
    }

    public var company: CompanyKey
    public var startedAt: Date
    /// Kept to the microsecond.
    public var duration: Duration
    public var outcome: Outcome
    /// What it was read as: "greenhouse", "html".
    public var system: String?
    /// How many postings it listed.
    public var found: Int
    public var new: Int
    public var changed: Int
    public var reappeared: Int
    public var closed: Int
    /// Why it failed; the run has one when, and only when, it did.
    public var error: String?
    /// What was found out about the source: that the company has moved, say.
    public var note: String?

    public init(
        company: CompanyKey, startedAt: Date, duration: Duration, outcome: Outcome, system: String? = nil,
        found: Int = 0, new: Int = 0, changed: Int = 0, reappeared: Int = 0, closed: Int = 0, error: String? = nil,
        note: String? = nil
    ) {
        self.company = company
        self.startedAt = startedAt
        self.duration = duration
        self.outcome = outcome
        self.system = system
        self.found = found
        self.new = new
        self.changed = changed
        self.reappeared = reappeared
        self.closed = closed
        self.error = error
        self.note = note
    }
}

extension ScrapeRun.Outcome: SQLValue {}

extension ScrapeRun {
    static let columns: SQL = """
        company, started_at, duration_microseconds, outcome, system, found, new, changed, reappeared, closed, error, note
        """

    init(_ row: Row) throws {
        self.init(
            company: try row["company"], startedAt: try row["started_at"],
            duration: .microseconds(try row.value("duration_microseconds", as: Int64.self)),
            outcome: try row["outcome"], system: try row["system"], found: try row["found"], new: try row["new"],
            changed: try row["changed"], reappeared: try row["reappeared"], closed: try row["closed"],
            error: try row["error"], note: try row["note"])
    }
}
