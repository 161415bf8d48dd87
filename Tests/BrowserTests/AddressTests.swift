import Browser
import Fetch
import Foundation
import NIOCore
import NIOPosix
import Synchronization
import TestSupport
import Testing

/// Nothing that a page does leads to an address that our own client may not ask, and nothing leaves Chromium itself.
@Suite struct AddressTests {
    private static let metadata = "http://169.254.169.254/latest/meta-data/"

    @Test func `a page that redirects to a metadata address is refused`() async throws {
        let answer = site([:]) { $0.target == "/" ? .redirect(to: Self.metadata) : nil }
        try await expectRefusal(answer)
    }

    @Test(arguments: [
        "location.href = '\(metadata)'", "setTimeout(() => location.replace('\(metadata)'), 300)",
        "document.querySelector('form').submit()",
    ])
    func `a page whose script leads to a metadata address is refused`(script: String) async throws {
        let body = #"<ul></ul><form action="\#(Self.metadata)"></form>"#
        try await expectRefusal(site(["/": CareersScript.page("add(0, 9); \(script)", body: body)]))
    }

    @Test(arguments: [
        "file:///etc/passwd", "chrome://version", "javascript:1", "data:text/html,x", "view-source:http://x",
    ])
    func `only http and https addresses are visited`(address: String) async throws {
        try await TestServer.run(answer: site([:])) { server in
            try await withBrowser(of: server) { browser in
                let error = await #expect(throws: FetchError.self) { try await browser.render(url(address)) }
                #expect(error?.kind == .refused)
                #expect(await browser.memory == 0)
            }
        }
    }

