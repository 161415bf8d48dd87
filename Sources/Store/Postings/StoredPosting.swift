import Database
public import Domain
public import Foundation

/// A posting as it is stored: what its page says, and what became of it.
public struct StoredPosting: Sendable, Hashable {
    public var key: PostingKey
    public var company: CompanyKey
    public var posting: Posting
    /// Tells whether a match was made of these words.
    public var contentHash: ContentHash
    public var firstSeenAt: Date
    public var lastSeenAt: Date
    public var changedAt: Date?
    /// Nil while it is open.
    public var closedAt: Date?
    public var reappearedAt: Date?
    /// Nil unless it was there before under another id.
    public var repost: Repost?

    public var isOpen: Bool { closedAt == nil }
}

extension StoredPosting {
    /// Of `posting` beside `company`.
    static let columns: SQL = """
        posting.id, posting.company, external_id, posting.content_hash, first_seen_at, changed_at, closed_at, reappeared_at,
        title, url, locations, workplace, employment_type, department, salary, posted_at, posting.updated_at,
        description, description_html, repost_of,
        (SELECT first.first_seen_at FROM posting AS first WHERE first.id = posting.repost_of) AS first_of_line_at,
        CASE WHEN closed_at IS NULL AND whole_answer_at > last_seen_at THEN whole_answer_at ELSE last_seen_at END
            AS seen_at
        """

    init(_ row: Row) throws {
        key = try row["id"]
        company = try row["company"]
        posting = Posting(
            id: try row["external_id"], title: try row["title"], url: try row.url("url"),
            locations: try row.value("locations", as: JSON.self).decoded(), workplace: try row["workplace"],
            employmentType: try row["employment_type"], department: try row["department"],
            salary: try row.value("salary", as: JSON?.self)?.decoded(), postedAt: try row["posted_at"],
            updatedAt: try row["updated_at"], description: try row["description"],
            descriptionHTML: try row["description_html"])
        contentHash = try row["content_hash"]
        firstSeenAt = try row["first_seen_at"]
        lastSeenAt = try row["seen_at"]
        changedAt = try row["changed_at"]
        closedAt = try row["closed_at"]
        reappearedAt = try row["reappeared_at"]
        let first: PostingKey? = try row["repost_of"]
        let firstSeenAt: Date? = try row["first_of_line_at"]
        repost = first.flatMap { key in firstSeenAt.map { Repost(first: key, firstSeenAt: $0) } }
    }
}
