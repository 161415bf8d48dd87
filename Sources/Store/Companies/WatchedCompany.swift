import Database
public import Domain
public import Foundation

/// A company as it is stored: what people say of it, and how watching it goes.
public struct WatchedCompany: Sendable, Hashable {
    public var key: CompanyKey
    public var company: Company
    /// Whose politeness limits count, lower case.
    public var host: String
    public var source: BoardSource?
    /// When its page last gave an answer; nil before the first.
    public var lastScrapedAt: Date?
    public var nextScrapeAt: Date
    public var failuresInRow: Int
    public var isProblematic: Bool
    public var createdAt: Date
    /// When what people say of it last changed.
    public var updatedAt: Date
}

extension WatchedCompany {
    static let columns: SQL = """
        id, company_id, name, careers_url, host, selector, work_model, headquarters, office_locations, fields,
        open_to_application, priority, system, token, last_scraped_at, next_scrape_at, failures_in_row, is_problematic,
        created_at, updated_at, browser
        """

    init(_ row: Row) throws {
        guard let careersURL = try row.url("careers_url") else {
            throw DatabaseError.mistake("a careers page was stored whose address is none")
        }
        key = try row["id"]
        company = Company(
            id: try row["company_id"], name: try row["name"], careersURL: careersURL, selector: try row["selector"],
            workModel: try row["work_model"], headquarters: try row["headquarters"],
            officeLocations: try row.value("office_locations", as: JSON.self).decoded(),
            fields: try row.value("fields", as: JSON.self).decoded(),
            isOpenToApplication: try row["open_to_application"], priority: try row["priority"],
            browser: try row["browser"])
        host = try row["host"]
        source = try row.value("system", as: String?.self).map { BoardSource(system: $0, token: try row["token"]) }
        lastScrapedAt = try row["last_scraped_at"]
        nextScrapeAt = try row["next_scrape_at"]
        failuresInRow = try row["failures_in_row"]
        isProblematic = try row["is_problematic"]
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
    }
}
