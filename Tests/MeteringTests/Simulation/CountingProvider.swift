import Foundation

/// Counts what arrives, as a provider does: the most in any window, wherever it begins.
struct CountingProvider {
    private var arrivals: [(at: Date, tokens: Int)] = []

    var calls: Int { arrivals.count }
    var tokens: Int { arrivals.reduce(0) { $0 + $1.tokens } }

    mutating func count(_ tokens: Int, at time: Date) {
        arrivals.append((time, tokens))
    }

    /// Of windows that hold a moment and the 60 seconds before it.
    func most(window: TimeInterval = 60) -> (requests: Int, tokens: Int) {
        let sorted = arrivals.sorted { $0.at < $1.at }
        var (first, tokens, most) = (0, 0, (requests: 0, tokens: 0))
        for (position, arrival) in sorted.enumerated() {
            tokens += arrival.tokens
            while arrival.at.timeIntervalSince(sorted[first].at) >= window {
                tokens -= sorted[first].tokens
                first += 1
            }
            most = (max(most.requests, position - first + 1), max(most.tokens, tokens))
        }
        return most
    }

    /// How full the window was on average, from a minute after the beginning: requests and tokens in the 60 seconds before
    /// each second, to what is allowed in them.
    func fullness(from start: Date, to end: Date, requests: Int, tokens: Int) -> (requests: Double, tokens: Double) {
        let seconds = stride(from: 60, to: end.timeIntervalSince(start), by: 1).map { start.addingTimeInterval($0) }
        var sum = (requests: 0, tokens: 0)
        for second in seconds {
            for arrival in arrivals where arrival.at <= second && second.timeIntervalSince(arrival.at) < 60 {
                sum = (sum.requests + 1, sum.tokens + arrival.tokens)
            }
        }
        let count = Double(max(seconds.count, 1))
        return (Double(sum.requests) / count / Double(requests), Double(sum.tokens) / count / Double(tokens))
    }
}
