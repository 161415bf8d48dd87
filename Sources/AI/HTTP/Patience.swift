/// How long a request may take, and how long nothing may come.
public struct Patience: Sendable, Hashable {
    /// For the connection, TLS included.
    public var connect: Duration
    /// Until the first byte of an answer that comes piece by piece. One that comes whole has all of the request's time.
    public var firstByte: Duration
    /// Between two pieces of an answer.
    public var silence: Duration

    public init(
        connect: Duration = .seconds(10), firstByte: Duration = .seconds(60), silence: Duration = .seconds(30)
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.silence = silence
    }
}

/// Judges by the clock whether a request is still waited for.
struct Vigil: Sendable {
    enum Verdict: Equatable { case waitUntil(ContinuousClock.Instant), over(Reason) }
    enum Reason: Error, Equatable { case noAnswer, stalled, tooSlow }

    private let start: ContinuousClock.Instant
    private let whole: Duration
    private let firstByte: Duration
    private let silence: Duration
    private var heard: ContinuousClock.Instant?

    init(start: ContinuousClock.Instant, whole: Duration, firstByte: Duration, silence: Duration) {
        self.start = start
        self.whole = whole
        self.firstByte = firstByte
        self.silence = silence
    }

    mutating func heard(at now: ContinuousClock.Instant) { heard = now }

    func verdict(at now: ContinuousClock.Instant) -> Verdict {
        let end = start + whole
        if now >= end { return .over(.tooSlow) }
        let next = heard.map { $0 + silence } ?? start + firstByte
        if now >= next { return .over(heard == nil ? .noAnswer : .stalled) }
        // A byte that comes meanwhile starts the silence, which may end before `next` does.
        return .waitUntil(min(end, next, now + silence))
    }
}
