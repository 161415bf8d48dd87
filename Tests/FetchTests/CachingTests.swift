import Fetch
import Foundation
import TestSupport
import Testing

@Suite struct CachingTests {
    private func withDirectory(_ test: @Sendable (URL) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("fetch-\(UUID().uuidString)")
        do { try await test(directory) } catch {
            try? FileManager.default.removeItem(at: directory)
            throw error
        }
        try? FileManager.default.removeItem(at: directory)
    }

    private func ask(_ server: TestServer, in directory: URL, headers: [String: String] = [:]) async throws
        -> FetchResponse
    {
        try await withClient(of: server, change: { $0.cacheDirectory = directory }) {
            try await $0.fetch(FetchRequest(url("http://jobs.example/x"), headers: headers))
        }
    }

    private let tagged: TestServer.Answer = { request in
        guard request.target == "/x" else { return nil }
        return request.header("if-none-match") == "\"v1\""
            ? TestReply(status: 304, headers: ["ETag": "\"v1\"", "X-Seen": "twice"])
            : .text("Baker wanted", headers: ["ETag": "\"v1\"", "Content-Type": "text/html"])
    }

    @Test func `a second client asks whether anything is new, and serves what was kept`() async throws {
        try await withDirectory { directory in
            try await TestServer.run(answer: tagged) { server in
                let first = try await ask(server, in: directory)
                let second = try await ask(server, in: directory)
                #expect(!first.isUnchanged)
                #expect(second.isUnchanged)
                #expect(second.text == "Baker wanted")
                #expect(second.headers["content-type"] == "text/html")
                #expect(second.headers["x-seen"] == "twice")
            }
        }
    }

    @Test func `an answer to a POST is not kept, since its question stands in the body`() async throws {
        try await withDirectory { directory in
            try await TestServer.run(answer: { $0.method == "POST" ? .text($0.body, headers: ["ETag": "\"v1\""]) : nil }
            ) {
                server in
                for question in ["weaver", "dyer"] {
                    let response = try await withClient(of: server, change: { $0.cacheDirectory = directory }) {
                        try await $0.fetch(FetchRequest(url("http://jobs.example/x"), method: .post, body: question))
                    }
                    #expect(response.text == question)
                }
                #expect(server.pages.allSatisfy { $0.header("if-none-match") == nil })
            }
        }
    }

    @Test func `a date does where there is no tag`() async throws {
        let date = "Thu, 28 May 2026 20:27:00 GMT"
        try await withDirectory { directory in
            try await TestServer.run(answer: { request in
                guard request.target == "/x" else { return nil }
                return request.header("if-modified-since") == date
                    ? TestReply(status: 304) : .text("new", headers: ["Last-Modified": date])
            }) { server in
                _ = try await ask(server, in: directory)
                #expect(try await ask(server, in: directory).isUnchanged)
            }
        }
    }

    @Test func `other headers are another question`() async throws {
        try await withDirectory { directory in
            try await TestServer.run(answer: tagged) { server in
                _ = try await ask(server, in: directory)
                let other = try await ask(server, in: directory, headers: ["Accept-Language": "fr"])
                #expect(!other.isUnchanged)
            }
        }
    }

    @Test(arguments: [
        ["ETag": "\"v1\"", "Cache-Control": "private, no-store"], ["Cache-Control": "max-age=60"],
    ])
    func `what may not be kept, or cannot be asked about, is asked for anew`(headers: [String: String]) async throws {
        try await withDirectory { directory in
            try await TestServer.run(answer: { $0.target == "/x" ? .text("a", headers: headers) : nil }) { server in
                _ = try await ask(server, in: directory)
                _ = try await ask(server, in: directory)
                #expect(server.pages.allSatisfy { $0.header("if-none-match") == nil })
            }
        }
    }

    @Test func `a damaged file is as good as none`() async throws {
        try await withDirectory { directory in
            try await TestServer.run(answer: tagged) { server in
                _ = try await ask(server, in: directory)
                let files = try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
                #expect(files.count == 1)
                let whole = try Data(contentsOf: files[0])
                for damaged in [whole.dropLast(3), Data(), whole + [0], Data(whole.reversed()), whole.prefix(20)] {
                    try Data(damaged).write(to: files[0])
                    let response = try await ask(server, in: directory)
                    #expect(!response.isUnchanged)
                    #expect(response.text == "Baker wanted")
                }
            }
        }
    }

    @Test func `several clients may share a directory`() async throws {
        try await withDirectory { directory in
            try await TestServer.run(answer: tagged) { server in
                try await withThrowingTaskGroup(of: String.self) { group in
                    for _ in 0..<8 { group.addTask { try await ask(server, in: directory).text } }
                    for try await text in group { #expect(text == "Baker wanted") }
                }
                let names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
                #expect(names.count == 1)
            }
        }
    }

    @Test func `the directory keeps within its size`() async throws {
        try await withDirectory { directory in
            let body = [UInt8](repeating: 7, count: 1_000)
            try await TestServer.run(answer: { _ in TestReply(headers: ["ETag": "\"a\""], body: body) }) { server in
                try await withClient(
                    of: server, change: { ($0.cacheDirectory, $0.cacheBytes) = (directory, 10_000) }
                ) { client in
                    for number in 0..<40 { _ = try await client.fetch(FetchRequest(url("http://a.example/\(number)"))) }
                }
            }
            let sizes = try FileManager.default.contentsOfDirectory(
                at: directory, includingPropertiesForKeys: [.fileSizeKey]
            ).map { try $0.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0 }
            #expect(sizes.reduce(0, +) <= 10_000)
            #expect(sizes.count >= 4)
        }
    }
}
