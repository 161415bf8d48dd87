internal import Domain
internal import Fetch
internal import Foundation

/// What the own page of a posting says in its JSON-LD, for systems whose lists say little and whose pages say it all.
enum PostingDetails {
    /// Fetches the posting's page and adds to what the list says.
    /// - Throws: `FetchError` with `.gone` when the page leads away from the posting.
    static func read(_ listed: Posting, of system: String, with reader: Reader) async throws -> Posting {
        guard let url = listed.url else { return listed }
        let page = try await reader.page(url)
        guard let data = JobPostingData.all(in: page).first, let found = data.posting(on: page, isAlone: true) else {
            if CanonicalURL.key(page.url) != CanonicalURL.key(url) { throw FetchError(.gone, url, "is gone") }
            throw BoardError.changedShape(system, url, "there is no schema.org JobPosting in it")
        }
        return merged(listed, with: found)
    }

    /// A list may show the day on which it was made; the page has the posting's own.
    private static func merged(_ listed: Posting, with found: Posting) -> Posting {
        var posting = listed.completed(by: found)
        posting.postedAt = found.postedAt ?? listed.postedAt
        posting.updatedAt = found.updatedAt ?? listed.updatedAt
        return posting
    }
}
