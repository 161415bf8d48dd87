public import Database
public import Domain
public import Foundation

/// The companies that are watched.
public enum Companies {
    public static func find(_ id: CompanyID, in tx: Transaction) throws -> WatchedCompany? {
        try tx.find("SELECT \(WatchedCompany.columns) FROM company WHERE company_id = \(id)").map(WatchedCompany.init)
    }

    public static func find(_ key: CompanyKey, in tx: Transaction) throws -> WatchedCompany? {
        try tx.find("SELECT \(WatchedCompany.columns) FROM company WHERE id = \(key)").map(WatchedCompany.init)
    }

    /// In the order of their ids.
    public static func list(
        _ filter: CompanyFilter = CompanyFilter(), limit: Int = 100, offset: Int = 0, in tx: Transaction
    ) throws -> [WatchedCompany] {
        try tx.rows(
            """
            SELECT \(WatchedCompany.columns)
            FROM company
            WHERE \(filter.condition)
            ORDER BY company_id
            LIMIT \(limit) OFFSET \(offset)
            """
        ).map(WatchedCompany.init)
    }

    public static func names(of keys: some Sequence<CompanyKey>, in tx: Transaction) throws -> [CompanyKey: String] {
        try tx.rows("SELECT id, name FROM company WHERE id \(in: keys)").reduce(into: [:]) {
            $0[try $1.value("id", as: CompanyKey.self)] = try $1.value("name", as: String.self)
        }
    }

    public static func count(_ filter: CompanyFilter = CompanyFilter(), in tx: Transaction) throws -> Int {
        try tx.value("SELECT count(*) FROM company WHERE \(filter.condition)")
    }

    /// Forgets them, with their postings, matches and history.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public static func remove(_ ids: some Sequence<CompanyID>, in tx: Transaction) throws -> Int {
        try tx.run("DELETE FROM company WHERE company_id \(in: ids)")
    }

    /// Keeps what was found behind the careers page, until that has another address.
    ///
    /// - Parameter host: whose politeness limits count from now on.
    public static func setSource(
        _ source: BoardSource, host: String, of key: CompanyKey, in tx: Transaction, now: Date
    ) throws {
        try tx.run(
            """
            UPDATE company
            SET system = \(source.system), token = \(source.token), host = \(host.lowercased()), updated_at = \(now)
            WHERE id = \(key)
            """)
    }
}
