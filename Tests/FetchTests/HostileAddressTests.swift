import Fetch
import Foundation
import TestSupport
import Testing

@Suite struct HostileAddressTests {
    /// `PORT` is where a real server listens on every address of this machine.
    static let hostile = [
        // Other schemes, and no host at all.
        "file:///etc/passwd", "ftp://127.0.0.1:PORT/", "gopher://127.0.0.1:PORT/_x", "data:text/html,hello",
        "javascript:alert(1)", "unix:///var/run/docker.sock", "http+unix://%2Fvar%2Frun%2Fdocker.sock/info",
        "https+unix://%2Ftmp%2Fx/", "ws://127.0.0.1:PORT/", "http:127.0.0.1", "http:///path", "//127.0.0.1:PORT/",
        "127.0.0.1", "about:blank",
        // Credentials.
        "http://user@127.0.0.1:PORT/", "http://user:secret@careers.example/", "http://:@127.0.0.1:PORT/",
        "http://careers.example@127.0.0.1:PORT/", "http://careers.example%40@127.0.0.1:PORT/",
        "http://careers.example\\@127.0.0.1:PORT/",
        // This machine, by its usual names.
        "http://127.0.0.1:PORT/", "https://127.0.0.1:PORT/", "http://localhost:PORT/", "http://LOCALHOST:PORT/",
        "http://127.0.0.2:PORT/", "http://127.255.255.254:PORT/", "http://0.0.0.0:PORT/", "http://0.1.2.3:PORT/",
        "http://[::1]:PORT/", "http://[0:0:0:0:0:0:0:1]:PORT/", "http://[::]:PORT/", "http://[::ffff:127.0.0.1]:PORT/",
        "http://[::ffff:7f00:1]:PORT/", "http://[::127.0.0.1]:PORT/", "http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/",
        // This machine, in odd spellings.
        "http://127.1:PORT/", "http://127.0.1:PORT/", "http://2130706433:PORT/", "http://0x7f000001:PORT/",
        "http://0x7f.0.0.1:PORT/", "http://0177.0.0.1:PORT/", "http://017700000001:PORT/", "http://127.0.0.1.:PORT/",
        "http://localhost.:PORT/", "http://0:PORT/", "http://%31%32%37.0.0.1:PORT/", "http://%6c%6f%63alhost:PORT/",
        "http://１２７.0.0.1:PORT/", "http://①②⑦.⓪.⓪.①:PORT/", "http://127。0。0。1:PORT/", "http://127.0.0.0x1:PORT/",
        "http://0x7f.1:PORT/", "http://00000127.0.0.1:PORT/", "http://[::1%25lo]:PORT/",
        // Networks that are nobody's business.
        "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.1.1/", "http://100.64.0.1/",
        "http://100.127.255.255/", "http://169.254.1.1/", "http://224.0.0.1/", "http://239.255.255.250/",
        "http://240.0.0.1/", "http://255.255.255.255/", "http://198.18.0.1/", "http://192.0.2.1/",
        "http://198.51.100.7/", "http://203.0.113.9/", "http://192.0.0.8/", "http://[fe80::1]/", "http://[fc00::1]/",
        "http://[fd12:3456::1]/", "http://[fec0::1]/", "http://[ff02::1]/", "http://[2001:db8::1]/",
        "http://[100::1]/", "http://[2001:2::1]/",
        // Addresses that carry another inside, and those at which clouds give out credentials.
        "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::10.0.0.1]/", "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1::1]/", "http://[2002:7f00:1::]/", "http://[2002:c0a8:101::1]/", "http://[2001:0:4136::1]/",
        "http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://[::ffff:169.254.169.254]/",
        "http://[64:ff9b::a9fe:a9fe]/", "http://100.100.100.200/", "http://168.63.129.16/", "http://2852039166/",
        // Ports and hosts that cannot be meant.
        "http://careers.example:0/", "http://careers.example:99999/", "http://careers.example:22/",
        "http://careers.example:25/", "http://careers.example:6667/", "http://[127.0.0.1]:PORT/",
        "http://[localhost]:PORT/", "http://a..example/", "http://-%00.example/", "http://exa$mple.example/",
        "http://" + String(repeating: "a", count: 64) + ".example/",
        "http://careers.example/" + String(repeating: "a", count: 9_000),
    ]

    @Test func `the table is long enough`() {
        #expect(Set(Self.hostile).count == Self.hostile.count)
        #expect(Self.hostile.count >= 60)
    }

    @Test func `every hostile address is refused, and none is connected to`() async throws {
        try await TestServer.run(at: "::", answer: { _ in .text("caught") }) { server in
            try await withClient(FetchSettings(), clock: ManualClock().clock()) { client in
                for text in Self.hostile {
                    // What is not a URL cannot be asked for in the first place.
                    guard let url = URL(string: text.replacing("PORT", with: "\(server.port)")) else { continue }
                    let error = await fetchError { try await client.fetch(FetchRequest(url, followsRedirects: true)) }
                    #expect(error?.kind == .refused, "\(text): \(String(describing: error))")
                }
            }
            #expect(server.accepts == 0)
        }
    }

    @Test func `a refused address says which, why and what the user can do`() async throws {
        try await withClient(FetchSettings()) { client in
            let error = await fetchError { try await client.fetch(FetchRequest(url("http://10.0.0.5/jobs"))) }
            #expect(
                error?.description == "http://10.0.0.5/jobs: is at 10.0.0.5, which is a private address; "
                    + "if it is yours, allow it with SCOUTLY_FETCH_ALLOW_PRIVATE")
        }
    }

    @Test func `a connect-to rule leads nowhere that is not allowed`() async throws {
        try await TestServer.run(answer: { _ in .text("caught") }) { server in
            let error = try await withClient(of: server, change: { $0.allowPrivate = [] }) { client in
                await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/"))) }
            }
            #expect(error?.kind == .refused)
            #expect(server.accepts == 0)
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect to a private address is refused before anything is connected`(status: Int) async throws {
        try await TestServer.run(at: "127.0.0.2", answer: { _ in .text("caught") }) { trap in
            let location = "http://127.0.0.2:\(trap.port)/"
            try await TestServer.run(answer: {
                $0.target == "/jobs" ? .redirect(status, to: location) : nil
            }) { server in
                let error = try await withClient(of: server) { client in
                    await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/jobs"))) }
                }
                #expect(error?.kind == .refused)
                #expect(server.pages.count == 1)
            }
            #expect(trap.accepts == 0)
        }
    }

    @Test func `a robots.txt that redirects to a private address is not followed either`() async throws {
        try await TestServer.run(at: "127.0.0.2", answer: { _ in .text("caught") }) { trap in
            let location = "http://127.0.0.2:\(trap.port)/robots.txt"
            try await TestServer.run(answer: { _ in .redirect(to: location) }) { server in
                let error = try await withClient(of: server) { client in
                    await fetchError { try await client.fetch(FetchRequest(url("http://jobs.example/jobs"))) }
                }
                #expect(error?.kind == .refused)
                #expect(error?.reason.contains("robots.txt at http://127.0.0.2") == true)
            }
            #expect(trap.accepts == 0)
        }
    }
}
