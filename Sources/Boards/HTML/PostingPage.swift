internal import Domain
internal import Foundation
internal import Markup

/// A posting's own page: its JSON-LD when it has some, else its main text.
struct PostingPage {
    let page: CareersPage

    /// - Parameter link: how the list named it, for what the page itself does not say.
    func posting(from link: PostingLink?) -> Posting? {
        let url = CanonicalURL.of(link?.url ?? page.url)
        let found = JobPostingData.all(in: page)
        if var posting = (found.count == 1 ? found.first : nil)?.posting(on: page, index: nil) {
            posting.id = PostingID(CanonicalURL.key(url))
            posting.url = url
            if let link { addDetails(link, to: &posting) }
            return posting
        }
        let title = link?.title ?? page.tree?.select(Self.titles).lazy.map(\.line).first { !$0.isEmpty }
        guard let title, !title.isEmpty else { return nil }
        let text = body
        var posting = Posting(
            id: PostingID(CanonicalURL.key(url)), title: title, url: url, description: text?.text ?? "",
            descriptionHTML: text?.html ?? "")
        if let link { addDetails(link, to: &posting) }
        return posting
    }

    /// Whether the page is one posting and no list: what to make of an address that leads past the list.
    var isPosting: Bool {
        guard let tree = page.tree, LinkAddress(page.url, on: page.url).points >= 3 else { return false }
        let headings = tree.select(Self.titles).map(\.line).filter { !$0.isEmpty }
        return headings.contains(where: LinkWords.isTitleLike) && (body?.text.count ?? 0) > 400
    }

    private func addDetails(_ link: PostingLink, to posting: inout Posting) {
        guard posting.locations.isEmpty || posting.workplace == nil || posting.employmentType == nil else { return }
        var places = Places()
        for detail in link.details {
            if let type = EmploymentType(word: detail), detail.count < 40 {
                posting.employmentType = posting.employmentType ?? type
            } else if Workplace(word: detail) != nil || Self.isPlaceLike(detail) {
                places.add(detail)
            }
        }
        if posting.locations.isEmpty { posting.locations = places.names }
        posting.workplace = posting.workplace ?? places.workplace
    }

    /// "Berlin, Germany", "Remote (EU)": short, capitalised, no sentence, no digits.
    private static func isPlaceLike(_ text: String) -> Bool {
        text.count < 50 && !text.contains(where: \.isNumber) && !text.hasSuffix(".")
            && (text.lowercased().contains("remote") || text.contains(", ") && text.first?.isUppercase == true)
            && !LinkWords.isTitleLike(text)
    }

    /// The element that holds the advert: what is marked as such, else the page without its frame.
    private var body: CleanHTML? {
        guard let tree = page.tree else { return nil }
        for selector in Self.bodies {
            let found = tree.select(selector).map(\.clean).max { $0.text.count < $1.text.count }
            if let found, found.text.count > 200 { return found }
        }
        return tree.root?.clean
    }

    private static let titles = selector("h1")
    private static let bodies = [
        selector("[itemprop='description'], [class*='job-description'], [class*='jobDescription'], [class*='JobDescription'], #job-description, [class*='posting-description'], [class*='job-detail__body']"),
        selector("main article, article, main, [role='main'], #main, #content, .content"),
    ]
}
