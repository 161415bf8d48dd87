@testable import Browser
import Fetch
import Foundation
import Logging
import TestSupport

/// So many tests have a Chromium at a time; more would wait for each other's processor time.
private let places = Turns(2)

/// A browser for which the server is careers.example and its kin, and nothing else of this machine may be reached; its
/// processes are gone when the test is over. `SCOUTLY_BROWSER` has the tests run with another program.
func withBrowser<Result: Sendable>(
    of server: TestServer, program: String? = ProcessInfo.processInfo.environment["SCOUTLY_BROWSER"],
    leading: [String] = [], change: @Sendable (inout BrowserSettings) -> Void = { _ in },
    _ test: @Sendable (Browser) async throws -> Result
) async throws -> Result {
    try await places.taking { () async throws -> Result in
        try await withBrowserAtOnce(of: server, program: program, leading: leading, change: change, test)
    }
}

/// - Parameter leading: more rules of where hosts are.
private func withBrowserAtOnce<Result: Sendable>(
    of server: TestServer, program: String?, leading rules: [String], change: (inout BrowserSettings) -> Void,
    _ test: (Browser) async throws -> Result
) async throws -> Result {
    var fetchSettings = FetchSettings()
    let own = ["careers.example", "api.example", "cdn.example", "localhost"].map {
        "\($0):80:127.0.0.1:\(server.port)"
    }
    fetchSettings.connectTo = try (own + rules).map { try ConnectToRule($0) }
    fetchSettings.allowPrivate = try [CIDR("127.0.0.1/32")]
    fetchSettings.pageGap = .zero
    fetchSettings.partGap = .zero
    var settings = BrowserSettings()
    settings.program = program
    settings.quietTime = .milliseconds(400)
    settings.growthTime = .milliseconds(300)
    change(&settings)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let client = try PoliteClient(settings: fetchSettings, logger: logger)
    let browser = Browser(settings: settings, logger: logger) { try await client.answer(to: $0) }
    let result: Swift.Result<Result, any Error>
    do { result = .success(try await test(browser)) } catch { result = .failure(error) }
    await browser.shutdown()
    await client.shutdown()
    return try result.get()
}

/// Renders the page `/` of a site that answers with these texts by path, and `extra` for what else there is.
func render(
    _ pages: [String: String], extra: @escaping TestServer.Answer = { _ in nil },
    change: @Sendable @escaping (inout BrowserSettings) -> Void = { _ in },
    _ check: @Sendable @escaping (RenderedPage, TestServer) async throws -> Void
) async throws {
    try await TestServer.run(answer: site(pages, extra)) { server in
        try await withBrowser(of: server, change: change) { browser in
            try await check(try await browser.render(url("http://careers.example/")), server)
        }
    }
}

/// Answers by path, without the query; everything else of the site is 404, and all of it may be read.
func site(_ pages: [String: String], _ extra: @escaping TestServer.Answer = { _ in nil }) -> TestServer.Answer {
    { request in
        if let reply = extra(request) { return reply }
        let path = String(request.target.prefix { $0 != "?" })
        return pages[path].map { .text($0, headers: ["Content-Type": type(of: path)]) }
    }
}

private func type(of path: String) -> String {
    if path.hasSuffix(".js") { return "text/javascript" }
    if path.hasSuffix(".json") { return "application/json" }
    return "text/html; charset=utf-8"
}

func url(_ text: String) -> URL {
    guard let url = URL(string: text) else { preconditionFailure("\(text) is not a URL") }
    return url
}

extension RenderedPage {
    /// How many links to postings it shows.
    var postings: Int {
        html.replacing(#/<script>.*?</script>/#.dotMatchesNewlines(), with: "").matches(of: #/href="/jobs/\d/#).count
    }
}

/// Scripts of fictional careers pages.
enum CareersScript {
    /// `add(from, to)` puts links to postings on the page.
    static let add = """
        function add(from, to) {
          for (let i = from; i < to; i++) {
            const li = document.createElement('li');
            li.innerHTML = `<a href="/jobs/${i}">Engineer ${i}</a>`;
            li.style.height = '200px';
            document.querySelector('ul').append(li);
          }
        }
        """

    static func page(_ script: String, body: String = "<ul></ul>") -> String {
        "<!DOCTYPE html><title>Careers</title><body>\(body)<script>\(add)\n\(script)</script></body>"
    }
}