    @Test func `whatever a page tries, only the hosts that may be asked hear of it`() async throws {
        let datagrams = Mutex(0)
        let socket = try await DatagramBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(DatagramCounter { datagrams.withLock { $0 += 1 } })
                }
            }
            .bind(host: "127.0.0.2", port: 0).get()
        let udp = try #require(socket.localAddress?.port)
        try await TestServer.run(at: "127.0.0.2", answer: site([:])) { forbidden in
            let page = Self.nosyPage(host: "127.0.0.2:\(forbidden.port)", udp: udp)
            try await render(["/": page, "/worker.js": Self.worker("127.0.0.2:\(forbidden.port)")]) { page, _ in
                #expect(page.postings == 1)
                #expect(page.html.contains("socket failed"))
                #expect(page.html.contains("fetch failed"))
                #expect(page.html.contains("worker failed"))
                #expect(!page.html.contains("no such page"))
            }
            #expect(forbidden.accepts == 0)
        }
        try await socket.close()
        #expect(datagrams.withLock { $0 } == 0)
    }

    /// Names that lead to a forbidden address only when they are looked up, and every spelling of this machine.
    @Test func `a page's scripts reach no forbidden address, whatever name it goes by`() async throws {
        try await TestServer.run(at: "127.0.0.2", answer: site([:])) { forbidden in
            let hosts = [
                "rebound.example", "127.0.0.2:\(forbidden.port)", "2130706434:\(forbidden.port)",
                "0x7f.0.0.2:\(forbidden.port)", "[::ffff:127.0.0.2]:\(forbidden.port)", "169.254.169.254",
                "[fd00:ec2::254]", "metadata.google.internal",
            ]
            let script = """
                let n = 0;
                for (const host of \(hosts)) fetch(`http://${host}/`, {mode: 'no-cors'}).then(() => 0, () => add(n, ++n));
                """
            try await TestServer.run(answer: site(["/": CareersScript.page(script)])) { server in
                try await withBrowser(
                    of: server, leading: ["rebound.example:80:127.0.0.2:\(forbidden.port)"]
                ) { browser in
                    let page = try await browser.render(url("http://careers.example/"))
                    #expect(page.postings == hosts.count)
                }
            }
            #expect(forbidden.accepts == 0)
        }
    }

    @Test func `a service worker has no other way out than its page`() async throws {
        try await TestServer.run(at: "127.0.0.2", answer: site([:])) { forbidden in
            let worker = """
                addEventListener('install', e => e.waitUntil(fetch('http://127.0.0.2:\(forbidden.port)/').catch(() => 0)));
                addEventListener('fetch', e => e.respondWith(fetch('http://127.0.0.2:\(forbidden.port)/')));
                """
            let script = """
                add(0, 1);
                navigator.serviceWorker.register('/worker.js').then(() => add(1, 2), () => add(1, 2));
                """
            let pages = ["/": CareersScript.page(script), "/worker.js": worker]
            try await TestServer.run(answer: site(pages)) { server in
                try await withBrowser(of: server) {
                    $0.visitTime = .seconds(5)
                } _: { browser in
                    let page = try await browser.render(url("http://localhost/"))
                    #expect(page.postings >= 1)
                }
            }
            #expect(forbidden.accepts == 0)
        }
    }

    private func expectRefusal(_ answer: @escaping TestServer.Answer) async throws {
        try await TestServer.run(answer: answer) { server in
            try await withBrowser(of: server) { browser in
                let error = await #expect(throws: FetchError.self) {
                    try await browser.render(url("http://careers.example/"))
                }
                #expect(error?.kind == .refused)
                #expect(error?.description.contains("metadata") == true)
            }
        }
    }

    private static func worker(_ host: String) -> String {
        "fetch('http://\(host)/worker').then(() => postMessage('worker went'), () => postMessage('worker failed'))"
    }

    /// Tries every way out that a page has.
    private static func nosyPage(host: String, udp: Int) -> String {
        let there = "http://\(host)"
        let script = """
            add(0, 1);
            const say = text => document.querySelector('ul').append(text + '; ');
            fetch('\(there)/fetch', {mode: 'no-cors'}).then(() => say('fetch went'), () => say('fetch failed'));
            const socket = new WebSocket('ws://\(host)/socket');
            socket.onopen = () => say('socket went'); socket.onerror = () => say('socket failed');
            new Worker('/worker.js').onmessage = e => say(e.data);
            new Worker(URL.createObjectURL(new Blob(["fetch('\(there)/blob')"])));
            navigator.sendBeacon('\(there)/beacon', 'x');
            new Image().src = '\(there)/image';
            const request = new XMLHttpRequest(); request.open('PUT', '\(there)/xhr'); request.send('x');
            const frame = document.createElement('iframe'); frame.src = '\(there)/late'; document.body.append(frame);
            const inner = document.createElement('iframe');
            inner.srcdoc = "<script>fetch('\(there)/inner')</" + "script>"; document.body.append(inner);
            open('\(there)/window');
            const peer = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.2:\(udp)'}]});
            peer.createDataChannel('x'); peer.createOffer().then(o => peer.setLocalDescription(o));
            try { new WebTransport('https://127.0.0.2:\(udp)/').ready.catch(() => 0); } catch {}
            navigator.serviceWorker?.register('/worker.js').catch(() => 0);
            """
        let body = """
            <ul></ul><link rel="preconnect" href="\(there)"><link rel="dns-prefetch" href="\(there)">
            <link rel="prefetch" href="\(there)/prefetch"><link rel="preload" as="script" href="\(there)/preload">
            <link rel="stylesheet" href="\(there)/style"><script async src="\(there)/script"></script>
            <iframe src="\(there)/frame"></iframe><object data="\(there)/object"></object>
            <embed src="\(there)/embed"><a href="#" ping="\(there)/ping">x</a>
            <script type="speculationrules">{"prefetch": [{"urls": ["\(there)/soon"]}]}</script>
            """
        return CareersScript.page(script, body: body)
    }
}

private final class DatagramCounter: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>

    private let count: () -> Void

    init(count: @escaping () -> Void) { self.count = count }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { count() }
}
