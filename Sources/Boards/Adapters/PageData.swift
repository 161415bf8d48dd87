internal import Domain
internal import Foundation
public import Markup

/// Pages that carry their postings as data in a script, to be drawn from it, and addresses that answer with such data.
public struct PageData: PageAdapter {
    public let system = "pagedata"
    public let facts = AdapterFacts(
        "Data in scripts",
        detection: "`__NEXT_DATA__`, assigned JSON, `JSON.parse`, Next and Nuxt",
        gives: "what the data has", paging: "what the page shows",
        requests: "1, 1 a new posting without text", recordings: ["talentclue-json"])

    public init() {}

    public func read(_ page: CareersPage, selector: CSSSelector?, with reader: Reader) async throws -> Reading? {
        guard selector == nil else { return nil }
        let found = PostingArrays.find(in: ScriptData.find(in: page), on: page.url)
        guard !found.objects.isEmpty else { return nil }
        // A page that shows more than its data has keeps something else there, and one that leads on is read by its links.
        let linked = PostingLinks.find(in: page, selector: nil)
        guard linked.count <= found.objects.count, linked.isEmpty || NextPage.find(in: page) == nil else { return nil }

        var list = PostingList()
        let addresses = PostingAddresses(page: page)
        for object in found.objects {
            let url = object.url(on: page.url) ?? addresses.find(for: object)
            list.add(object.posting(at: url.map(CanonicalURL.of) ?? addresses.fallback(for: object)))
        }
        guard !list.postings.isEmpty else { return nil }
        if let total = found.total, total > found.objects.count {
            list.truncate("the page's data has \(found.objects.count) of \(total) postings")
        }
        let company = page.siteName
        try await list.addDetails(company: company, with: reader) { posting in
            try await PostingPage.complete(posting, from: page.url, with: reader)
        }
        return Reading(list, company: company, careersURL: page.url, source: system)
    }
}
