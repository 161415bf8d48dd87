internal import Domain
internal import Fetch
internal import Foundation
public import Markup

/// A careers page that shows its postings in a frame from elsewhere: the frame's own page is read.
public struct FramedPage: PageAdapter {
    public let system = "frame"
    public let facts = AdapterFacts(
        "Frames",
        detection: "a frame whose page is one of the kinds above",
        gives: "what that page gives", paging: "as that page",
        requests: "1 more")
    private static let maximumFrames = 2

    private let pages: [any PageAdapter]

    /// - Parameter pages: what a frame may hold.
    public init(of pages: [any PageAdapter]) { self.pages = pages }

    public func read(_ page: CareersPage, selector: CSSSelector?, with reader: Reader) async throws -> Reading? {
        guard selector == nil else { return nil }
        for url in Self.frames(of: page) {
            do {
                let framed = try await reader.page(url)
                for kind in pages {
                    guard var reading = try await kind.read(framed, selector: nil, with: reader),
                        !reading.postings.isEmpty
                    else { continue }
                    reading.careersURL = page.url
                    reading.company = page.siteName
                    return reading
                }
            } catch is FetchError {
                continue
            }
        }
        return nil
    }

    private static func frames(of page: CareersPage) -> [URL] {
        let frames = page.tree?.select(frames).compactMap { node -> URL? in
            guard let source = node.attribute("src") ?? node.attribute("data-src"),
                let url = WebLink.parse(source, on: page.tree?.baseURL ?? page.url),
                CanonicalURL.key(url) != CanonicalURL.key(page.url)
            else { return nil }
            let address = url.absoluteString.lowercased()
            let isNamed = [
                "job", "career", "vacanc", "karriere", "stelle", "recruit", "position", "emploi", "empleo", "vaga",
            ]
            .contains { address.contains($0) }
            return JobHosts.serves(url) || isNamed ? url : nil
        }
        return Array((frames ?? []).prefix(maximumFrames))
    }

    private static let frames = selector("iframe[src], iframe[data-src], frame[src]")
}
