import Domain
import Foundation
import Metering

/// Jobs at a gate, workers that run them, and a provider, in a time of their own: an hour takes as long as its
/// transactions.
struct Simulation {
    /// What came of it.
    struct Result {
        var provider = CountingProvider()
        /// Until the last call began.
        var end = ManualClock.start
        var questions = 0
        var calls: Int { provider.calls }

        /// How full the provider's minute was, as long as work waited.
        func fullness(requests: Int = 1, tokens: Int = 1) -> (requests: Double, tokens: Double) {
            provider.fullness(from: ManualClock.start, to: end, requests: requests, tokens: tokens)
        }

        var questionsPerCall: Double { Double(questions) / Double(max(calls, 1)) }
    }

    private enum Event {
        case asks(job: Int)
        case ends(Reservation, TokenUsage)
    }

    var limits: ModelLimits
    var jobs: Int
    var workers = 8
    var latency = 1.0...3.0
    /// How much a call takes of its estimate of 1,000 tokens.
    var thrift = 1.0...1.0
    /// A job that was snoozed runs again so much later than it could, in seconds.
    var wakeUp = 0.0...0.3
    /// When the caller hears that its request has arrived, in seconds; nil when it does not before the end.
    var arrivesWithin: TimeInterval?
    /// How long the jobs take to come, in seconds.
    var arrival: TimeInterval = 0

    func run(in world: MeterWorld, seed: UInt64 = 1) async throws -> Result {
        var random = SeededRandom(seed: seed)
        var result = Result()
        var agenda = Agenda<Event>()
        for job in 0..<jobs {
            let delay = arrival > 0 ? Double.random(in: 0...arrival, using: &random) : 0
            agenda.add(.asks(job: job), at: ManualClock.start.addingTimeInterval(delay))
        }
        var (idle, ready) = (workers, [Int]())
        while let (time, event) = agenda.next() {
            world.clock.set(time)
            switch event {
            case .asks(let job): ready.append(job)
            case .ends(let reservation, let usage):
                try await world.settle(
                    reservation, .answered(usage), arrivedWithin: arrivesWithin.map { .seconds($0) })
                idle += 1
            }
            while idle > 0, !ready.isEmpty {
                let job = ready.removeFirst()
                result.questions += 1
                switch try await world.reserve(.sample(limits, input: 800, output: 200, ticket: "\(job)")) {
                case .granted(let reservation):
                    idle -= 1
                    let latency = Double.random(in: latency, using: &random)
                    let usage = TokenUsage(
                        input: Int(800 * Double.random(in: thrift, using: &random)),
                        output: Int(200 * Double.random(in: thrift, using: &random)))
                    let way = Double.random(in: 0.01...0.9, using: &random) * (arrivesWithin ?? latency)
                    result.provider.count(usage.total, at: time.addingTimeInterval(way))
                    result.end = time
                    agenda.add(.ends(reservation, usage), at: time.addingTimeInterval(latency))
                case .wait(let wait):
                    let lag = Double.random(in: wakeUp, using: &random)
                    agenda.add(.asks(job: job), at: wait.until.addingTimeInterval(lag))
                case .spent, .tooLarge: throw Unexpected()
                }
            }
        }
        return result
    }

    struct Unexpected: Error {}
}

/// What happens next, and when.
struct Agenda<Event> {
    private var events: [(at: Date, Event)] = []

    mutating func add(_ event: Event, at time: Date) {
        // The next one is the last; of two at the same time the first that was added.
        var (low, high) = (0, events.count)
        while low < high {
            let middle = (low + high) / 2
            if events[middle].at > time { low = middle + 1 } else { high = middle }
        }
        events.insert((time, event), at: low)
    }

    mutating func next() -> (at: Date, Event)? { events.popLast() }
}
