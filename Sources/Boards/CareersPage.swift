public import Fetch
public import Foundation
public import Markup

/// A fetched page with what detection looks at. Not to be shared between threads.
public final class CareersPage {
    /// The address that answered.
    public let url: URL
    /// As it was answered.
    let bytes: [UInt8]
    public let tree: HTMLPage?
    /// What the server says it is, in lower case.
    let contentType: String?
    /// Whether its scripts have run.
    let isRendered: Bool
    /// Whether there may be more on the page than is here.
    let isCut: Bool

    public convenience init(_ response: FetchResponse) {
        self.init(response, isRendered: false, isCut: false)
    }

    /// A page as a browser shows it.
    /// - Parameter isCut: the browser stopped before the page did.
    public convenience init(rendered html: String, at url: URL, isCut: Bool = false) {
        let headers = ["content-type": "text/html; charset=utf-8"]
        self.init(FetchResponse(url: url, headers: headers, body: Array(html.utf8)), isRendered: true, isCut: isCut)
    }

    private init(_ response: FetchResponse, isRendered: Bool, isCut: Bool) {
        self.isRendered = isRendered
        self.isCut = isCut
        url = response.url
        bytes = response.body
        contentType = response.headers["content-type"]?.lowercased()
        let charset = contentType.flatMap(Self.charset)
        tree = HTMLPage(response.body, url: response.url, charset: charset)
    }

    /// Every address that the page shows in a frame, runs as a script, links to or names in a script, in this order.
    var addresses: [URL] { embedded + linked + named }

    /// What frames and scripts are loaded from, also when they wait for consent (`data-src`).
    lazy var embedded: [URL] =
        tree?.select(Self.sources).prefix(Self.maximumLinks).compactMap { node in
            (node.attribute("src") ?? node.attribute("data-src"))
                .flatMap { URL(string: $0, relativeTo: tree?.baseURL)?.absoluteURL }
        } ?? []

    lazy var linked: [URL] = tree?.select(Self.links).prefix(Self.maximumLinks).compactMap(\.link) ?? []

    /// More than any page has; each is shown to every adapter.
    private static let maximumLinks = 5_000

    lazy var named: [URL] = {
        var found: [URL] = []
        for script in scripts where found.count < Self.maximumLinks { found += ScriptAddresses.find(in: script) }
        return Array(found.prefix(Self.maximumLinks))
    }()

    /// Whether the page loads styles, scripts or pictures from a system's hosts, as a careers page on the company's own
    /// host does whose system serves it.
    /// - Parameter label: how the host must begin, where the domain has other hosts, too.
    func isServed(from domain: String, as label: String = "") -> Bool {
        resources.contains { host in host == domain || host.hasSuffix("." + domain) && host.hasPrefix(label) }
    }

    private lazy var resources: Set<String> = Set(
        tree?.select(Self.parts).prefix(2_000).compactMap { node in
            (node.attribute("src") ?? node.attribute("href"))
                .flatMap { URL(string: $0, relativeTo: tree?.baseURL)?.host()?.lowercased() }
        } ?? [])

    /// The text of the scripts inside the page.
    lazy var scripts: [String] = tree?.select(Self.inlineScripts).map(\.rawText) ?? []

    /// Those with a word in them, found by its bytes: patterns take seconds on the megabytes that some pages carry.
    func scripts(naming word: StaticString) -> [String] {
        let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        return scripts.filter { script in
            var script = script
            return script.withUTF8 { Self.holds($0, word) }
        }
    }

    private static func holds(_ text: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = text.baseAddress, let mark = word.baseAddress, !word.isEmpty else { return false }
        var index = 0
        while index + word.count <= text.count,
            let found = memchr(start + index, Int32(mark[0]), text.count - word.count - index + 1)
        {
            if memcmp(found, mark, word.count) == 0 { return true }
            index = UnsafeRawPointer(found) - UnsafeRawPointer(start) + 1
        }
        return false
    }

    /// By what names the page's company may go: of the site, in the title, in the host.
    var names: [String] {
        [siteName, CompanyName.fromHost(url.host() ?? "")] + (tree?.select(Self.title).first.map { [$0.line] } ?? [])
    }

    /// What the site calls itself, else its host's name.
    var siteName: String {
        let named = tree?.select(Self.siteNames).first?.attribute("content").map(PlainLine.of)
        return named.flatMap { $0.isEmpty ? nil : $0 } ?? CompanyName.fromHost(url.host() ?? "")
    }

    private static let siteNames = selector("meta[property='og:site_name']")
    private static let title = selector("title")
    private static let links = selector("a[href]")
    private static let sources = selector("iframe[src], iframe[data-src], script[src], script[data-src]")
    private static let parts = selector("script[src], link[rel='stylesheet'], link[rel~='preload'], img[src]")
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
