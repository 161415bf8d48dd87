public import Foundation

/// Pages that companies publish with Notion, which draws them by scripts: there is nothing in them to read without a
/// browser, and its own interface (`/api/v3`) is not meant for others.
public struct Notion: Adapter {
    public let system = "notion"
    public let facts = AdapterFacts(
        "Notion",
        detection: "`*.notion.site`, pages of `notion.so`",
        gives: "what the page and each posting's page show", paging: "what the page shows",
        requests: "a browser: some tens a page")

    public init() {}

    public func board(at url: URL) -> Board? {
        guard let host = url.host()?.lowercased() else { return nil }
        let isSite = host.hasSuffix(".notion.site")
        let isPage = ["notion.so", "www.notion.so"].contains(host) && url.path.contains(#/[0-9a-f]{32}$/#)
        return isSite || isPage ? Board(system: system, token: host + url.path, url: url) : nil
    }

    public func board(named token: String) -> Board? {
        URL(string: "https://\(token)").flatMap { url in
            url.host().map(Token.isHost) == true ? board(at: url) : nil
        }
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        throw BoardError(
            .needsBrowser,
            "\(board.url.absoluteString) is a Notion page, which is drawn by scripts: it can be read with a browser only"
        )
    }
}
