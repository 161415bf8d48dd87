public import Fetch
public import Foundation
public import Markup

/// A fetched page with what detection looks at. Not to be shared between threads.
public final class CareersPage {
    /// The address that answered.
    public let url: URL
    /// The source as text.
    public let source: String
    public let tree: HTMLPage?

    public init(_ response: FetchResponse) {
        url = response.url
        let charset = response.headers["content-type"].flatMap(Self.charset)
        tree = HTMLPage(response.body, url: response.url, charset: charset)
        source = String(decoding: response.body, as: UTF8.self)
    }

    /// Every link that leads to http(s), in document order, with frames and scripts by their `src`.
    lazy var addresses: [URL] = {
        guard let tree else { return [] }
        let links = tree.select(Self.links).compactMap(\.link)
        let frames = tree.select(Self.sources).compactMap { node in
            node.attribute("src").flatMap { URL(string: $0, relativeTo: tree.baseURL)?.absoluteURL }
        }
        return frames + links
    }()

    /// The text of the scripts inside the page.
    lazy var scripts: [String] = tree?.select(Self.inlineScripts).map(\.rawText) ?? []

    /// What the site calls itself, else its host's name.
    var siteName: String {
        let named = tree?.select(Self.siteNames).first?.attribute("content").map(PlainLine.of)
        return named.flatMap { $0.isEmpty ? nil : $0 } ?? CompanyName.fromHost(url.host() ?? "")
    }

    private static let siteNames = selector("meta[property='og:site_name']")
    private static let links = selector("a[href]")
    private static let sources = selector("iframe[src], script[src]")
    private static let inlineScripts = selector("script:not([src])")

    private static func charset(_ contentType: String) -> String? {
        contentType.firstMatch(of: #/charset\s*=\s*"?([A-Za-z0-9_:.\-]+)/#.ignoresCase()).map { String($0.1) }
    }
}

/// A selector that stands in our own code, where it is right or the program is wrong.
func selector(_ source: StaticString) -> CSSSelector {
    do {
        return try CSSSelector(String(describing: source))
    } catch {
        preconditionFailure("\(error)")
    }
}
