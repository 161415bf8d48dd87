import Fetch
import Foundation
import TestSupport
import Testing

@Suite struct PoliteClientTests {
    @Test func `a page comes whole, and the host learns who asks`() async throws {
        try await TestServer.run(answer: { $0.target == "/jobs?q=swift" ? .text("Baker wanted") : nil }) { server in
            let response = try await withClient(of: server, change: { $0.contact = "me@example.org" }) {
                try await $0.fetch(FetchRequest(url("http://jobs.example/jobs?q=swift#top")))
            }
            #expect(response.text == "Baker wanted")
            #expect(!response.isUnchanged)
            let asked = try #require(server.pages.first)
            #expect(asked.host == "jobs.example")
            #expect(asked.header("user-agent") == "Scoutly/0.1 (+me@example.org)")
            #expect(asked.header("accept-encoding") == "gzip")
        }
    }

    @Test func `without a contact the agent is just the product`() {
        #expect(FetchSettings().userAgent == "Scoutly/0.1")
    }

    @Test func `a contact cannot smuggle a header in`() {
        var settings = FetchSettings()
        settings.contact = "a@b.example\r\nX-Evil: 1"
        #expect(settings.userAgent == "Scoutly/0.1 (+a@b.exampleX-Evil:1)")
    }

    @Test func `a POST sends its body and headers`() async throws {
        try await TestServer.run(answer: { .text($0.method + " " + $0.body) }) { server in
            let request = FetchRequest(
                url("http://jobs.example/search"), method: .post, headers: ["Content-Type": "application/json"],
                body: #"{"offset":0}"#, pace: .api)
            let response = try await withClient(of: server) { try await $0.fetch(request) }
            #expect(response.text == #"POST {"offset":0}"#)
            #expect(server.pages.first?.header("content-type") == "application/json")
        }
    }

    @Test(arguments: [
        (404, FetchError.Kind.gone), (410, .gone), (401, .denied), (403, .denied), (422, .denied), (300, .unusable),
    ])
    func `a refusal is sorted by what the caller can do, and asked only once`(
        status: Int, kind: FetchError.Kind
    ) async throws {
        try await TestServer.run(answer: { _ in .text("because", status: status) }) { server in
            let error = try await withClient(of: server) { client in
                await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/x"))) }
            }
            #expect(error?.kind == kind)
            #expect(error?.status == status)
            #expect(error?.body == Array("because".utf8))
            #expect(server.pages.count == 1)
        }
    }

    @Test func `fifty callers at once reach a host one at a time, each after a rest`() async throws {
        let clock = ManualClock()
        try await TestServer.run(answer: { _ in .text("ok") }) { server in
            try await withClient(of: server, clock: clock) { client in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<50 {
                        let request = FetchRequest(url("http://jobs.example/\(number)"), pace: .api)
                        group.addTask { _ = try await client.fetch(request) }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(server.mostInFlight == 1)
            #expect(server.requests.count { $0.target == "/robots.txt" } == 1)
            #expect(Set(server.pages.map(\.target)).count == 50)
            #expect(clock.sleeps == Array(repeating: .milliseconds(500), count: 50))
        }
    }

    @Test func `hosts do not wait for each other`() async throws {
        let clock = ManualClock()
        try await TestServer.run(answer: { _ in .text("ok") }) { server in
            try await withClient(of: server, clock: clock) { client in
                for host in ["a", "b", "c"] {
                    _ = try await client.fetch(FetchRequest(url("http://\(host).example/")))
                }
            }
            #expect(clock.sleeps == [.seconds(2), .seconds(2), .seconds(2)])
        }
    }

    @Test func `a connection is used again, but never for another host`() async throws {
        try await TestServer.run(answer: { _ in .text("ok") }) { server in
            try await withClient(of: server) { client in
                for page in 1...3 { _ = try await client.fetch(FetchRequest(url("http://a.example/\(page)"))) }
                #expect(server.accepts == 1)
                _ = try await client.fetch(FetchRequest(url("http://b.example/")))
                #expect(server.accepts == 2)
            }
        }
    }

    @Test func `twenty hosts in turn leave no client behind`() async throws {
        try await TestServer.run(answer: { _ in .text("ok") }) { server in
            try await withClient(of: server) { client in
                for host in 1...20 { _ = try await client.fetch(FetchRequest(url("http://h\(host).example/"))) }
            }
            #expect(server.pages.count == 20)
        }
    }

    @Test func `a name that does not exist is not tried again`() async throws {
        let clock = ManualClock()
        let error = try await withClient(FetchSettings(), clock: clock.clock()) { client in
            await fetchError { try await client.fetch(FetchRequest(url("http://careers.invalid/"))) }
        }
        let reasons = [
            "has a host name that does not exist; check its spelling",
            // Where there is no name server at all.
            "has a host name that cannot be looked up (Temporary failure in name resolution), also after 3 more tries",
        ]
        #expect(reasons.contains(error?.reason ?? ""), "\(String(describing: error))")
    }

    @Test func `a password in a URL is not repeated`() async throws {
        let error = try await withClient(FetchSettings()) { client in
            await fetchError { try await client.fetch(FetchRequest(url("http://me:secret@jobs.example/x"))) }
        }
        #expect(
            error?.description
                == "http://jobs.example/x: was given with a user name or password; leave them out")
    }

    @Test func `after the end nothing is asked any more`() async throws {
        try await TestServer.run(answer: { _ in .text("ok") }) { server in
            let client = try await withClient(of: server) { $0 }
            let error = await fetchError { try await client.fetch(FetchRequest(url("http://a.example/"))) }
            #expect(error?.kind == .refused)
            #expect(error?.reason == "was not asked, as the program is stopping")
        }
    }

    @Test func `a cancelled caller leaves, and the others are served`() async throws {
        try await TestServer.run(answer: { _ in .text("ok") }) { server in
            try await withClient(of: server) { client in
                try await withThrowingTaskGroup(of: Bool.self) { group in
                    for number in 0..<10 {
                        let request = FetchRequest(url("http://jobs.example/\(number)"), pace: .api)
                        group.addTask {
                            let call = Task { try await client.fetch(request) }
                            if number.isMultiple(of: 2) { call.cancel() }
                            do { return try await call.value.text == "ok" } catch is CancellationError { return false }
                        }
                    }
                    var served = 0
                    for try await wasServed in group where wasServed { served += 1 }
                    #expect(served >= 5)
                }
            }
            #expect(server.mostInFlight == 1)
        }
    }

    @Test func `a caller cancelled while the host is silent gets away at once`() async throws {
        try await TestServer.run(answer: { $0.target == "/x" ? TestReply(ending: .silent) : nil }) { server in
            try await withClient(of: server) { client in
                let call = Task { try await client.fetch(FetchRequest(url("http://jobs.example/x"))) }
                while server.pages.isEmpty { await Task.yield() }
                call.cancel()
                await #expect(throws: CancellationError.self) { try await call.value }
                let next = await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/y"))) }
                #expect(next?.kind == .gone)
            }
        }
    }

    /// `localhost` has two addresses on most machines, `::1` the first; where it has one, that one is used.
    @Test(arguments: ["127.0.0.1/32", "127.0.0.1/32 ::1/128"])
    func `of a name's addresses the first that is permitted and answers is used`(allowed: String) async throws {
        try await TestServer.run(answer: { _ in .text("ok") }) { server in
            let response = try await withClient(
                of: server,
                change: {
                    $0.connectTo = try [ConnectToRule("jobs.example:80:localhost:\(server.port)")]
                    $0.allowPrivate = try CIDR.list(allowed)
                    $0.maxRetries = 0
                }
            ) { client in
                let fetch: Fetch = client.fetch
                return try await fetch(FetchRequest(url("http://jobs.example/")))
            }
            #expect(response.text == "ok")
        }
    }

    @Test func `a silent host is given up on in time`() async throws {
        try await TestServer.run(answer: { $0.target == "/x" ? TestReply(ending: .silent) : nil }) { server in
            let error = try await withClient(
                of: server, change: { ($0.timeout, $0.maxRetries) = (.seconds(2), 1) }
            ) { client in
                await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/x"))) }
            }
            #expect(error?.kind == .unavailable(after: nil))
            #expect(error?.reason == "did not answer in full within 2 s, also after another try")
            #expect(server.pages.count == 2)
        }
    }

    @Test func `the time limit covers the body too`() async throws {
        let reply = TestReply(body: [1, 2, 3], ending: .stalledBody)
        try await TestServer.run(answer: { $0.target == "/x" ? reply : nil }) { server in
            let error = try await withClient(
                of: server, change: { ($0.timeout, $0.maxRetries) = (.seconds(2), 0) }
            ) { client in
                await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/x"))) }
            }
            #expect(error?.reason == "did not answer in full within 2 s")
        }
    }
}
