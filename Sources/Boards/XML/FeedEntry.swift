internal import Domain
internal import Foundation
internal import Markup

/// One entry of a feed, by whatever names feeds give to a posting's fields.
struct FeedEntry {
    private let element: XMLTree
    private let page: URL

    init(_ element: XMLTree, on page: URL) {
        self.element = element
        self.page = page
    }

    /// What feeds call an entry.
    static let names: Set<String> = [
        "item", "entry", "job", "offer", "position", "vacancy", "posting", "jobposting", "opening", "ad", "stelle",
        "stellenangebot", "vacature", "oferta", "vaga", "nabidka",
    ]

    var title: String? { element.line("title", "position", "jobtitle", "job_title", "name") }

    var company: String? { element.line("company", "company_name", "companyname", "employer", "hiringorganization") }

    var url: URL? {
        element.link("link", "url", "detail-url", "joburl", "job_url", "apply_url", "applyurl", "apply-url", on: page)
            ?? linked ?? (element.first("guid")?.text).flatMap { WebLink.parse($0) }
    }

    /// Atom gives the address as an attribute, and several for several purposes.
    private var linked: URL? {
        let links = element.all("link")
        let own = links.first { ($0.attributes["rel"] ?? "alternate") == "alternate" } ?? links.first
        return own?.attributes["href"].flatMap { WebLink.parse($0, on: page) }
    }

    /// Whether it is called a posting, or has the title or the address of one.
    var isLikePosting: Bool { isSurelyPosting || title.map(TitleWords.areIn) ?? false }

    /// Whether it is called a posting, has what only postings have, or leads to where postings are.
    var isSurelyPosting: Bool {
        if !["item", "entry"].contains(element.name.lowercased()) { return true }
        if Self.marks.contains(where: { element.first($0) != nil }) { return true }
        guard let url else { return false }
        let address = LinkAddress(url, on: page)
        return address.points >= 3 && !address.leadsElsewhere
    }

    private static let marks = ["remoteStatus", "employmentType", "employment_type", "jobtype", "job_type"]

    var posting: Posting? {
        guard let title, let url else { return nil }
        let places = places
        let html = element.html("encoded", "content", "description", "jobdescription", "body", "summary")
        let address = CanonicalURL.of(url)
        return Posting(
            id: PostingID(id ?? CanonicalURL.key(address)), title: title, url: address, locations: places.names,
            workplace: workplace ?? places.workplace,
            employmentType: employmentType,
            department: element.line("department", "category", "discipline"),
            salary: element.line("salary", "compensation").flatMap(WrittenSalary.parse),
            postedAt: element.date(
                "pubDate", "date", "published", "publishedAt", "publishdate", "date_posted", "dateposted", "createdAt"),
            updatedAt: element.date("updated", "lastUpdate", "lastmod", "last_updated", "updatedAt"),
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    private var id: String? {
        let id = element.line(
            "guid", "id", "referencenumber", "reference_id", "requisitionid", "jobid", "job_id", "key")
        // A guid that is an address is no more stable than the address, which may be tracked.
        return id.flatMap { $0.utf8.count > 200 || $0.contains("://") ? nil : $0 }
    }

    private var workplace: Workplace? {
        switch element.line("remoteStatus", "remotetype", "remote_type", "workplacetype", "workplace", "remote")?
            .lowercased()
        {
        case "fully", "true", "yes", "1": .remote
        case let word?: Workplace(word: word)
        case nil: nil
        }
    }

    /// Where several are given the first that is a kind of contract counts.
    private var employmentType: EmploymentType? {
        let listed = element.first("jobtypes")?.elements.prefix(10).map(\.text) ?? []
        let words =
            listed
            + ["jobtype", "job_type", "employmentType", "employment_type", "job-type"].compactMap {
                element.line($0)
            }
        return words.lazy.compactMap(EmploymentType.init(word:)).first
    }

    private var places: Places {
        var places = Places()
        for list in element.elements where ["locations", "cities", "offices"].contains(list.name) {
            for place in list.elements.prefix(200) { places.add(Self.name(of: place)) }
        }
        if places.names.isEmpty {
            for place in element.all("location").prefix(200) { places.add(Self.name(of: place)) }
        }
        if places.names.isEmpty { places.add(Self.name(of: element)) }
        return places
    }

    /// City, region and country of an element that has them, else its own text when it has no more than that.
    private static func name(of place: XMLTree) -> String? {
        let parts = [place.line("city"), place.line("state", "region"), place.line("country")].compactMap(\.self)
        if !parts.isEmpty { return parts.joined(separator: ", ") }
        if place.elements.isEmpty { return PlainLine.of(place.text) }
        return names.contains(place.name.lowercased()) ? nil : place.line("name")
    }
}
