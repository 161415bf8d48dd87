public import Domain
public import Fetch
public import Foundation

/// Shows a page after its scripts have run. Throws `FetchError` when it cannot be shown, and `BoardError.needsBrowser`
/// when there is no browser to show it.
public typealias Render = @Sendable (URL) async throws -> CareersPage

/// What an adapter reads with: the way out to the network, how far to go, and whom to tell.
public struct Reader: Sendable {
    /// How far reading has come. `total` is nil while nobody knows.
    public struct Progress: Sendable, Hashable {
        public var company: String
        public var read: Int
        public var total: Int?

        public init(company: String, read: Int, total: Int?) {
            self.company = company
            self.read = read
            self.total = total
        }
    }

    public var fetch: Fetch
    /// Shows a page as a browser does, after its scripts have run; nil where no browser is to be used.
    public var render: Render?
    public var report: @Sendable (Progress) -> Void
    /// Pages of a list that are read before it is called truncated.
    public var maximumPages: Int
    /// Postings whose own pages are fetched, where the list alone does not say enough.
    public var maximumDetails: Int
    /// Asked with a posting as the list alone shows it: whether its text is stored and, as far as the list tells, still
    /// holds. Then its own page is not fetched.
    public var knows: @Sendable (Posting) -> Bool
    /// Whether the time for this board is over: then the list is cut where it is, and no further page is fetched.
    public var isTimeUp: @Sendable () -> Bool

    public init(
        fetch: @escaping Fetch, render: Render? = nil,
        report: @escaping @Sendable (Progress) -> Void = { _ in }, maximumPages: Int = 250,
        maximumDetails: Int = 1000, knows: @escaping @Sendable (Posting) -> Bool = { _ in false },
        isTimeUp: @escaping @Sendable () -> Bool = { false }
    ) {
        self.fetch = fetch
        self.render = render
        self.report = report
        self.maximumPages = maximumPages
        self.maximumDetails = maximumDetails
        self.knows = knows
        self.isTimeUp = isTimeUp
    }

    /// Asks a job board's API. A redirect means that the address is wrong.
    func api(_ url: URL, headers: [String: String] = [:]) async throws -> FetchResponse {
        var headers = headers
        headers["Accept"] = headers["Accept"] ?? "application/json"
        return try await fetch(FetchRequest(url, headers: headers, pace: .api, followsRedirects: false))
    }

    /// Asks a job board's API with a question in JSON, whose members stand in alphabetical order.
    func api(_ url: URL, posting question: some Encodable, headers: [String: String] = [:]) async throws
        -> FetchResponse
    {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = String(decoding: try encoder.encode(question), as: UTF8.self)
        var headers = headers
        headers["Accept"] = headers["Accept"] ?? "application/json"
        headers["Content-Type"] = "application/json"
        return try await fetch(
            FetchRequest(url, method: .post, headers: headers, body: body, pace: .api, followsRedirects: false))
    }

    /// Asks for a page as a browser would.
    func page(_ url: URL) async throws -> CareersPage {
        let response = try await fetch(
            FetchRequest(url, headers: ["Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"]))
        return CareersPage(response)
    }

    /// The page as a browser shows it when it has no text without its scripts, as far as there is a browser.
    func shown(_ page: CareersPage) async throws -> CareersPage {
        guard page.isDrawnByScripts, let render, !isTimeUp() else { return page }
        do {
            return try await render(page.url)
        } catch is FetchError {
            return page
        } catch is BoardError {
            return page
        }
    }
}
