import Fetch
import Foundation
import Synchronization
import Testing

@Suite(.needsReplay, .serialized) struct ReplayTests {
    private let board = FetchRequest(
        url("https://api.lever.co/v0/postings/palantir?mode=json"), pace: .api, followsRedirects: false)

    @Test func `a recorded board is read over HTTPS by its own name, and politely`() async throws {
        try await Replay.run { replay in
            let clock = ManualClock()
            try await withClient(replay.settings, clock: clock.clock()) { client in
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for _ in 0..<6 { group.addTask { [board] in try await client.fetch(board).body.count } }
                    for try await size in group { #expect(size > 10_000) }
                }
            }
            let log = try await replay.log(ofAtLeast: 7)
            #expect(log.count == 7)
            #expect(log.allSatisfy { $0.host == "api.lever.co" && $0.inFlight == 1 && $0.status == 200 })
            #expect(log.allSatisfy { $0.userAgent == "Scoutly/0.1" })
            #expect(clock.sleeps == Array(repeating: .milliseconds(500), count: 6))
        }
    }

    @Test func `a second run asks whether anything is new`() async throws {
        try await Replay.run { replay in
            var settings = try replay.settings
            settings.cacheDirectory = replay.directory.appendingPathComponent("cache")
            var answers: [FetchResponse] = []
            for _ in 0..<2 {
                answers.append(
                    try await withClient(settings, clock: ManualClock().clock()) { try await $0.fetch(board) })
            }
            #expect(answers.map(\.isUnchanged) == [false, true])
            #expect(answers[0].body == answers[1].body)
            let log = try await replay.log(ofAtLeast: 4)
            #expect(log.map(\.conditional) == [false, false, true, true])
        }
    }

    @Test func `a 429 with Retry-After is waited for`() async throws {
        try await Replay.run(faults: ["host=api.lever.co,path=/v0,status=429,retry-after=5,times=2"]) { replay in
            let clock = ManualClock()
            _ = try await withClient(replay.settings, clock: clock.clock()) { try await $0.fetch(board) }
            #expect(clock.sleeps == [.milliseconds(500), .seconds(5), .seconds(5)])
        }
    }

    @Test(arguments: ["truncate=500", "drop"])
    func `an answer cut short is never taken for whole`(fault: String) async throws {
        try await Replay.run(faults: ["host=api.lever.co,path=/v0,\(fault)"]) { replay in
            let error = try await withClient(replay.settings, clock: ManualClock().clock()) { client in
                await fetchError { try await client.fetch(board) }
            }
            #expect(error?.kind == .unavailable(after: nil))
            #expect(error?.reason == "closed the connection before the answer was complete, also after 3 more tries")
        }
    }

    @Test func `an unknown authority is not trusted, and the way out is named`() async throws {
        try await Replay.run { replay in
            var settings = try replay.settings
            settings.caFile = nil
            let error = try await withClient(settings, clock: ManualClock().clock()) { client in
                await fetchError { try await client.fetch(board) }
            }
            #expect(error?.kind == .unusable)
            #expect(error?.reason.contains("SCOUTLY_FETCH_CA_FILE") == true, "\(String(describing: error))")
            let log = try await replay.log(ofAtLeast: 0)
            #expect(log.isEmpty)
        }
    }

    @Test func `a certificate for another name is not accepted`() async throws {
        try await Replay.run { replay in
            // The replay signs for the name in the handshake, which for an address is none: it answers as localhost.
            var settings = try replay.settings
            settings.connectTo = try [ConnectToRule("127.0.0.1:443:127.0.0.1:\(replay.port)")]
            let error = try await withClient(settings, clock: ManualClock().clock()) { client in
                await fetchError { try await client.fetch(FetchRequest(url("https://127.0.0.1/"))) }
            }
            #expect(error?.kind == .unusable, "\(String(describing: error))")
            let log = try await replay.log(ofAtLeast: 0)
            #expect(log.isEmpty)
        }
    }
}
