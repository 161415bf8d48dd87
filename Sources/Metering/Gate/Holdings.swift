import Database
import Foundation

/// What the calls of a gate take of its limits at the moment.
struct Holdings: Equatable {
    var requests = 0
    var tokens = 0

    /// Those of the window: each from its reservation until a window after its end, whenever in between the provider
    /// counted it.
    static func inWindow(of gate: Int, in tx: Transaction, now: Date) throws -> Holdings {
        try read(windowStatement(of: gate, now: now), in: tx)
    }

    static func windowStatement(of gate: Int, now: Date) -> SQL {
        """
        SELECT coalesce(sum(CASE WHEN requests_until > \(now) THEN 1 ELSE 0 END), 0) AS requests,
            coalesce(sum(tokens), 0) AS tokens
        FROM model_call
        WHERE gate = \(gate) AND counts_until > \(now)
        """
    }

    /// Those of a day of the provider: what was counted for it, and calls that have been under way since an earlier one,
    /// which may reach the provider today.
    static func inDay(
        _ day: CalendarDay, startingAt start: Date, of gate: Int, in tx: Transaction
    ) throws -> Holdings {
        let counted = try tx.find(
            "SELECT requests, tokens FROM model_gate_day WHERE gate = \(gate) AND day = \(day)")
        let crossing = try read(crossingStatement(day, startingAt: start, of: gate), in: tx)
        guard let counted else { return crossing }
        return Holdings(
            requests: try counted.value("requests") + crossing.requests,
            tokens: try counted.value("tokens") + crossing.tokens)
    }

    static func crossingStatement(_ day: CalendarDay, startingAt start: Date, of gate: Int) -> SQL {
        """
        SELECT count(*) AS requests, coalesce(sum(tokens), 0) AS tokens
        FROM model_call
        WHERE gate = \(gate) AND settled_at IS NULL AND leased_until > \(start) AND quota_day <> \(day)
        """
    }

    /// Calls under way.
    static func open(at gate: Int, reservedFrom start: Date? = nil, in tx: Transaction, now: Date) throws -> Int {
        try tx.value(openStatement(at: gate, reservedFrom: start, now: now))
    }

    static func openStatement(at gate: Int, reservedFrom start: Date? = nil, now: Date) -> SQL {
        let reserved: SQL = start.map { "AND reserved_at >= \($0)" } ?? ""
        return """
            SELECT count(*) AS calls
            FROM model_call
            WHERE gate = \(gate) AND settled_at IS NULL AND leased_until > \(now) \(reserved)
            """
    }

    /// Adds to what a day has counted.
    static func count(
        requests: Int, tokens: Int, for day: CalendarDay, at gate: Int, in tx: Transaction
    ) throws {
        if requests == 0, tokens == 0 { return }
        try tx.run(
            """
            INSERT INTO model_gate_day (gate, day, requests, tokens)
            VALUES (\(gate), \(day), \(requests), \(tokens))
            ON CONFLICT (gate, day) DO UPDATE
            SET requests = model_gate_day.requests + excluded.requests,
                tokens = model_gate_day.tokens + excluded.tokens
            """)
    }

    private static func read(_ statement: SQL, in tx: Transaction) throws -> Holdings {
        guard let row = try tx.find(statement) else { return Holdings() }
        return Holdings(requests: try row["requests"], tokens: try row["tokens"])
    }
}
