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
}
