internal import Domain
internal import Fetch
internal import Foundation
internal import Markup

/// A posting's own page: its JSON-LD when it has some, else its main text.
struct PostingPage {
    let page: CareersPage

    /// - Parameter link: how the list named it, for what the page itself does not say.
    func posting(from link: PostingLink?) -> Posting? {
        let url = CanonicalURL.of(link?.url ?? page.url)
        let found = JobPostingData.all(in: page)
        let own = found.count == 1 ? found.first : found.first { $0.isAddressed(to: page) || $0.title == link?.title }
        if var posting = own?.posting(on: page, isAlone: true) {
            posting.id = PostingID(CanonicalURL.key(url))
            posting.url = url
            if let link { Self.addDetails(link, to: &posting) }
            return posting
        }
        let title = link?.title ?? self.title
        guard let title, !title.isEmpty else { return nil }
        let text = body
        var posting = Posting(
            id: PostingID(CanonicalURL.key(url)), title: title, url: url, description: text?.text ?? "",
            descriptionHTML: text?.html ?? "")
        if let link { Self.addDetails(link, to: &posting) }
        let marked = MicrodataPosting.all(in: page)
        if marked.count == 1, let said = marked[0].posting(on: page, isAlone: true) {
            posting = posting.completed(by: said)
        }
        let fields = PageFields(of: page, title: title)
        if posting.locations.isEmpty { posting.locations = fields.places.names }
        posting.workplace = posting.workplace ?? fields.workplace
        posting.employmentType = posting.employmentType ?? fields.employmentType
        posting.department = posting.department ?? fields.department
        posting.salary = posting.salary ?? fields.salary
        return posting
    }

    /// A posting as a list shows it, with what its own page adds.
    func completing(_ listed: Posting) -> Posting {
        let link = PostingLink(
            url: listed.url ?? page.url, title: listed.title, details: [], group: "")
        return posting(from: link).map { listed.completed(by: $0) } ?? listed
    }

    /// Fetches the own page of a posting and adds what it says to what the list does.
    /// - Parameter list: where many sites lead from a posting that is gone.
    static func complete(_ posting: Posting, from list: URL, with reader: Reader) async throws -> Posting {
        guard let url = posting.url, CanonicalURL.key(url) != CanonicalURL.key(list) else { return posting }
        let own = try await reader.page(url)
        if CanonicalURL.key(own.url) == CanonicalURL.key(list) { throw FetchError(.gone, url, "is gone") }
        let completed = PostingPage(page: own).completing(posting)
        guard completed.description.isEmpty else { return completed }
        return PostingPage(page: try await reader.shown(own)).completing(posting)
    }

    /// What the list alone says of a posting.
    static func posting(unread link: PostingLink) -> Posting {
        let url = CanonicalURL.of(link.url)
        var posting = Posting(id: PostingID(CanonicalURL.key(url)), title: link.title, url: url)
        addDetails(link, to: &posting)
        return posting
    }

    /// What the page calls its posting, in its data or its heading.
    var ownTitle: String? {
        let found = JobPostingData.all(in: page)
        return (found.count == 1 ? found[0] : found.first { $0.isAddressed(to: page) })?.title ?? title
    }

    /// Whether the page is one posting and no list: what to make of an address that leads past the list.
    var isPosting: Bool {
        guard let title, TitleWords.areIn(title), let body, body.text.count > 300 else { return false }
        return LinkAddress(page.url, on: page.url).points >= 3
            || isAppliedFor && PostingLinks.find(in: page, selector: nil).isEmpty
    }

    /// What the page is headed by.
    private var title: String? {
        guard let tree = page.tree else { return nil }
        return [Self.titles, Self.subtitles].lazy.flatMap { tree.select($0) }.map(\.line).first { !$0.isEmpty }
    }

    /// Whether there is one thing to apply for; pages repeat the button at their end.
    private var isAppliedFor: Bool {
        let controls = page.tree?.select(Self.controls).prefix(500).filter {
            LinkWords.isApplication(PlainLine.of($0.rawText))
        }
        return 1...2 ~= controls?.count ?? 0
    }

    private static func addDetails(_ link: PostingLink, to posting: inout Posting) {
        guard posting.locations.isEmpty || posting.workplace == nil || posting.employmentType == nil else { return }
        var places = Places()
        places.add(link.location)
        for detail in link.details where detail != link.location {
            if let type = EmploymentType(whole: detail) {
                posting.employmentType = posting.employmentType ?? type
            } else if Workplace(word: detail) != nil || link.location == nil && isPlaceLike(detail) {
                places.add(detail)
            }
        }
        if posting.locations.isEmpty { posting.locations = places.names }
        posting.workplace = posting.workplace ?? places.workplace
    }

    /// "Berlin, Germany", "Sao Paulo - Brazil", "Remote (EU)": short, capitalised, no sentence, no digits.
    static func isPlaceLike(_ text: String) -> Bool {
        guard text.count < 50, !text.contains(where: \.isNumber), !text.hasSuffix("."), !TitleWords.areIn(text) else {
            return false
        }
        let isSpacedOut = text.contains(", ") || text.contains(" - ") || text.contains(" – ")
        return text.lowercased().contains("remote") || isSpacedOut && text.first?.isUppercase == true
    }

    private var body: CleanHTML? { page.tree.flatMap(AdvertBody.find) }

    private static let titles = selector("h1")
    private static let subtitles = selector("h2")
    private static let controls = selector("a, button")
}
