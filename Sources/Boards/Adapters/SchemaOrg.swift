internal import Domain
public import Foundation
public import Markup

/// Pages that describe their postings as schema.org JobPosting in JSON-LD, as search engines ask for.
///
/// Source: https://schema.org/JobPosting and https://developers.google.com/search/docs/appearance/structured-data/job-posting.
/// Met in the wild and accepted: one object, an array, `@graph`, item lists, broken JSON, descriptions escaped twice.
public struct SchemaOrg: PageAdapter {
    public let system = "jsonld"
    public let facts = AdapterFacts(
        "schema.org",
        detection: "JSON-LD with JobPosting",
        gives: "contract, pay, workplace, dates, text", paging: "what the page shows",
        requests: "1", recordings: ["html", "html-cs"])

    private let now: @Sendable () -> Date

    public init(now: @escaping @Sendable () -> Date = { Date() }) { self.now = now }

    public func read(_ page: CareersPage, selector: CSSSelector?, with reader: Reader) async throws -> Reading? {
        guard selector == nil else { return nil }
        let all = JobPostingData.all(in: page)
        // A posting's own page may describe related ones too.
        let own = all.filter { $0.isAddressed(to: page) }
        let found = own.count == 1 && LinkAddress(page.url, on: page.url).points >= 3 ? own : all
        // One posting on a page that is not about it is an example or an advert of itself, not the list.
        guard let first = found.first, found.count > 1 || first.isSubject(of: page) else { return nil }
        let isIdentified = Set(found.map(\.identifier)).count == found.count
        var list = PostingList()
        for data in found { list.add(data.posting(on: page, isAlone: found.count == 1, isIdentified: isIdentified)) }
        try list.check(system, page.url)
        note(found.filter { $0.hasEnded(by: now()) }, in: &list)
        return Reading(
            company: first.company ?? page.siteName, careersURL: page.url, source: system, postings: list.postings,
            warnings: list.warnings)
    }

    private func note(_ ended: [JobPostingData], in list: inout PostingList) {
        guard let first = ended.first, let title = first.title, let end = first.validThrough else { return }
        let others = ended.count > 1 ? " and \(ended.count - 1) more" : ""
        list.note(
            "“\(title)”\(others) expired on \(end.formatted(.iso8601.year().month().day())), according to the page")
    }
}
