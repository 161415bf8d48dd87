public import Database
internal import Foundation
public import Jobs

/// The work that a test's worker processes do: what each has done are rows, without a key, so that what is done twice is
/// seen.
public enum CrewJobs {
    public static let migrations = MigrationSeries(
        "crew",
        [
            Migration(
                "create effect",
                [
                    """
                    CREATE TABLE effect (
                        number \(.integer) NOT NULL,
                        pid \(.integer) NOT NULL,
                        begun \(.timestamp) NOT NULL,
                        ended \(.timestamp) NOT NULL,
                        unique_key \(.text),
                        limit_key \(.text)
                    )
                    """,
                    "CREATE TABLE firing (slot \(.timestamp) NOT NULL, pid \(.integer) NOT NULL)",
                ])
        ])

    /// What a test's schedulers do: five times a second they write down that it was time, and for which time, and queue a
    /// mark for each place that has none.
    public static let cron = Cron([
        Cron.Entry("mark places", every: .milliseconds(200)) { tx, now in
            try tx.run(
                """
                INSERT INTO firing (slot, pid)
                SELECT next_at, \(Int(getpid())) FROM job_cron WHERE name = 'mark places'
                """)
            for place in 0..<places {
                try Mark(number: -1, milliseconds: 40, limitKey: "host \(place % 2)", uniqueKey: "place \(place)")
                    .enqueue(in: tx, now: now)
            }
        }
    ])

    private static let places = 6

    public static func handlers(room: Int) -> [JobHandler] {
        [
            JobHandler(Mark.self, room: room, backoff: Backoff(first: .milliseconds(10))) { mark, context in
                let begun = context.now()
                try await Task.sleep(for: .milliseconds(mark.milliseconds))
                let ended = context.now()
                return .done { tx, _ in
                    try tx.run(
                        """
                        INSERT INTO effect (number, pid, begun, ended, unique_key, limit_key)
                        VALUES (\(mark.number), \(Int(getpid())), \(begun), \(ended), \(mark.uniqueKey),
                            \(mark.limitKey))
                        """)
                }
            },
            JobHandler(Poison.self) { _, _ in
                kill(getpid(), SIGKILL)
                return .done
            },
            JobHandler(Nothing.self, room: room) { _, _ in .done },
        ]
    }
}

/// Leaves a row behind, after a while.
public struct Mark: Job {
    public static let kind = "mark"
    public static let maxAttempts = 1_000

    public var number: Int
    public var milliseconds: Int
    public var limitKey: String?
    public var uniqueKey: String?

    public init(number: Int, milliseconds: Int, limitKey: String? = nil, uniqueKey: String? = nil) {
        self.number = number
        self.milliseconds = milliseconds
        self.limitKey = limitKey
        self.uniqueKey = uniqueKey
    }
}

/// Kills the process that runs it.
public struct Poison: Job {
    public static let kind = "poison"
    public static let maxAttempts = 3

    public init() {}
}

/// Does nothing, for measuring what the queue itself costs.
public struct Nothing: Job {
    public static let kind = "nothing"

    public var number: Int

    public init(number: Int) {
        self.number = number
    }
}
