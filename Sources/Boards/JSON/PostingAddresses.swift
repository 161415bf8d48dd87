internal import Foundation
internal import Markup

/// Finds where a posting is read whose data gives only a part of its address.
struct PostingAddresses {
    private let page: URL
    /// The page's links by the last part of their path and by the values of their parameters.
    private var links: [String: URL] = [:]

    init(page: CareersPage) {
        self.page = page.url
        for link in page.linked.prefix(5_000) {
            links[link.lastPathComponent] = links[link.lastPathComponent] ?? link
            for item in URLComponents(url: link, resolvingAgainstBaseURL: true)?.queryItems ?? [] {
                if let value = item.value, value.count > 3 { links[value] = links[value] ?? link }
            }
        }
    }

    /// A link of the page that ends in the posting's name or number.
    func find(for object: PostingObject) -> URL? { object.slugs.lazy.compactMap { links[$0] }.first }

    /// The page itself, with the posting's name as a mark; nobody can be led nearer without running the page's scripts.
    func fallback(for object: PostingObject) -> URL {
        var parts = URLComponents(url: CanonicalURL.of(page), resolvingAgainstBaseURL: true)
        parts?.fragment = object.slugs.first ?? object.title
        return parts?.url ?? page
    }
}
