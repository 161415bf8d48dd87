internal import Domain
internal import Foundation
public import Markup

/// Pages that describe their postings as schema.org JobPosting in JSON-LD, as search engines ask for.
///
/// Source: https://schema.org/JobPosting and https://developers.google.com/search/docs/appearance/structured-data/job-posting.
/// Met in the wild and accepted: one object, an array, `@graph`, item lists, broken JSON, descriptions escaped twice.
public struct SchemaOrg: PageAdapter {
    public let system = "jsonld"

    public init() {}

    public func read(_ page: CareersPage, selector: CSSSelector?, with reader: Reader) async throws -> Reading? {
        guard selector == nil else { return nil }
        let found = JobPostingData.all(in: page)
        // One posting on a page that is not about it is an example or an advert of itself, not the list.
        guard let first = found.first, found.count > 1 || first.isSubject(of: page) else { return nil }
        var list = PostingList()
        for (index, data) in found.enumerated() {
            list.add(data.posting(on: page, index: found.count > 1 ? index : nil))
        }
        try list.check(system, page.url)
        for data in found {
            if let end = data.validThrough, end < Date(), let title = data.title {
                list.note("“\(title)” says that it was open until \(end.formatted(.iso8601.year().month().day()))")
            }
        }
        return Reading(
            company: first.company ?? page.siteName, careersURL: page.url, source: system, postings: list.postings,
            warnings: list.warnings)
    }
}
