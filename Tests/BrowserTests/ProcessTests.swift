import Fetch
import Foundation
import Logging
import TestSupport
import Testing

@testable import Browser

@Suite(.timeLimit(.minutes(10))) struct ProcessTests {
    private static let page = CareersScript.page("add(0, 3)")
    private let address = url("http://careers.example/")

    @Test func `fifty pages use the same processes and no more memory than the first`() async throws {
        let heavy = CareersScript.page("add(0, 3); window.kept = new Array(1e6).fill(7.5)")
        try await TestServer.run(answer: site(["/": heavy])) { server in
            try await withBrowser(of: server) {
                $0.maxVisits = 3
                $0.quietTime = .milliseconds(100)
                $0.growthTime = .milliseconds(50)
            } _: { browser in
                for _ in 0..<5 { _ = try await browser.render(address) }
                let (root, before) = (await browser.root, await browser.memory)
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for _ in 0..<45 { group.addTask { try await browser.render(address).postings } }
                    for try await postings in group { #expect(postings == 3) }
                }
                #expect(await browser.root == root)
                // Each page holds 8 MB: fifty of them would be 400.
                #expect(await browser.memory < before + 100 * 1_048_576)
            }
        }
    }

    @Test func `Chromium killed in the middle of a visit is an error of that visit, and the next one works`()
        async throws
    {
        try await TestServer.run(answer: site(["/": Self.page, "/slow": ""])) { server in
            try await withBrowser(of: server) { browser in
                _ = try await browser.render(address)
                let root = try #require(await browser.root)
                let chromium = try #require(ProcessTree(root: root).members().dropFirst().first)
                let error = await #expect(throws: BrowserError.self) {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        let slow = url("http://careers.example/?slow")
                        group.addTask { _ = try await browser.render(slow) }
                        try await until { server.pages.contains { $0.target == "/?slow" } }
                        kill(chromium.pid, SIGKILL)
                        try await group.next()
                    }
                }
                #expect(error?.kind == .unavailable)
                #expect(try await browser.render(address).postings == 3)
                #expect(await browser.root != root)
            }
        }
    }

    @Test func `a stopped Chromium is taken to hang, killed and replaced`() async throws {
        try await TestServer.run(answer: site(["/": Self.page])) { server in
            try await withBrowser(of: server) {
                $0.patience = .seconds(3)
            } _: { browser in
                _ = try await browser.render(address)
                let root = try #require(await browser.root)
                for member in ProcessTree(root: root).members().dropFirst() { kill(member.pid, SIGSTOP) }
                let error = await #expect(throws: BrowserError.self) { try await browser.render(address) }
                #expect(error?.kind == .unavailable)
                #expect(try await browser.render(address).postings == 3)
                #expect(ProcessTree(root: root).members().isEmpty)
            }
        }
    }

    @Test func `a page that takes too much memory costs Chromium its life, and no other visit`() async throws {
        let greedy = CareersScript.page(
            "const kept = []; setInterval(() => kept.push(new Uint8Array(3e7).fill(1)), 20)")
        try await TestServer.run(answer: site(["/": greedy, "/modest": Self.page])) { server in
            try await withBrowser(of: server) {
                $0.maxMemory = 600 * 1_048_576
            } _: { browser in
                let error = await #expect(throws: BrowserError.self) { try await browser.render(address) }
                #expect(error?.kind == .unavailable)
                #expect(error?.description.contains("600 MB") == true)
                let modest = try await browser.render(url("http://careers.example/modest"))
                #expect(modest.postings == 3)
            }
        }
    }

    @Test func `after so many visits the process is a new one, and the old one is gone`() async throws {
        try await TestServer.run(answer: site(["/": Self.page])) { server in
            try await withBrowser(of: server) {
                $0.visitsPerProcess = 2
            } _: { browser in
                var roots: [Int32] = []
                for _ in 0..<3 {
                    _ = try await browser.render(address)
                    roots.append(try #require(await browser.root))
                }
                #expect(roots[0] == roots[1])
                #expect(roots[1] != roots[2])
                #expect(ProcessTree(root: roots[0]).members().isEmpty)
            }
        }
    }

    @Test func `visits are so many at once, in one process, and know nothing of each other`() async throws {
        let page = CareersScript.page("add(0, document.cookie ? 9 : 1); document.cookie = 'seen=1'")
        try await TestServer.run(answer: site(["/": page])) { server in
            try await withBrowser(of: server) {
                $0.maxVisits = 2
            } _: { browser in
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for _ in 0..<4 { group.addTask { try await browser.render(address).postings } }
                    for try await postings in group { #expect(postings == 1) }
                }
                #expect(await browser.roots.count == 1)
            }
        }
    }

    @Test func `a cancelled visit leaves Chromium well`() async throws {
        try await TestServer.run(answer: site(["/": Self.page])) { server in
            try await withBrowser(of: server) { browser in
                _ = try await browser.render(address)
                let root = await browser.root
                await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { _ = try await browser.render(url("http://careers.example/?cancelled")) }
                    try? await until { server.pages.contains { $0.target == "/?cancelled" } }
                    group.cancelAll()
                }
                #expect(try await browser.render(address).postings == 3)
                #expect(await browser.root == root)
            }
        }
    }

    @Test func `shutting down leaves no process and no folder`() async throws {
        try await TestServer.run(answer: site(["/": Self.page])) { server in
            let processes = try await withBrowser(of: server) { browser in
                _ = try await browser.render(address)
                return await browser.processes
            }
            #expect(processes.count > 2)
            #expect(processes.allSatisfy { ProcessTree(root: $0).members().isEmpty })
        }
    }

    @Test(arguments: [false, true])
    func `when the program is killed Chromium goes with its folder, even one that hangs`(hangs: Bool) async throws {
        let folder = try ProfileFolder()
        let program = try ChromiumProgram.find(BrowserSettings())
        let arguments = ChromiumProgram.arguments(BrowserSettings(), dataDirectory: folder.data)
        let keeper = try Keeper([program] + arguments, in: folder, searchPath: BrowserSettings().searchPath)
        let devTools = try await DevTools.open(
            reading: keeper.answers, writing: keeper.commands, patience: .seconds(60))
        try await devTools.call("Browser.getVersion")
        let processes = ProcessTree(root: keeper.pid).members()
        #expect(processes.count > 2)
        if hangs { for member in processes.dropFirst() { kill(member.pid, SIGSTOP) } }
        // What the kernel does with the pipes of a process that is gone.
        devTools.close()
        keeper.letGo()
        try await until { processes.allSatisfy { ProcessTree(root: $0.pid).members().isEmpty } }
        #expect(!FileManager.default.fileExists(atPath: folder.url.path))
    }

    @Test func `a machine without Chromium is told what to install`() async throws {
        try await TestServer.run(answer: site([:])) { server in
            try await withBrowser(of: server) {
                $0.searchPath = []
            } _: { browser in
                let error = await #expect(throws: BrowserError.self) { try await browser.render(address) }
                #expect(error?.kind == .absent)
                #expect(error?.description.contains("apt-get install chromium-headless-shell") == true)
            }
        }
    }

    @Test(arguments: ["/bin/false", "/bin/cat", "no-such-browser"])
    func `a program that is no Chromium is named`(program: String) async throws {
        try await TestServer.run(answer: site([:])) { server in
            try await withBrowser(of: server, program: program) {
                $0.patience = .seconds(1)
            } _: { browser in
                let error = await #expect(throws: BrowserError.self) { try await browser.render(address) }
                #expect(error?.kind == .absent)
                #expect(error?.description.contains(program) == true)
            }
        }
    }

    @Test func `a program that cannot have its sandbox says so`() async throws {
        let folder = try ProfileFolder()
        defer { folder.remove() }
        let program = folder.url.appending(path: "chromium")
        try Data("#!/bin/sh\necho '[1:FATAL:zygote.cc(1)] No usable sandbox!' >&2; echo '#1 0x5' >&2; exit 1\n".utf8)
            .write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        try await TestServer.run(answer: site([:])) { server in
            try await withBrowser(of: server, program: program.path) { browser in
                let error = await #expect(throws: BrowserError.self) { try await browser.render(address) }
                #expect(error?.kind == .absent)
                #expect(error?.description.contains("No usable sandbox!") == true)
            }
        }
    }
}

extension Browser {
    /// The process that the next visit would go to.
    var root: Int32? { roots.first }
}

/// Waits for what happens elsewhere; a test that waits in vain fails by its time limit.
private func until(_ condition: () async throws -> Bool) async throws {
    while try await !condition() { try await Task.sleep(for: .milliseconds(10)) }
}
