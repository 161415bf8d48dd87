@testable import Boards
import Fetch
import Foundation
import Markup
import TestSupport
import Testing
@Test func zdebug() throws {
    for f in ["html-cs/jobscz-job_company.html","html-cs/jobscz-job_en.html","html-cs/jobscz-job_standard-v1.html","html/dfe-vacancies-1.html","html-cs/jobscz-listing-v1.html","html-cs/jobscz-listing_location.html","html/peoplestrong_bajaj_finserv.html"] {
        let row = Recordings.index.first { $0.file == f }!
        let page = CareersPage(FetchResponse(url: row.url, headers: ["content-type": row.contentType], body: row.bytes))
        print("ZZ", f, page.tree!.root!.clean.text.count, LinkAddress(row.url, on: row.url).points, page.tree!.select(try CSSSelector("h1")).map(\.line), PostingPage(page: page).isPosting)
        let links = PostingLinks.find(in: page, selector: nil)
        print("ZZ  links", links.count, NextPage.find(in: page)?.absoluteString ?? "-")
        for l in links.prefix(60) { print("ZZ    ", l.title.prefix(70), "|", l.url.absoluteString.prefix(70), "|", l.details.prefix(3)) }
    }
}
