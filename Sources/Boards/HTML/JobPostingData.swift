internal import Domain
internal import Foundation
internal import Markup

/// One schema.org JobPosting as a page's JSON-LD gives it.
struct JobPostingData {
    private let json: JSON

    init(json: JSON) { self.json = json }

    /// Every JobPosting in a page, in order.
    static func all(in page: CareersPage) -> [JobPostingData] {
        guard let tree = page.tree else { return [] }
        return tree.select(scripts).flatMap { script -> [JobPostingData] in
            let text = script.rawText
            guard text.contains("JobPosting") else { return [] }
            guard let root = (try? JSON(parsing: Array(text.utf8))) ?? (try? JSON(parsing: JSONRepair.repaired(text)))
            else {
                return []
            }
            return find(in: root, depth: 0)
        }
    }

    private static let scripts = selector("script[type*='ld+json']")

    private static func find(in json: JSON, depth: Int) -> [JobPostingData] {
        guard depth < 8 else { return [] }
        if json.isArray { return json.array.flatMap { find(in: $0, depth: depth + 1) } }
        guard json.isObject else { return [] }
        if json["@type"].oneOrMany.contains(where: { $0.string?.hasSuffix("JobPosting") ?? false }) {
            return [JobPostingData(json: json)]
        }
        return ["@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage"].flatMap { member in
            find(in: json[member], depth: depth + 1)
        }
    }

    var title: String? { json["title"].line ?? json["name"].line }

    var company: String? {
        json["hiringOrganization"]["name"].line
            ?? (json["hiringOrganization"].isString ? json["hiringOrganization"].line : nil)
    }

    var validThrough: Date? { json["validThrough"].date }

    func hasEnded(by now: Date) -> Bool { validThrough.map { $0 < now } ?? false }

    /// Whether it gives the page's address as its own.
    func isAddressed(to page: CareersPage) -> Bool {
        json["url"].url(on: page.url).map(CanonicalURL.key) == CanonicalURL.key(page.url)
    }

    /// Whether the page is this posting's own: its address, or its title in the page's.
    func isSubject(of page: CareersPage) -> Bool {
        if isAddressed(to: page) { return true }
        guard let title = title?.lowercased() else { return false }
        let heads = page.tree?.select(Self.heads).map { $0.line.lowercased() } ?? []
        return heads.isEmpty || heads.contains { $0.contains(title) || title.contains($0) && !$0.isEmpty }
            || PostingLinks.find(in: page, selector: nil).isEmpty
    }

    private static let heads = selector("h1, title")

    /// The employer's own number. Some give their own name to all their postings instead.
    var identifier: String? { json["identifier"]["value"].line ?? json["identifier"].line }

    /// - Parameters:
    ///   - isAlone: whether the page is this posting's own; else it is one of several on a page.
    ///   - isIdentified: whether `identifier` tells the page's postings apart.
    func posting(on page: CareersPage, isAlone: Bool, isIdentified: Bool = true) -> Posting? {
        guard let title else { return nil }
        let own = json["url"].url(on: page.url).flatMap { $0.path.count > 1 ? $0 : nil }
        let url = CanonicalURL.of(isAlone ? page.url : own ?? page.url)
        let fallback = isAlone || own != nil ? CanonicalURL.key(url) : "\(CanonicalURL.key(url))#\(title)"
        return posting(PostingID((isIdentified ? identifier : nil) ?? fallback), title, url)
    }

    /// The posting of a place that is known to be its own.
    func posting(at url: URL) -> Posting? { title.flatMap { posting(PostingID(CanonicalURL.key(url)), $0, url) } }

    private func posting(_ id: PostingID, _ title: String, _ url: URL) -> Posting {
        let places = places
        let html = advert
        return Posting(
            id: id, title: title, url: url, locations: places.names,
            workplace: isRemote ? .remote : places.workplace,
            employmentType: json["employmentType"].oneOrMany.lazy.compactMap(\.employmentType)
                .first,
            department: json["occupationalCategory"].line.flatMap { $0.contains(where: \.isNumber) ? nil : $0 },
            salary: salary,
            postedAt: json["datePosted"].date,
            updatedAt: json["dateModified"].date,
            description: html.text, descriptionHTML: html.html)
    }

    private var isRemote: Bool {
        json["jobLocationType"].oneOrMany.contains { $0.string?.uppercased() == "TELECOMMUTE" }
    }

    /// The description, and the parts that some pages put beside it.
    private var advert: CleanHTML {
        let whole = json["description"].html ?? CleanHTML("")
        let parts: [StaticString] = [
            "responsibilities", "qualifications", "skills", "experienceRequirements", "jobBenefits",
        ]
        let further = parts.flatMap { json[$0].oneOrMany.prefix(50) }.compactMap(\.html).filter { part in
            !part.text.isEmpty && !whole.text.contains(part.text.prefix(80))
        }
        guard !further.isEmpty else { return whole }
        return CleanHTML(([whole] + further).map { "<div>\($0.html)</div><p></p>" }.joined())
    }

    private var places: Places {
        let locations = json["jobLocation"].oneOrMany.prefix(500)
        var byAddress = Places()
        var byName = Places()
        for location in locations {
            byAddress.add(Self.address(location["address"]) ?? location["name"].line)
            byName.add(location["name"].line)
        }
        if isRemote {
            for region in json["applicantLocationRequirements"].oneOrMany.prefix(500) {
                byAddress.add(region["name"].line ?? region.line)
            }
        }
        // One address copied into every place, as Meta's pages have it: then the names tell them apart.
        return byName.names.count > byAddress.names.count ? byName : byAddress
    }

    private static func address(_ address: JSON) -> String? {
        if address.isString { return address.line }
        let country = address["addressCountry"]
        let parts = [
            address["addressLocality"].line, address["addressRegion"].line,
            country["name"].line ?? country["name"].array.first?.line ?? country.line,
        ]
        var seen: [String] = []
        for part in parts.compactMap(\.self) where !seen.contains(part) { seen.append(part) }
        return seen.isEmpty ? nil : seen.joined(separator: ", ")
    }

    private var salary: Salary? {
        let base = json["baseSalary"].oneOrMany.first ?? json["baseSalary"]
        let value = base["value"].oneOrMany.first ?? base["value"]
        let exact = value["value"].amount ?? value.amount ?? base.amount
        return Salary(
            min: value["minValue"].amount ?? base["minValue"].amount ?? exact,
            max: value["maxValue"].amount ?? base["maxValue"].amount ?? exact,
            currency: base["currency"].currency ?? value["currency"].currency ?? json["salaryCurrency"].currency,
            period: (value["unitText"].string ?? base["unitText"].string).flatMap(Salary.Period.init(word:)))
    }
}
