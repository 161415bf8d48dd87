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
            let written = try tx.run(batch: part.map { try upsert(latest[$0]!, schedule, now: now) })
            saved.inserted += part.count - known
            saved.updated += written - (part.count - known)
            saved.unchanged += part.count - written
        }
        return saved
    }

    private static let batch = 1_000

    private static func upsert(_ entry: CompanyEntry, _ schedule: ScrapeSchedule, now: Date) throws -> SQL {
        let company = entry.company
        let changes = columns.map { column, value in "\(column) = \(value)" as SQL }
        let differs = columns.map { column, value in "company.\(column) IS DISTINCT FROM \(value)" as SQL }
        return """
            INSERT INTO company (company_id, name, careers_url, host, selector, work_model, headquarters,
                office_locations, fields, open_to_application, priority, system, token, next_scrape_at, created_at,
                updated_at)
            VALUES (\(company.id), \(BoundedText.clean(company.name, upTo: BoundedText.name)),
                \(company.careersURL.absoluteString), \(entry.host),
                \(BoundedText.cleanOrNil(company.selector, upTo: 1_000)), \(company.workModel),
                \(BoundedText.cleanOrNil(company.headquarters, upTo: BoundedText.name)),
                \(try JSON(encoding: BoundedText.clean(company.officeLocations))),
                \(try JSON(encoding: BoundedText.clean(company.fields))), \(company.isOpenToApplication),
                \(company.priority), \(entry.source?.system), \(entry.source?.token), \(now), \(now), \(now))
            ON CONFLICT (company_id) DO UPDATE
            SET \(SQL(joining: changes, separator: ", ")),
                next_scrape_at = CASE
                    WHEN company.careers_url <> excluded.careers_url
                        THEN \(.earlier("company.next_scrape_at", "excluded.next_scrape_at"))
                    WHEN company.priority IS DISTINCT FROM coalesce(excluded.priority, company.priority)
                        THEN \(nearer(schedule.interval(company.priority)))
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
