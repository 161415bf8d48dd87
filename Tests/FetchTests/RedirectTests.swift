import Fetch
import Foundation
import TestSupport
import Testing

@Suite struct RedirectTests {
    @Test func `five redirects are followed, also to another host`() async throws {
        try await TestServer.run(answer: { request in
            guard let step = Int(request.target.dropFirst()) else { return nil }
            return step < 5 ? .redirect(to: "http://h\(step + 1).example/\(step + 1)") : .text("there")
        }) { server in
            let response = try await withClient(of: server) {
                try await $0.fetch(FetchRequest(url("http://h0.example/0")))
            }
            #expect(response.text == "there")
            #expect(response.url == url("http://h5.example/5"))
            #expect(server.requests.count { $0.target == "/robots.txt" } == 6)
        }
    }

    @Test func `a sixth redirect is one too many, as in a loop`() async throws {
        try await TestServer.run(answer: { $0.target == "/loop" ? .redirect(to: "/loop") : nil }) { server in
            let error = try await withClient(of: server) { client in
                await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/loop"))) }
            }
            #expect(error?.kind == .redirected(to: url("http://jobs.example/loop")))
            #expect(error?.reason == "leads on and on: more than 5 redirects")
            #expect(server.pages.count == 6)
        }
    }

    @Test func `a redirect where none is wanted is an error that says where to`() async throws {
        try await TestServer.run(answer: { $0.target == "/old" ? .redirect(301, to: "../new") : nil }) { server in
            let error = try await withClient(of: server) { client in
                await fetchError {
                    try await client.fetch(FetchRequest(url("http://jobs.example/old"), followsRedirects: false))
                }
            }
            #expect(error?.kind == .redirected(to: url("http://jobs.example/new")))
            #expect(error?.status == 301)
            #expect(server.pages.count == 1)
        }
    }

    @Test(arguments: [(301, "GET "), (302, "GET "), (303, "GET "), (307, "POST x"), (308, "POST x")])
    func `a redirected POST becomes a GET unless the status forbids it`(status: Int, arrived: String) async throws {
        try await TestServer.run(answer: { request in
            switch request.target {
            case "/from": .redirect(status, to: "/to")
            case "/to": .text("\(request.method) \(request.body)")
            default: nil
            }
        }) { server in
            let response = try await withClient(of: server) {
                try await $0.fetch(FetchRequest(url("http://jobs.example/from"), method: .post, body: "x"))
            }
            #expect(response.text == arrived)
        }
    }

    @Test func `what was said in confidence is not repeated to another host`() async throws {
        try await TestServer.run(answer: { request in
            request.target == "/a" ? .redirect(to: "http://other.example/b") : .text("ok")
        }) { server in
            let request = FetchRequest(
                url("http://jobs.example/a"), headers: ["Authorization": "Basic x", "Accept-Language": "fr"])
            _ = try await withClient(of: server) { try await $0.fetch(request) }
            let last = try #require(server.pages.last)
            #expect(last.header("authorization") == nil)
            #expect(last.header("accept-language") == "fr")
        }
    }

    @Test func `a redirect to another scheme is refused`() async throws {
        try await TestServer.run(answer: { $0.target == "/a" ? .redirect(to: "file:///etc/passwd") : nil }) { server in
            let error = try await withClient(of: server) { client in
                await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/a"))) }
            }
            #expect(error?.kind == .refused)
            #expect(error?.reason == "leads to file:///etc/passwd, which is not an http or https address")
        }
    }

    @Test func `a redirect onto a disallowed page is not followed`() async throws {
        try await TestServer.run(answer: { request in
            switch request.target {
            case "/robots.txt": .text("User-agent: *\nDisallow: /private")
            case "/a": .redirect(to: "/private/b")
            default: .text("caught")
            }
        }) { server in
            let error = try await withClient(of: server) { client in
                await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/a"))) }
            }
            #expect(error?.kind == .refused)
            #expect(server.pages.map(\.target) == ["/a"])
        }
    }
}
