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
                    "CREATE TABLE effect (number \(.integer) NOT NULL, pid \(.integer) NOT NULL, begun \(.timestamp) NOT NULL)"
                ])
        ])

    public static func handlers(room: Int) -> [JobHandler] {
        [
            JobHandler(Mark.self, room: room, backoff: Backoff(first: .milliseconds(10))) { mark, context in
                let begun = context.now()
                try await Task.sleep(for: .milliseconds(mark.milliseconds))
                return .done { tx, _ in
                    try tx.run(
                        """
                        INSERT INTO effect (number, pid, begun)
                        VALUES (\(mark.number), \(Int(getpid())), \(begun))
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

    public init(number: Int, milliseconds: Int, limitKey: String? = nil) {
        self.number = number
        self.milliseconds = milliseconds
        self.limitKey = limitKey
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
