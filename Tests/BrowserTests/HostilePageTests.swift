import Browser
import Fetch
import Foundation
import TestSupport
import Testing

@Suite struct HostilePageTests {
    @Test func `a page that talks and asks whether it may be left is read`() async throws {
        let script = """
            addEventListener('beforeunload', e => { e.preventDefault(); e.returnValue = 'stay'; });
            alert('hello'); if (!confirm('sure?')) add(0, 2); if (prompt('name?') === null) add(2, 4);
            setTimeout(() => { alert('again'); location.href = '/next'; }, 100);
            """
        let next = CareersScript.page("add(0, 8)")
        try await render(["/": CareersScript.page(script), "/next": next]) { page, _ in
            #expect(page.url.path == "/next")
            #expect(page.postings == 8)
        }
    }

    @Test func `windows that a page opens stay closed`() async throws {
        let script = "for (let i = 0; i < 20; i++) open('/window', '_blank'); add(0, 3)"
        try await render(["/": CareersScript.page(script), "/window": "window"]) { page, server in
            #expect(page.postings == 3)
            #expect(!server.pages.map(\.target).contains("/window"))
        }
    }

    @Test func `an address that is a file to keep is no page`() async throws {
        let answer = site([:]) { _ in
            TestReply(
                headers: ["Content-Type": "application/zip", "Content-Disposition": "attachment; filename=x.zip"],
                body: [0x50, 0x4B])
        }
        try await TestServer.run(answer: answer) { server in
            try await withBrowser(of: server) { browser in
                let error = await #expect(throws: BrowserError.self) {
                    try await browser.render(url("http://careers.example/x"))
                }
                #expect(error?.kind == .unusable)
            }
        }
    }

    @Test func `what a page's script wants to be kept is not`() async throws {
        let script = "add(0, 2); const a = document.createElement('a'); a.href = '/file'; a.download = 'x'; a.click();"
        try await render(["/": CareersScript.page(script)]) { request in
            guard request.target == "/file" else { return nil }
            return TestReply(headers: ["Content-Disposition": "attachment; filename=x.zip"], body: [0x50, 0x4B])
        } _: { page, _ in
            #expect(page.postings == 2)
        }
    }

    @Test func `a page of a hundred megabytes is refused`() async throws {
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: 100 * 1024 * 1024)
        try await TestServer.run(answer: site([:]) { _ in TestReply(body: body) }) { server in
            try await withBrowser(of: server) { browser in
                let error = await #expect(throws: FetchError.self) {
                    try await browser.render(url("http://careers.example/"))
                }
                #expect(error?.kind == .unusable)
            }
        }
    }

    @Test func `a page of a million elements is read as far as the limit, or ended at the limit of memory`()
        async throws
    {
        let script = """
            add(0, 5); let b = '', c = ''; for (let i = 0; i < 1000; i++) b += '<i></i>';
            for (let i = 0; i < 1000; i++) c += '<div hidden>' + b + '</div>';
            document.body.insertAdjacentHTML('beforeend', c);
            """
        let shown = script.replacing("hidden", with: "")
        let pages = ["/": CareersScript.page(script), "/shown": CareersScript.page(shown)]
        try await TestServer.run(answer: site(pages)) { server in
            try await withBrowser(of: server) {
                $0.maxLength = 1 << 20
                $0.maxMemory = 700 << 20
            } _: { browser in
                let page = try await browser.render(url("http://careers.example/"))
                #expect(page.postings == 5)
                #expect(page.html.utf8.count < 1 << 21)
                #expect(page.isCut)
                let error = await #expect(throws: BrowserError.self) {
                    try await browser.render(url("http://careers.example/shown"))
                }
                #expect(error?.kind == .unavailable)
            }
        }
    }

    @Test func `a page whose script never ends is interrupted, and the next visit finds Chromium well`() async throws {
        let busy = CareersScript.page("add(0, 3); setTimeout(() => { while (true); }, 50)")
        try await TestServer.run(answer: site(["/": busy, "/well": CareersScript.page("add(0, 2)")])) { server in
            try await withBrowser(of: server) {
                $0.visitTime = .seconds(4)
                $0.patience = .seconds(9)
            } _: { browser in
                let page = try await browser.render(url("http://careers.example/"))
                #expect(page.postings == 3)
                #expect(page.isCut)
                #expect(try await browser.render(url("http://careers.example/well")).postings == 2)
            }
        }
    }

    @Test func `a page that asks for more than its share goes without the rest`() async throws {
        let script = "for (let i = 0; i < 500; i++) fetch('/part?' + i).catch(() => 0); add(0, 2)"
        try await render(["/": CareersScript.page(script), "/part": "x"], change: { $0.maxRequests = 20 }) {
            page, server in
            #expect(page.postings == 2)
            #expect(page.isCut)
            #expect(server.pages.count == 20)
        }
    }

    @Test func `a page that its host does not have is gone, as for the client`() async throws {
        try await TestServer.run(answer: site([:])) { server in
            try await withBrowser(of: server) { browser in
                let error = await #expect(throws: FetchError.self) {
                    try await browser.render(url("http://careers.example/"))
                }
                #expect(error?.kind == .gone)
                #expect(error?.status == 404)
            }
        }
    }
}
