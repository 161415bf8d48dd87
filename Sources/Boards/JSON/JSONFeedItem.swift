internal import Domain
internal import Foundation
internal import Markup

/// One item of a JSON Feed (https://www.jsonfeed.org/version/1.1), with the posting that some feeds put into it.
struct JSONFeedItem {
    private let item: JSON
    private let page: URL

    init(_ item: JSON, on page: URL) {
        self.item = item
        self.page = page
    }

    var posting: Posting? {
        guard let title = item["title"].line, let url = item["url"].url(on: page) else { return nil }
        let address = CanonicalURL.of(url)
        let said = JobPostingData(json: item["_jobposting"]).posting(at: address)
        let html = item["content_html"].html ?? item["content_text"].html
        var posting = said ?? Posting(id: PostingID(""), title: title, url: address)
        posting.id = PostingID(
            item["id"].string.flatMap { $0.utf8.count > 200 ? nil : $0 } ?? CanonicalURL.key(address))
        posting.title = title
        posting.url = address
        posting.postedAt = posting.postedAt ?? item["date_published"].date
        posting.updatedAt = posting.updatedAt ?? item["date_modified"].date
        if posting.description.isEmpty, let html {
            (posting.description, posting.descriptionHTML) = (html.text, html.html)
        }
        return posting
    }
}
