import Foundation
import Synchronization

/// A provider that knows no limits, but counts by a clock of its own what arrives.
///
/// A connection carries one line. `call JOB ESTIMATE` is answered, after a while, with `200 TOKENS` (fewer than estimated),
/// `429`, `429 SECONDS`, `500`, or not at all; `report WINDOW` with what it counted.
final class Provider: Sendable {
    private struct Counts {
        var arrivals: [(at: UInt64, tokens: Int)] = []
        var open = 0
        var mostOpen = 0
        /// How often each job was answered.
        var answered: [Int: Int] = [:]
        var failures = 0
    }

    private enum Reply {
        case answer(tokens: Int), limited(pause: Double?), failed, hungUp
    }

    private let counts = Mutex(Counts())
    private let isStormy: Bool

    init(isStormy: Bool) {
        self.isStormy = isStormy
    }

    func serve() throws -> Never {
        let (socket, port) = try Socket.listening()
        print(port)
        fflush(nil)
        while true {
            let connection = try socket.accepted()
            Thread.detachNewThread { [self] in
                handle(connection)
                connection.close()
            }
        }
    }

    private func handle(_ connection: Socket) {
        let words = connection.line()?.split(separator: " ") ?? []
        switch (words.first, words.dropFirst().compactMap { Double($0) }) {
        case ("call", let numbers) where numbers.count == 2:
            answer(connection, job: Int(numbers[0]), estimate: Int(numbers[1]))
        case ("report", let numbers) where numbers.count == 1:
            connection.send(report(window: numbers[0]))
        default: break
        }
    }

    private func answer(_ connection: Socket, job: Int, estimate: Int) {
        let tokens = Int(Double(estimate) * .random(in: 0.3...1))
        let reply = reply(tokens)
        counts.withLock { counts in
            let isCounted = if case .limited = reply { false } else { true }
            counts.arrivals.append((monotonicTime(), isCounted ? tokens : 0))
            counts.open += 1
            counts.mostOpen = max(counts.mostOpen, counts.open)
        }
        usleep(.random(in: 1_000...40_000))
        counts.withLock { counts in
            counts.open -= 1
            if case .answer = reply { counts.answered[job, default: 0] += 1 } else { counts.failures += 1 }
        }
        switch reply {
        case .answer(let tokens): connection.send("200 \(tokens)")
        case .limited(let pause?): connection.send("429 \(pause)")
        case .limited(nil): connection.send("429")
        case .failed: connection.send("500")
        case .hungUp: break
        }
    }

    private func reply(_ tokens: Int) -> Reply {
        guard isStormy else { return .answer(tokens: tokens) }
        return switch Int.random(in: 0..<20) {
        case 0: .limited(pause: .random(in: 0...0.3))
        case 1: .limited(pause: nil)
        case 2...4: .failed
        case 5: .hungUp
        default: .answer(tokens: tokens)
        }
    }

    /// Calls, the most requests and tokens in any window, the most at the same time, jobs that were answered, answers, and
    /// failures.
    private func report(window: Double) -> String {
        counts.withLock { counts in
            let arrivals = counts.arrivals.sorted { $0.at < $1.at }
            let length = UInt64(window * 1e9)
            var (first, tokens, mostRequests, mostTokens) = (0, 0, 0, 0)
            for (position, arrival) in arrivals.enumerated() {
                tokens += arrival.tokens
                while arrival.at - arrivals[first].at >= length {
                    tokens -= arrivals[first].tokens
                    first += 1
                }
                (mostRequests, mostTokens) = (max(mostRequests, position - first + 1), max(mostTokens, tokens))
            }
            let answers = counts.answered.values.reduce(0, +)
            return """
                \(arrivals.count) \(mostRequests) \(mostTokens) \(counts.mostOpen) \(counts.answered.count) \(answers) \
                \(counts.failures)
                """
        }
    }

    /// Nanoseconds that go on whatever is done to the wall clock.
    private func monotonicTime() -> UInt64 { DispatchTime.now().uptimeNanoseconds }
}
