import Browser
import Fetch
import Foundation
import TestSupport
import Testing

@Suite struct RenderingTests {
    @Test func `a list that a script draws after two seconds is there`() async throws {
        let page = CareersScript.page("setTimeout(() => add(0, 12), 2000)")
        try await render(["/": page], change: { $0.quietTime = BrowserSettings().quietTime }) { page, _ in
            #expect(page.postings == 12)
            #expect(page.title == "Careers")
            #expect(!page.isCut)
        }
    }

    @Test func `a list that comes from another host with cookies, a POST and headers of its own is there`() async throws
    {
        let script = """
            document.cookie = 'seen=1';
            fetch('/session').then(() => fetch('/token', {method: 'POST', body: 'q=all'})).then(r => r.text()).then(t =>
              fetch('http://api.example/list.json', {headers: {'X-Token': t}})).then(r => r.json()).then(n => add(0, n));
            """
        try await render(["/": CareersScript.page(script)]) { request in
            switch (request.host, request.target) {
            case (_, "/session"): return TestReply(headers: ["Set-Cookie": "session=abc"])
            case (_, "/token"):
                let isKnown = request.header("cookie")?.contains("session=abc") == true && request.body == "q=all"
                return .text(isKnown ? "secret" : "stranger")
            case ("api.example", "/list.json"):
                return .text(
                    request.header("x-token") == "secret" ? "7" : "0", headers: ["Access-Control-Allow-Origin": "*"])
            default: return nil
            }
        } _: { page, server in
            #expect(page.postings == 7)
            #expect(server.requests.allSatisfy { $0.header("user-agent")?.hasPrefix("Scoutly/") == true })
        }
    }

    @Test func `an answer that its host keeps from other sites stays kept from them`() async throws {
        let script = "fetch('http://api.example/list.json').then(() => add(0, 3), () => add(0, 1))"
        try await render(["/": CareersScript.page(script), "/list.json": "{}"]) { page, _ in
            #expect(page.postings == 1)
        }
    }

    @Test func `an infinite list is read to its end`() async throws {
        let script = """
            add(0, 10); let n = 10;
            new IntersectionObserver(seen => {
              if (!seen[0].isIntersecting || n >= 55) return;
              fetch('/more.json').then(() => { add(n, Math.min(n + 15, 55)); n += 15; });
            }).observe(document.querySelector('#end'));
            """
        let body = #"<ul></ul><p id="end">.</p>"#
        try await render(["/": CareersScript.page(script, body: body), "/more.json": "{}"]) { page, _ in
            #expect(page.postings == 55)
            #expect(!page.isCut)
        }
    }

    @Test func `a list without end is cut, and says so`() async throws {
        let script = """
            add(0, 10); let n = 10;
            addEventListener('scroll', () => { add(n, n + 5); n += 5; });
            """
        try await render(["/": CareersScript.page(script)], change: { $0.maxGrowths = 3 }) { page, _ in
            #expect(page.postings >= 20)
            #expect(page.isCut)
        }
    }

    @Test(arguments: ["Show 20 more jobs", "Voir plus d'offres", "もっと見る"])
    func `the button for more is clicked until it goes`(label: String) async throws {
        let script = """
            add(0, 3); let n = 3;
            document.querySelector('button').onclick = e => { add(n, n + 3); n += 3; if (n >= 9) e.target.remove(); };
            """
        let body = "<nav><a href='#' onclick='document.body.remove()'>More</a></nav><ul></ul><button>\(label)</button>"
        try await render(["/": CareersScript.page(script, body: body)]) { page, _ in
            #expect(page.postings == 9)
            #expect(!page.isCut)
        }
    }

    @Test func `a page that never ends loading is cut at its budget, and what is there is read`() async throws {
        let page = CareersScript.page("add(0, 4); fetch('/silent')") + #"<script src="/silent"></script><p>after</p>"#
        try await render(["/": page]) { request in
            request.target == "/silent" ? TestReply(ending: .silent) : nil
        } change: {
            $0.visitTime = .seconds(5)
        } _: { page, _ in
            #expect(page.postings == 4)
            #expect(page.isCut)
        }
    }

    @Test func `a page that does not come within its time is the host's trouble, not Chromium's`() async throws {
        let answer = site(["/there": "there"]) { $0.target == "/" ? TestReply(ending: .silent) : nil }
        try await TestServer.run(answer: answer) { server in
            try await withBrowser(of: server) {
                $0.visitTime = .seconds(4)
            } _: { browser in
                let error = await #expect(throws: FetchError.self) {
                    try await browser.render(url("http://careers.example/"))
                }
                #expect(error?.kind == .unavailable(after: nil))
                let page = try await browser.render(url("http://careers.example/there"))
                #expect(page.html.contains("there"))
            }
        }
    }

    @Test func `the address after redirects, and after what scripts made of it, is the page's`() async throws {
        let page = CareersScript.page("history.replaceState(null, '', '/careers/open'); add(0, 1)")
        try await render(["/careers": page]) { request in
            request.target == "/" ? .redirect(to: "/careers") : nil
        } _: { page, _ in
            #expect(page.url.absoluteString == "http://careers.example/careers/open")
            #expect(page.postings == 1)
        }
    }

    @Test func `what stands in open shadow trees is in the page's text`() async throws {
        let script = """
            const root = document.querySelector('main').attachShadow({mode: 'open'});
            root.innerHTML = '<div></div><a href="/jobs/1">Engineer</a>';
            root.firstChild.attachShadow({mode: 'open'}).innerHTML = '<a href="/jobs/2">Baker</a>';
            """
        try await render(["/": CareersScript.page(script, body: "<main></main>")]) { page, _ in
            #expect(page.postings == 2)
        }
    }

    @Test func `pictures, fonts, films and those who count visitors are not asked for`() async throws {
        let page = """
            <style>@font-face { font-family: x; src: url(/x.woff2) } body { font-family: x }</style>text
            <img src="/x.png"><video src="/x.mp4"></video><script src="http://www.google-analytics.com/x.js"></script>
            <script>navigator.sendBeacon('/beacon'); new EventSource('/stream')</script>
            <link rel="stylesheet" href="/x.css"><script src="http://cdn.example/x.js"></script>
            """
        try await render(["/": page, "/x.css": "", "/x.js": ""]) { _, server in
            #expect(Set(server.pages.map(\.target)) == ["/", "/x.css", "/x.js"])
        }
    }

    @Test(arguments: ["text/html; charset=windows-1252", "text/html"])
    func `a page in another encoding than UTF-8 is read in its own`(type: String) async throws {
        let page = "<!DOCTYPE html><meta charset=windows-1252><body><a href='/jobs/1'>K\u{F6}chin / K\u{F6}che</a>"
        let body = page.unicodeScalars.map { UInt8($0.value) }
        try await render([:]) { request in
            request.target == "/" ? TestReply(headers: ["Content-Type": type], body: body) : nil
        } _: { page, _ in
            #expect(page.html.contains("Köchin / Köche"))
        }
    }

    @Test func `what robots.txt keeps from programs is kept from the pages they look at`() async throws {
        let script = "add(0, 1); fetch('/private/list').then(() => add(1, 5), () => add(1, 2))"
        let robots = "User-agent: *\nDisallow: /private/"
        try await render(["/": CareersScript.page(script), "/robots.txt": robots]) { page, server in
            #expect(page.postings == 2)
            #expect(server.pages.map(\.target) == ["/"])
        }
    }
}
