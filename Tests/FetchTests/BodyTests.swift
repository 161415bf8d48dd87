import Fetch
import Foundation
import TestSupport
import Testing

@Suite struct BodyTests {
    private func error(for reply: TestReply, change: @Sendable (inout FetchSettings) -> Void = { _ in }) async throws
        -> (FetchError?, asked: Int)
    {
        nonisolated(unsafe) var outcome: (FetchError?, asked: Int) = (nil, 0)
        try await TestServer.run(answer: { $0.target == "/x" ? reply : nil }) { server in
            let error = try await withClient(of: server, change: change) { client in
                await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/x"))) }
            }
            outcome = (error, server.pages.count)
        }
        return outcome
    }

    @Test(arguments: [
        ("gzip", "H4sIAAAAAAACA3NKzE4tUihPzCtJTVHIzFPwqczP01HIy0zPKFEozshMK9FTcKKKEgC0ivqlaQAAAA=="),
        ("deflate", "eJxzSsxOLVIoT8wrSU1RyMxT8KnMz9NRyMtMzyhRKM7ITCvRU3CiihIAoWAkmg=="),
    ])
    func `a compressed body is unpacked`(coding: String, base64: String) async throws {
        let packed = try #require(Data(base64Encoded: base64))
        let reply = TestReply(headers: ["Content-Encoding": coding], body: Array(packed))
        try await TestServer.run(answer: { $0.target == "/x" ? reply : nil }) { server in
            let response = try await withClient(of: server) {
                try await $0.fetch(FetchRequest(url("http://jobs.example/x")))
            }
            #expect(response.text == String(repeating: "Baker wanted in Lyon, night shift. ", count: 3))
        }
    }

    @Test func `a body at the limit passes`() async throws {
        let body = [UInt8](repeating: 7, count: 4_096)
        try await TestServer.run(answer: { $0.target == "/x" ? TestReply(body: body) : nil }) { server in
            let response = try await withClient(of: server, change: { $0.maxBytes = 4_096 }) {
                try await $0.fetch(FetchRequest(url("http://jobs.example/x")))
            }
            #expect(response.body == body)
        }
    }

    @Test(arguments: [[:], ["Transfer-Encoding": "chunked"]])
    func `a body over the limit is refused, announced or not`(headers: [String: String]) async throws {
        let reply = TestReply(headers: headers, body: [UInt8](repeating: 7, count: 4_097))
        let (error, asked) = try await error(for: reply) { $0.maxBytes = 4_096 }
        #expect(error?.kind == .unusable)
        #expect(error?.reason == "is larger than 4096 bytes, which is more than a careers page should be")
        #expect(asked == 1)
    }

    @Test func `twenty megabytes are the limit unless it is set`() async throws {
        #expect(FetchSettings().maxBytes == 20 * 1024 * 1024)
        let (error, _) = try await error(for: TestReply(body: [UInt8](repeating: 7, count: 20 * 1024 * 1024 + 1)))
        #expect(error?.kind == .unusable)
    }

    @Test func `a small body that unpacks to a huge one is refused`() async throws {
        let bomb = GzipBomb.unpacking(to: 64 * 1024 * 1024)
        #expect(bomb.count < 1024 * 1024)
        let (error, asked) = try await error(for: TestReply(headers: ["Content-Encoding": "gzip"], body: bomb))
        #expect(error?.kind == .unusable)
        #expect(error?.reason.hasPrefix("is larger than") == true)
        #expect(asked == 1)
    }

    @Test func `headers without end are not read to the end`() async throws {
        let (error, _) = try await error(for: .text("", headers: ["X-Long": String(repeating: "a", count: 200_000)]))
        #expect(error?.kind == .unusable)
        #expect(error?.reason.hasPrefix("does not speak HTTP as it should") == true)
    }

    @Test func `what claims to be gzip and is not cannot be used`() async throws {
        let (error, _) = try await error(
            for: .text("plain", headers: ["Content-Encoding": "gzip"]))
        #expect(error?.kind == .unusable)
        #expect(error?.reason == "sent a compressed body that cannot be decompressed")
    }

    @Test func `a coding that was not asked for cannot be used`() async throws {
        let (error, _) = try await error(for: .text("?", headers: ["Content-Encoding": "br"]))
        #expect(error?.kind == .unusable)
        #expect(error?.reason == "is encoded as “br”, which was not asked for")
    }

    @Test func `a body that ends too early is asked for again, and then reported`() async throws {
        let reply = TestReply(body: [UInt8](repeating: 7, count: 1_000), ending: .cut(after: 300))
        let (error, asked) = try await error(for: reply) { $0.maxRetries = 2 }
        #expect(error?.kind == .unavailable(after: nil))
        #expect(error?.reason == "closed the connection before the answer was complete, also after 2 more tries")
        #expect(asked == 3)
    }

    @Test func `a compressed body that ends too early is never taken for whole`() async throws {
        let bomb = GzipBomb.unpacking(to: 1_000_000)
        let reply = TestReply(headers: ["Content-Encoding": "gzip"], body: Array(bomb.dropLast(40)))
        let (error, _) = try await error(for: reply)
        #expect(error != nil)
    }
}
