public import Database
public import Foundation

/// Keys of services, kept sealed: what is stored tells nothing without the master key, which is a file.
public enum Secrets {
    /// Keeps one, in the place of an earlier one with that name.
    public static func save(_ sealed: String, name: String, in tx: Transaction, now: Date) throws {
        try tx.run(
            """
            INSERT INTO secret (name, sealed, updated_at)
            VALUES (\(name), \(sealed), \(now))
            ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed, updated_at = excluded.updated_at
            """)
    }

    public static func find(_ name: String, in tx: Transaction) throws -> String? {
        try tx.find("SELECT sealed FROM secret WHERE name = \(name)").map { try $0["sealed"] }
    }

    /// - Returns: whether there was one.
    @discardableResult
    public static func remove(_ name: String, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM secret WHERE name = \(name)") > 0
    }
}
