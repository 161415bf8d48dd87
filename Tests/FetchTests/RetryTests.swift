import Fetch
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct RetryTests {
    /// Answers the replies one after the other, the last one for ever.
    private func script(_ replies: [TestReply]) -> TestServer.Answer {
        let next = Counter()
        return { $0.target == "/x" ? replies[min(next.increment(), replies.count - 1)] : nil }
    }

    private final class Counter: Sendable {
        private let value = Mutex(0)

        func increment() -> Int {
            value.withLock { value in
                defer { value += 1 }
                return value
            }
        }
    }

    @Test(arguments: [500, 502, 503, 504, 429])
    func `a failure that passes is retried until it has passed`(status: Int) async throws {
        let (clock, events) = (ManualClock(), EventLog())
        let answer = script([.text("", status: status), .text("", status: status), .text("ok")])
        try await TestServer.run(answer: answer) { server in
            let response = try await withClient(of: server, clock: clock, events: events) {
                try await $0.fetch(FetchRequest(url("http://jobs.example/x"), pace: .api))
            }
            #expect(response.text == "ok")
            #expect(server.pages.count == 3)
        }
        // Half of at most 1 s, then half of at most 2 s; the first rest is robots.txt's, the others have then passed.
        #expect(clock.sleeps == [.milliseconds(500), .milliseconds(500), .seconds(1)])
        let retries = events.all.compactMap { event -> Duration? in
            if case .retrying(_, let after, _) = event { after } else { nil }
        }
        #expect(retries == [.milliseconds(500), .seconds(1)])
    }

    @Test func `retries end, with what the host last said`() async throws {
        try await TestServer.run(answer: script([.text("maintenance", status: 503)])) { server in
            let error = try await withClient(of: server) { client in
                await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/x"))) }
            }
            #expect(error?.kind == .unavailable(after: nil))
            #expect(error?.description == "http://jobs.example/x: answered 503, also after 3 more tries")
            #expect(error?.body == Array("maintenance".utf8))
            #expect(server.pages.count == 4)
        }
    }

    @Test func `Retry-After in seconds is waited for, and the wait is told as the host's wish`() async throws {
        let (clock, events) = (ManualClock(), EventLog())
        let busy = TestReply.text("", status: 429, headers: ["Retry-After": "7"])
        try await TestServer.run(answer: script([busy, .text("ok")])) { server in
            _ = try await withClient(of: server, clock: clock, events: events) {
                try await $0.fetch(FetchRequest(url("http://jobs.example/x")))
            }
        }
        #expect(clock.sleeps == [.seconds(2), .seconds(7)])
        #expect(events.all.contains(.waiting(host: "jobs.example", for: .seconds(7), asked: true)))
        #expect(events.all.contains(.waiting(host: "jobs.example", for: .seconds(2), asked: false)))
    }

    @Test func `a Retry-After of nothing does not hurry us`() async throws {
        let clock = ManualClock()
        let busy = TestReply.text("", status: 503, headers: ["Retry-After": "0"])
        try await TestServer.run(answer: script([busy, busy, busy, .text("ok")])) { server in
            _ = try await withClient(of: server, clock: clock) {
                try await $0.fetch(FetchRequest(url("http://jobs.example/x"), pace: .api))
            }
        }
        #expect(clock.sleeps == [.milliseconds(500), .milliseconds(500), .seconds(1), .seconds(2)])
    }

    @Test func `Retry-After as a date is waited for`() async throws {
        let clock = ManualClock()
        // The clock starts at 20:26:40, and robots.txt costs 2 s.
        let busy = TestReply.text("", status: 503, headers: ["Retry-After": "Thu, 28 May 2026 20:27:00 GMT"])
        try await TestServer.run(answer: script([busy, .text("ok")])) { server in
            _ = try await withClient(of: server, clock: clock) {
                try await $0.fetch(FetchRequest(url("http://jobs.example/x")))
            }
        }
        #expect(clock.sleeps == [.seconds(2), .seconds(18)])
    }

    @Test func `a host that asks for too long is not waited for, by nobody`() async throws {
        let clock = ManualClock()
        let busy = TestReply.text("", status: 429, headers: ["Retry-After": "3600"])
        try await TestServer.run(answer: script([busy])) { server in
            try await withClient(of: server, clock: clock) { client in
                let first = await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/x"))) }
                #expect(first?.kind == .unavailable(after: .seconds(3_600)))
                #expect(
                    first?.reason
                        == "answered 429 (too many requests); it asks to be left alone for 3600 s")
                let second = await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/y"))) }
                #expect(second?.kind == .unavailable(after: .seconds(3_600)))
            }
            #expect(server.pages.count == 1)
        }
        #expect(clock.sleeps == [.seconds(2)])
    }

    @Test func `a host where nobody listens is tried again, and then reported`() async throws {
        try await withDeafPort { port in
            var settings = FetchSettings()
            settings.connectTo = try [ConnectToRule("jobs.example:80:127.0.0.1:\(port)")]
            settings.allowPrivate = try [CIDR("127.0.0.1/32")]
            let clock = ManualClock()
            let error = try await withClient(settings, clock: clock.clock()) { client in
                await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/x"))) }
            }
            #expect(error?.kind == .unavailable(after: nil))
            #expect(error?.reason.contains("could not be connected to") == true)
            #expect(error?.reason.contains("refused") == true)
        }
    }

    /// A port that is taken and yet listened to by nobody: no other test's server can come to have it.
    private func withDeafPort(_ test: (Int) async throws -> Void) async throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) | getsockname(descriptor, $0, &size)
            }
        }
        try #require(status == 0)
        try await test(Int(UInt16(bigEndian: address.sin_port)))
    }
}
