/// Tries to connect again and again, at growing distances, as long as there is hope and patience.
struct Reconnecting {
    private static let longestPause = Duration.seconds(1)

    var patience: Duration

    /// Throws what is no passing trouble at once, and the last trouble when the patience is at its end.
    func run<Value: Sendable>(_ connect: @Sendable () async throws -> Value) async throws -> Value {
        let start = ContinuousClock.now
        var pause = Duration.milliseconds(20)
        while true {
            do {
                return try await connect()
            } catch let error as DatabaseError where error.isTransient {
                if start.duration(to: .now) + pause > patience { throw error }
                try await Task.sleep(for: pause * Double.random(in: 0.5...1))
                pause = min(pause * 2, Self.longestPause)
            }
        }
    }
}
