internal import Domain
internal import Foundation
public import Markup

/// Pages that mark their postings up as schema.org JobPosting in their elements.
///
/// Source: https://html.spec.whatwg.org/multipage/microdata.html and https://schema.org/JobPosting.
public struct Microdata: PageAdapter {
    public let system = "microdata"
    public let facts = AdapterFacts(
        "Microdata",
        detection: "`itemtype` JobPosting",
        gives: "contract, pay, dates, text", paging: "what the page shows",
        requests: "1")

    public init() {}

    public func read(_ page: CareersPage, selector: CSSSelector?, with reader: Reader) async throws -> Reading? {
        guard selector == nil else { return nil }
        let found = MicrodataPosting.all(in: page)
        let isAlone = found.count == 1 && PostingLinks.find(in: page, selector: nil).count < 2
        var list = PostingList()
        for data in found { list.add(data.posting(on: page, isAlone: isAlone)) }
        guard !list.postings.isEmpty else { return nil }
        let company = found.lazy.compactMap(\.company).first ?? page.siteName
        try await list.addDetails(company: company, with: reader) { posting in
            try await PostingPage.complete(posting, from: page.url, with: reader)
        }
        return Reading(list, company: company, careersURL: page.url, source: system)
    }
}
