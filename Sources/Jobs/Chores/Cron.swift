public import Database
public import Foundation

/// Things to be done at intervals, whose next times are rows: a process that restarts often starves none, and what was
/// missed while the machine was off is done once, when it is on again.
public struct Cron: Sendable {
    /// One thing to be done.
    public struct Entry: Sendable {
        /// What its row is called.
        public let name: String
        public let interval: Duration
        /// What is done when it is time, in the transaction that sets the next time: queue a job.
        public let action: @Sendable (Transaction, Date) throws -> Void

        public init(
            _ name: String, every interval: Duration, _ action: @escaping @Sendable (Transaction, Date) throws -> Void
        ) {
            precondition(interval > .zero, "an interval of nothing never ends")
            self.name = name
            self.interval = interval
            self.action = action
        }
    }

    public let entries: [Entry]

    public init(_ entries: [Entry]) {
        precondition(Set(entries.map(\.name)).count == entries.count, "two entries of one name")
        self.entries = entries
    }

    /// Does what is due; of several that do so at once, one does each thing.
    ///
    /// - Returns: the names of what was done, and when the next is due.
    public func runOnce(in tx: Transaction, now: Date) throws -> (fired: [String], next: Date) {
        let fired = try entries.filter { try isDue($0, in: tx, now: now) }
        for entry in fired { try entry.action(tx, now) }
        let next = try tx.find("SELECT min(next_at) AS next FROM job_cron WHERE name \(in: entries.map(\.name))")
        return (fired.map(\.name), try next?.value("next", as: Date?.self) ?? .distantFuture)
    }

    /// Sets the next time, which is counted from the last as long as it has not been missed. A new entry is due at once,
    /// and so is one whose time lies further ahead than its interval: the clock was set back, or the interval is shorter.
    private func isDue(_ entry: Entry, in tx: Transaction, now: Date) throws -> Bool {
        let interval = entry.interval / .seconds(1)
        let row = try tx.find(
            "SELECT next_at FROM job_cron WHERE name = \(entry.name) \(sqlite: "", postgres: "FOR UPDATE")")
        guard let row else {
            return try tx.run(
                """
                INSERT INTO job_cron (name, next_at, last_at)
                VALUES (\(entry.name), \(now.addingTimeInterval(interval)), \(now))
                ON CONFLICT (name) DO NOTHING
                """) == 1
        }
        let due: Date = try row["next_at"]
        guard due <= now || due > now.addingTimeInterval(interval) else { return false }
        let onTime = due.addingTimeInterval(interval)
        let next = onTime > now && due <= now ? onTime : now.addingTimeInterval(interval)
        try tx.run("UPDATE job_cron SET next_at = \(next), last_at = \(now) WHERE name = \(entry.name)")
        return true
    }
}
