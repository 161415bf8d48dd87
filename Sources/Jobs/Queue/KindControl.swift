public import Database

/// What a person sets for all jobs of a kind, on all machines: a pause, and how many may run at once.
public struct KindControl: Sendable {
    public let kind: String
    public let isPaused: Bool
    /// Nil when there is no limit.
    public let mostRunning: Int?

    /// Lets what runs come to its end and starts nothing more of the kind.
    public static func pause(_ kind: String, in tx: Transaction) throws {
        try set(kind, "is_paused = true", in: tx)
    }

    public static func resume(_ kind: String, in tx: Transaction) throws {
        try set(kind, "is_paused = false", in: tx)
        try tx.notify(Wake.ready, kind)
    }

    /// - Parameter most: how many may run at once over all machines, at least 1; nil for no limit.
    public static func limit(_ kind: String, to most: Int?, in tx: Transaction) throws {
        try set(kind, "most_running = \(most)", in: tx)
        try tx.notify(Wake.ready, kind)
    }

    /// Every kind that somebody has set something for.
    public static func all(in tx: Transaction) throws -> [KindControl] {
        try tx.rows("SELECT kind, is_paused, most_running FROM job_kind ORDER BY kind").map { row in
            KindControl(kind: try row["kind"], isPaused: try row["is_paused"], mostRunning: try row["most_running"])
        }
    }

    /// How many more of a kind may be claimed, as an expression.
    static func places(of kind: String, atMost places: Int) -> SQL {
        """
        (
            SELECT coalesce(
                (
                    SELECT CASE
                        WHEN is_paused THEN 0
                        WHEN most_running IS NULL THEN \(places)
                        ELSE \(sqlite: "max", postgres: "greatest")(0, \(sqlite: "min", postgres: "least")(\(places),
                            most_running - (SELECT count(*) FROM job WHERE state = 'running' AND kind = \(kind))))
                        END
                    FROM job_kind
                    WHERE kind = \(kind)
                ), \(places))
        )
        """
    }

    /// Lets those that claim of a limited kind go one after the other, so that each sees what the one before has taken.
    static func lockLimited(_ kinds: some Sequence<String>, in tx: Transaction) throws {
        _ = try tx.rows(
            """
            SELECT kind
            FROM job_kind
            WHERE kind \(in: kinds) AND most_running IS NOT NULL
            ORDER BY kind
            FOR UPDATE
            """)
    }

    private static func set(_ kind: String, _ change: SQL, in tx: Transaction) throws {
        try tx.run(
            "INSERT INTO job_kind (kind, is_paused) VALUES (\(kind), false) ON CONFLICT (kind) DO NOTHING")
        try tx.run("UPDATE job_kind SET \(change) WHERE kind = \(kind)")
    }
}
