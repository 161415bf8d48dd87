import Database
import Foundation

/// Those who wait at a gate, in the order in which they came: each is told a time of its own, and keeps its place until it is
/// let through.
struct Line {
    let gate: Int
    let ticket: String?
    let now: Date
    /// Its place, if it stands in line already.
    let place: Int?
    /// Whether the time has come for which it was told that there will be room.
    let isDue: Bool

    init(at gate: Int, ticket: String?, in tx: Transaction, now: Date) throws {
        self.gate = gate
        self.ticket = ticket
        self.now = now
        let row = try ticket.flatMap {
            try tx.find("SELECT id, until, has_slot FROM model_waiter WHERE ticket = \($0) AND gate = \(gate)")
        }
        place = try row?["id"]
        isDue = try row.map { try $0["has_slot"] && $0.value("until") <= now } ?? false
    }

    /// What those want whose time came just now. It is kept for them for a moment, so that it is not taken by somebody who
    /// came later, or only came to ask; whoever is due itself takes what there is.
    func claims(grace: Duration, in tx: Transaction) throws -> Holdings {
        isDue ? Holdings() : try read(Self.claimsStatement(at: gate, grace: grace, now: now), in: tx)
    }

    static func claimsStatement(at gate: Int, grace: Duration, now: Date) -> SQL {
        """
        SELECT count(*) AS requests, coalesce(sum(tokens), 0) AS tokens
        FROM model_waiter
        WHERE has_slot AND gate = \(gate) AND until <= \(now) AND until > \(now.addingTimeInterval(-(grace / .seconds(1))))
        """
    }

    /// What those want who are before it. Who has not come for long is no longer waiting.
    func ahead(patience: Duration, in tx: Transaction) throws -> Holdings {
        try read(Self.aheadStatement(at: gate, before: place, since: forgotten(patience)), in: tx)
    }

    static func aheadStatement(at gate: Int, before place: Int?, since: Date) -> SQL {
        """
        SELECT count(*) AS requests, coalesce(sum(tokens), 0) AS tokens
        FROM model_waiter
        WHERE gate = \(gate) AND id < \(place ?? Int.max) AND until > \(since)
        """
    }

    /// It has been told to come back then.
    func stand(
        for tokens: Int, until: Date, hasSlot: Bool, patience: Duration, in tx: Transaction
    ) throws {
        try tx.run("DELETE FROM model_waiter WHERE gate = \(gate) AND until <= \(forgotten(patience))")
        guard let ticket else { return }
        try tx.run(
            """
            INSERT INTO model_waiter (gate, ticket, tokens, until, has_slot)
            VALUES (\(gate), \(ticket), \(tokens), \(until), \(hasSlot))
            ON CONFLICT (ticket, gate) DO UPDATE
            SET tokens = excluded.tokens, until = excluded.until, has_slot = excluded.has_slot
            """)
    }

    /// It waits no longer, at no gate.
    static func leave(_ ticket: String?, in tx: Transaction) throws {
        guard let ticket else { return }
        try tx.run("DELETE FROM model_waiter WHERE ticket = \(ticket)")
    }

    private func forgotten(_ patience: Duration) -> Date { now.addingTimeInterval(-(patience / .seconds(1))) }

    private func read(_ statement: SQL, in tx: Transaction) throws -> Holdings {
        guard let row = try tx.find(statement) else { return Holdings() }
        return Holdings(requests: try row["requests"], tokens: try row["tokens"])
    }
}
