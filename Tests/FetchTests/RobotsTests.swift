import Fetch
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct RobotsTests {
    private func robots(_ reply: TestReply) -> TestServer.Answer {
        { $0.target.hasSuffix("robots.txt") ? reply : .text("page") }
    }

    @Test func `a disallowed page is not asked for, and the error says by whom`() async throws {
        try await TestServer.run(answer: robots(.text("User-agent: *\nDisallow: /jobs?page="))) { server in
            try await withClient(of: server) { client in
                let second = FetchRequest(url("http://a.example/jobs?page=2"))
                let error = await fetchError { try await client.fetch(second) }
                #expect(error?.kind == .refused)
                #expect(
                    error?.reason
                        == "is not to be read by programs: http://a.example/robots.txt disallows it")
                let allowed = try await client.fetch(FetchRequest(url("http://a.example/jobs")))
                #expect(allowed.text == "page")
            }
            #expect(server.pages.map(\.target) == ["/jobs"])
        }
    }

    @Test(arguments: [400, 401, 403, 404, 410])
    func `a robots.txt that is refused allows everything`(status: Int) async throws {
        try await TestServer.run(answer: robots(.text("User-agent: *\nDisallow: /", status: status))) { server in
            let response = try await withClient(of: server) {
                try await $0.fetch(FetchRequest(url("http://a.example/")))
            }
            #expect(response.text == "page")
        }
    }

    @Test(arguments: [500, 503, 429])
    func `a site whose robots.txt is out of reach is left alone for now`(status: Int) async throws {
        try await TestServer.run(answer: robots(.text("", status: status))) { server in
            let error = try await withClient(of: server) { client in
                await fetchError { try await client.fetch(FetchRequest(url("http://a.example/jobs"))) }
            }
            #expect(error?.kind == .unavailable(after: nil))
            #expect(error?.url == url("http://a.example/jobs"))
            #expect(error?.reason.contains("http://a.example/robots.txt is out of reach") == true)
            #expect(server.requests.count == 4)
            #expect(server.pages.isEmpty)
        }
    }

    @Test func `a site out of reach is not tried again for a minute, whoever asks`() async throws {
        let clock = ManualClock()
        try await TestServer.run(answer: robots(.text("", status: 500))) { server in
            try await withClient(of: server, clock: clock, change: { $0.maxRetries = 0 }) { client in
                func asked() async -> Int {
                    _ = await fetchError { try await client.fetch(FetchRequest(url("http://a.example/"))) }
                    return server.requests.count
                }
                var counts = [await asked(), await asked()]
                clock.advance(.seconds(61))
                counts.append(await asked())
                #expect(counts == [1, 1, 2])
            }
        }
    }

    @Test func `an old robots.txt holds as long as no new one can be had`() async throws {
        let clock = ManualClock()
        let isDown = Mutex(false)
        try await TestServer.run(answer: { request in
            guard request.target == "/robots.txt" else { return .text("page") }
            return isDown.withLock { $0 }
                ? .text("", status: 500) : .text("User-agent: *\nDisallow: /secret")
        }) { server in
            try await withClient(of: server, clock: clock, change: { $0.maxRetries = 0 }) { client in
                _ = try await client.fetch(FetchRequest(url("http://a.example/")))
                isDown.withLock { $0 = true }
                clock.advance(.seconds(25 * 3_600))
                let allowed = try await client.fetch(FetchRequest(url("http://a.example/")))
                #expect(allowed.text == "page")
                let error = await fetchError { try await client.fetch(FetchRequest(url("http://a.example/secret"))) }
                #expect(error?.kind == .refused)
            }
        }
    }

    @Test func `redirects of robots.txt are followed, five of them`() async throws {
        try await TestServer.run(answer: { request in
            switch request.target {
            case "/robots.txt": .redirect(to: "http://b.example/1/robots.txt")
            case "/1/robots.txt": .redirect(to: "/2/robots.txt")
            case "/2/robots.txt": .text("User-agent: *\nDisallow: /secret")
            default: .text("page")
            }
        }) { server in
            let error = try await withClient(of: server) { client in
                await fetchError { try await client.fetch(FetchRequest(url("http://a.example/secret"))) }
            }
            #expect(error?.kind == .refused)
        }
        try await TestServer.run(answer: robots(.redirect(to: "/robots.txt"))) { server in
            let response = try await withClient(of: server) {
                try await $0.fetch(FetchRequest(url("http://a.example/")))
            }
            #expect(response.text == "page")
            #expect(server.requests.count { $0.target == "/robots.txt" } == 6)
        }
    }

    @Test func `a robots.txt longer than 500 KiB counts as far as that`() async throws {
        let text = "User-agent: *\nDisallow: /early\n" + String(repeating: "#", count: 600_000) + "\nDisallow: /late"
        try await TestServer.run(answer: robots(.text(text))) { server in
            try await withClient(of: server) { client in
                let early = await fetchError { try await client.fetch(FetchRequest(url("http://a.example/early"))) }
                #expect(early?.kind == .refused)
                let allowed = try await client.fetch(FetchRequest(url("http://a.example/late")))
                #expect(allowed.text == "page")
            }
        }
    }

    @Test func `Crawl-delay is kept to between pages, and told as the host's wish`() async throws {
        let (clock, events) = (ManualClock(), EventLog())
        try await TestServer.run(answer: robots(.text("User-agent: *\nCrawl-delay: 5"))) { server in
            try await withClient(of: server, clock: clock, events: events) { client in
                for page in 1...3 {
                    _ = try await client.fetch(FetchRequest(url("http://a.example/\(page)"), pace: .api))
                }
            }
        }
        #expect(clock.sleeps == [.milliseconds(500), .seconds(5), .seconds(5)])
        #expect(events.all.last == .waiting(host: "a.example", for: .seconds(5), asked: true))
    }

    @Test func `a Crawl-delay shorter than our own rest changes nothing`() async throws {
        let clock = ManualClock()
        try await TestServer.run(answer: robots(.text("User-agent: *\nCrawl-delay: 1"))) { server in
            try await withClient(of: server, clock: clock) { client in
                for page in 1...2 { _ = try await client.fetch(FetchRequest(url("http://a.example/\(page)"))) }
            }
        }
        #expect(clock.sleeps == [.seconds(2), .seconds(2)])
    }

    @Test func `a Crawl-delay of an hour lets one page through and then says when`() async throws {
        let clock = ManualClock()
        try await TestServer.run(answer: robots(.text("User-agent: *\nCrawl-delay: 3600"))) { server in
            try await withClient(of: server, clock: clock) { client in
                _ = try await client.fetch(FetchRequest(url("http://a.example/1")))
                let error = await fetchError { try await client.fetch(FetchRequest(url("http://a.example/2"))) }
                #expect(error?.kind == .unavailable(after: .seconds(3_600)))
            }
        }
    }

    @Test func `robots.txt is asked for again after a day, not before`() async throws {
        let clock = ManualClock()
        try await TestServer.run(answer: robots(.text("User-agent: *\nAllow: /"))) { server in
            try await withClient(of: server, clock: clock) { client in
                func asked() async throws -> Int {
                    _ = try await client.fetch(FetchRequest(url("http://a.example/")))
                    return server.requests.count { $0.target == "/robots.txt" }
                }
                var counts = [try await asked()]
                for hours in [23, 2] {
                    clock.advance(.seconds(hours * 3_600))
                    counts.append(try await asked())
                }
                #expect(counts == [1, 1, 2])
            }
        }
    }

    @Test func `every port and host has its own robots.txt`() async throws {
        try await TestServer.run(answer: robots(.text("", status: 404))) { server in
            try await withClient(
                of: server, change: { $0.connectTo = try [ConnectToRule("::127.0.0.1:\(server.port)")] }
            ) { client in
                for place in ["a.example", "a.example:8080", "b.example", "A.EXAMPLE"] {
                    _ = try await client.fetch(FetchRequest(url("http://\(place)/")))
                }
            }
            let hosts = server.requests.filter { $0.target == "/robots.txt" }.map(\.host)
            #expect(hosts == ["a.example", "a.example:8080", "b.example"])
        }
    }
}
