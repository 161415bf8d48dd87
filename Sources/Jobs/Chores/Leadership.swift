public import Database
public import Foundation

/// A duty that one process at a time has, over all machines. It saves work; what is done under it must be safe without.
public struct Leadership: Sendable {
    public let duty: String
    /// Unique for each start of a process.
    public let holder: String
    /// How long after its last sign another takes over.
    public let term: Duration

    public init(_ duty: String, holder: String, term: Duration = .seconds(30)) {
        self.duty = duty
        self.holder = holder
        self.term = term
    }

    /// Takes the duty when it is free, and keeps it for another term.
    ///
    /// A term that ends in a far future was given before the clock was set back, and does not count.
    public func holds(in tx: Transaction, now: Date) throws -> Bool {
        let end = now.addingTimeInterval(term / .seconds(1))
        let farFuture = now.addingTimeInterval(term / .seconds(1) * 4)
        let row = try tx.find(
            """
            INSERT INTO job_leader (duty, holder, leads_until)
            VALUES (\(duty), \(holder), \(end))
            ON CONFLICT (duty) DO UPDATE SET holder = excluded.holder, leads_until = excluded.leads_until
                WHERE job_leader.holder = excluded.holder OR job_leader.leads_until <= \(now)
                    OR job_leader.leads_until > \(farFuture)
            RETURNING holder
            """)
        return row != nil
    }

    /// Lets another take over at once.
    public func resign(in tx: Transaction) throws {
        try tx.run("DELETE FROM job_leader WHERE duty = \(duty) AND holder = \(holder)")
    }
}
