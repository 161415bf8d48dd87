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

    private static func merged(_ listed: Posting, with found: Posting) -> Posting {
        var posting = listed
        if posting.locations.isEmpty { posting.locations = found.locations }
        posting.workplace = posting.workplace ?? found.workplace
        posting.employmentType = posting.employmentType ?? found.employmentType
        posting.department = posting.department ?? found.department
        posting.salary = posting.salary ?? found.salary
        posting.postedAt = found.postedAt ?? posting.postedAt
        posting.updatedAt = found.updatedAt ?? posting.updatedAt
        posting.description = found.description
        posting.descriptionHTML = found.descriptionHTML
        return posting
    }
}
