import Foundation
import TestSupport
import Testing

/// The program with a real Chromium, against a page that shows nothing without one.
@Suite(.timeLimit(.minutes(5)))
struct BrowserProgramTests {
    private static let address = "http://careers.example/jobs"
    private static let page = """
        <!DOCTYPE html><title>Orrery</title><body><div id="app"></div><script src="/app.js"></script></body>
        """
    private static let script = """
        const list = ['Clockmaker', 'Lens Grinder', 'Night Watch Engineer'].map(title =>
          `<li><a href="/jobs/${title.toLowerCase().replaceAll(' ', '-')}">${title}</a></li>`).join('');
        const text = `<h1>Clockmaker</h1><p>${'You keep the orrery in time. '.repeat(40)}</p>`;
        document.querySelector('#app').innerHTML = location.pathname === '/jobs' ? `<ul>${list}</ul>` : text;
        """

    @Test func `a page that its scripts draw is read, and so are its postings' own`() async throws {
        try await Self.run { place, environment, _ in
            let outcome = try await Program.run(["read", Self.address, "--format", "json"], environment: environment)
            #expect(outcome.exitCode == 0, Comment(rawValue: outcome.errors))
            let postings = try #require(try outcome.json["postings"] as? [[String: Any]])
            #expect(
                postings.map { $0["title"] as? String } == ["Clockmaker", "Lens Grinder", "Night Watch Engineer"])
            #expect((postings.first?["description"] as? String)?.contains("You keep the orrery in time.") == true)
            #expect(try Self.leftovers(in: place).isEmpty)
        }
    }

    @Test(arguments: [
        ("/nowhere/chromium", "/nowhere/chromium"), ("off", "only a browser runs"), ("/bin/false", "/bin/false"),
    ])
    func `without Chromium such a page says what it needs, and others are read`(program: String, word: String)
        async throws
    {
        try await Self.run { _, environment, _ in
            let environment = environment.merging(["SCOUTLY_BROWSER": program]) { $1 }
            let outcome = try await Program.run(["read", Self.address], environment: environment)
            #expect(outcome.exitCode == 76)
            #expect(outcome.errors.contains(word), Comment(rawValue: outcome.errors))
            let plain = try await Program.run(["read", "http://careers.example/plain"], environment: environment)
            #expect(plain.exitCode == 0, Comment(rawValue: plain.errors))
        }
    }

    @Test func `a company whose page needs a missing Chromium is told of, and is watched as before`() async throws {
        try await Self.run { _, environment, _ in
            let environment = environment.merging(["SCOUTLY_BROWSER": "/nowhere/chromium"]) { $1 }
            let added = try await Program.run(
                ["companies", "add", Self.address, "--unread", "--id", "orrery", "--browser", "always"],
                environment: environment)
            #expect(added.exitCode == 0, Comment(rawValue: added.errors))
            _ = try await Program.run(["serve", "--metrics", "off"], environment: environment) {
                while true {
                    let health = try await Program.run(["companies", "health"], environment: environment)
                    if health.output.contains("Need a browser: orrery") {
                        #expect(health.output.contains("/nowhere/chromium"))
                        break
                    }
                    try await Task.sleep(for: .milliseconds(200))
                }
            }
        }
    }

    @Test func `killed at once, the program leaves no Chromium and no folder`() async throws {
        try await Self.run(holding: "/app.js") { place, environment, server in
            _ = try await Program.run(["read", Self.address], environment: environment, stoppedBy: Program.kill) {
                while !server.pages.contains(where: { $0.target == "/app.js" }) {
                    try await Task.sleep(for: .milliseconds(20))
                }
                #expect(try Self.leftovers(in: place).count == 1)
            }
            while try !Self.leftovers(in: place).isEmpty || !Self.processes(naming: place.folder.path).isEmpty {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// - Parameter holding: what the site never answers.
    private static func run(
        holding held: String? = nil, _ test: @Sendable (Place, [String: String], TestServer) async throws -> Void
    ) async throws {
        let answer: TestServer.Answer = { request in
            switch request.target {
            case held: TestReply(ending: .silent)
            case "/jobs", "/jobs/clockmaker", "/jobs/lens-grinder", "/jobs/night-watch-engineer":
                .text(page, headers: ["Content-Type": "text/html"])
            case "/plain":
                .text(
                    ["clockmaker", "lens-grinder", "night-watch-engineer"].map {
                        "<li><a href='/jobs/\($0)'>\($0.replacing("-", with: " ").capitalized)</a></li>"
                    }.joined(), headers: ["Content-Type": "text/html"])
            case "/app.js": .text(script, headers: ["Content-Type": "text/javascript"])
            default: nil
            }
        }
        try await TestServer.run(answer: answer) { server in
            try await Place.run { place in
                let environment = place.environment.merging([
                    "TMPDIR": place.folder.path, "SCOUTLY_FETCH_PAGE_GAP": "0",
                    "SCOUTLY_FETCH_CONNECT_TO": "careers.example:80:127.0.0.1:\(server.port)",
                    "SCOUTLY_FETCH_ALLOW_PRIVATE": "127.0.0.1/32",
                ]) { $1 }
                try await test(place, environment, server)
            }
        }
    }

    private static func leftovers(in place: Place) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place.folder.path).filter {
            $0.hasPrefix("scoutly-browser-")
        }
    }

    private static func processes(naming word: String) -> [String] {
        let pids = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return pids.filter { pid in
            Int32(pid) != nil
                && FileManager.default.contents(atPath: "/proc/\(pid)/cmdline")
                    .map { String(decoding: $0, as: UTF8.self).contains(word) } == true
        }
    }
}
