public import Database
public import Domain
public import Foundation

/// Which hosts are left alone for a while, by all machines: they asked for it, or did not answer several times in a row.
public enum HostGates {
    /// The longest that a host is believed when it asks to be left alone.
    private static let longest: TimeInterval = 7 * 24 * 60 * 60

    /// Nil when it may be asked.
    public static func closedUntil(_ host: String, in tx: Transaction, now: Date) throws -> Date? {
        let row = try tx.find("SELECT closed_until FROM host_gate WHERE host = \(host) AND closed_until > \(now)")
        guard let until: Date = try row?["closed_until"] else { return nil }
        // The clock was set back since.
        return min(until, now.addingTimeInterval(longest))
    }

    /// It answered.
    public static func open(_ host: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM host_gate WHERE host = \(host)")
    }

    /// It did not answer, or asked to be left alone.
    public static func fail(
        _ host: String, _ reason: String, askedFor pause: Duration?, breaker: HostBreaker = HostBreaker(),
        in tx: Transaction, now: Date
    ) throws {
        let row = try tx.find(
            """
            INSERT INTO host_gate (host, failures_in_row, reason)
            VALUES (\(host), 1, \(BoundedText.clean(reason, upTo: BoundedText.message)))
            ON CONFLICT (host) DO UPDATE
            SET failures_in_row = host_gate.failures_in_row + 1, reason = excluded.reason
            RETURNING failures_in_row
            """)
        let failures: Int = try row?["failures_in_row"] ?? 1
        guard let wait = [pause, breaker.pause(afterFailures: failures)].compactMap(\.self).max() else { return }
        let until = now.addingTimeInterval(min(wait / .seconds(1), longest))
        try tx.run("UPDATE host_gate SET closed_until = \(until) WHERE host = \(host)")
    }

    /// The hosts that are left alone, those for longest first.
    public static func closed(in tx: Transaction, now: Date) throws -> [(host: String, until: Date, reason: String)] {
        try tx.rows(
            """
            SELECT host, closed_until, reason
            FROM host_gate
            WHERE closed_until > \(now)
            ORDER BY closed_until DESC
            LIMIT 100
            """
        ).map { (try $0["host"], try $0["closed_until"], try $0.value("reason", as: String?.self) ?? "") }
    }
}
