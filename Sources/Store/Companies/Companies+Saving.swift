public import Database
public import Domain
public import Foundation

extension Companies {
    /// What came of handing companies in.
    public struct Saved: Sendable, Hashable {
        public var inserted: Int
        public var updated: Int
        public var unchanged: Int

        public init(inserted: Int = 0, updated: Int = 0, unchanged: Int = 0) {
            self.inserted = inserted
            self.updated = updated
            self.unchanged = unchanged
        }

        public static func += (sum: inout Saved, more: Saved) {
            sum.inserted += more.inserted
            sum.updated += more.updated
            sum.unchanged += more.unchanged
        }
    }

    /// Adds companies, and overwrites of those that are known what the entries say: what is nil or empty says nothing.
    ///
    /// Those that are new are due at once. Those that are known keep their place in the schedule, unless the careers page
    /// has another address, or a new priority brings the next look nearer. Of two entries with one id, the last counts.
    /// An entry without a host, or with an address of more than 2,048 letters, breaks a CHECK.
    @discardableResult
    public static func save(
        _ entries: [CompanyEntry], schedule: ScrapeSchedule = ScrapeSchedule(), in tx: Transaction, now: Date
    ) throws -> Saved {
        let latest = Dictionary(entries.map { ($0.company.id, $0) }) { $1 }
        // In one order for all, so that two imports at a time do not wait for each other's rows for ever.
        let ids = latest.keys.sorted { $0.rawValue < $1.rawValue }
        var saved = Saved()
        for start in stride(from: 0, to: ids.count, by: batch) {
            let part = ids[start..<min(start + batch, ids.count)]
            let known: Int = try tx.value("SELECT count(*) FROM company WHERE company_id \(in: part)")
            let written = try tx.run(upsert(JSON(encoding: part.map { Document(latest[$0]!) }), schedule, now: now))
            // Somebody else may have added some of them since they were counted.
            let inserted = min(part.count - known, written)
            saved.inserted += inserted
            saved.updated += written - inserted
            saved.unchanged += part.count - written
        }
        return saved
    }

    private static let batch = 1_000

    /// An entry on its way into a statement, which takes 1,000 of them as one JSON array: on PostgreSQL a statement
    /// for each took four times as long.
    private struct Document: Encodable {
        let id, name, url, host: String
        let selector, workModel, headquarters, priority, browser, system, token: String?
        let offices, fields: [String]
        let isOpen: Bool

        init(_ entry: CompanyEntry) {
            let company = entry.company
            id = company.id.rawValue
            name = BoundedText.clean(company.name, upTo: BoundedText.name)
            url = company.careersURL.absoluteString
            host = entry.host
            selector = BoundedText.cleanOrNil(company.selector, upTo: 1_000)
            workModel = company.workModel?.rawValue
            headquarters = BoundedText.cleanOrNil(company.headquarters, upTo: BoundedText.name)
            priority = company.priority?.rawValue
            browser = company.browser?.rawValue
            system = entry.source?.system
            token = entry.source?.token
            offices = BoundedText.clean(company.officeLocations)
            fields = BoundedText.clean(company.fields)
            isOpen = company.isOpenToApplication
        }
    }

    private static func upsert(_ documents: JSON, _ schedule: ScrapeSchedule, now: Date) -> SQL {
        let changes = columns.map { column, value in "\(column) = \(value)" as SQL }
        let differs = columns.map { column, value in "company.\(column) IS DISTINCT FROM \(value)" as SQL }
        let soonest = CompanyPriority.allCases.map { priority in
            "WHEN excluded.priority = \(priority) THEN \(nearer(schedule.interval(priority)))" as SQL
        }
        return """
            INSERT INTO company (company_id, name, careers_url, host, selector, work_model, headquarters,
                office_locations, fields, open_to_application, priority, browser, system, token, next_scrape_at,
                created_at, updated_at)
            SELECT value ->> 'id', value ->> 'name', value ->> 'url', value ->> 'host', value ->> 'selector',
                value ->> 'workModel', value ->> 'headquarters', value -> 'offices', value -> 'fields',
                CAST(value ->> 'isOpen' AS BOOLEAN), value ->> 'priority', value ->> 'browser', value ->> 'system',
                value ->> 'token', \(now), \(now), \(now)
            FROM \(sqlite: "json_each(\(documents))", postgres: "jsonb_array_elements(\(documents))") AS document
            WHERE TRUE
            ON CONFLICT (company_id) DO UPDATE
            SET \(SQL(joining: changes, separator: ", ")),
                next_scrape_at = CASE
                    WHEN company.careers_url <> excluded.careers_url
                        THEN \(.earlier("company.next_scrape_at", "excluded.next_scrape_at"))
                    WHEN company.priority = excluded.priority THEN company.next_scrape_at
                    \(SQL(joining: soonest, separator: " "))
                    ELSE company.next_scrape_at
                END,
                updated_at = excluded.updated_at
            WHERE \(SQL(joining: differs, separator: " OR "))
            """
    }

    /// The columns that an entry can change, each with what it is then.
    private static let columns: [(SQL, SQL)] = [
        ("name", "excluded.name"),
        ("careers_url", "excluded.careers_url"),
        ("host", withAddress("host")),
        ("system", withAddress("system")),
        ("token", withAddress("token")),
        ("selector", "coalesce(excluded.selector, company.selector)"),
        ("work_model", "coalesce(excluded.work_model, company.work_model)"),
        ("headquarters", "coalesce(excluded.headquarters, company.headquarters)"),
        ("office_locations", unlessEmpty("office_locations")),
        ("fields", unlessEmpty("fields")),
        ("open_to_application", "excluded.open_to_application"),
        ("priority", "coalesce(excluded.priority, company.priority)"),
        ("browser", "coalesce(excluded.browser, company.browser)"),
    ]

    /// What was found out about an address stays as long as the address.
    private static func withAddress(_ column: SQL) -> SQL {
        """
        CASE
            WHEN company.careers_url = excluded.careers_url THEN company.\(column)
            ELSE excluded.\(column)
        END
        """
    }

    private static func unlessEmpty(_ list: SQL) -> SQL {
        "CASE WHEN excluded.\(list) = '[]' THEN company.\(list) ELSE excluded.\(list) END"
    }
}
