/// How long a worker waits for what.
public struct WorkerSettings: Sendable {
    /// How long it may be silent before others take its jobs, at most `Rescuer.longestLease`. It tells that it is alive
    /// three times as often.
    public var lease = Duration.seconds(15)
    /// How often it looks for work that nobody told it of.
    public var poll = Duration.seconds(5)
    /// How long what runs may take to end when the worker is asked to stop; then it is put back.
    public var grace = Duration.seconds(20)
    /// How long an attempt may go on after its timeout before it is taken for failed without it.
    public var obstinacy = Duration.seconds(10)
    /// The most that are claimed at once.
    public var batch = 500

    public init() {}
}
