internal import Domain
internal import Foundation
internal import Markup

/// An object of some page's own data that may be a posting, by the names that programmers give to a posting's fields.
struct PostingObject {
    private let json: JSON

    init(_ json: JSON) { self.json = json }

    var title: String? {
        text([
            "title", "jobTitle", "job_title", "positionTitle", "position_title", "jobName", "postingTitle", "position",
            "displayTitle", "name", "heading", "text",
        ])
    }

    var id: String? {
        for name: StaticString in [
            "id", "jobId", "job_id", "uuid", "_id", "shortcode", "reference", "requisitionId", "slug",
        ] {
            if let id = json[name].string, id.utf8.count < 200 { return id }
        }
        return nil
    }

    /// The parts of an address that it may give instead of one.
    var slugs: [String] {
        let names: [StaticString] = [
            "slug", "idParam", "urlSlug", "url_slug", "handle", "id", "jobId", "uuid", "shortcode",
        ]
        return names.compactMap { json[$0].string ?? json[$0]["current"].string }.filter { 1...200 ~= $0.utf8.count }
    }

    func url(on page: URL) -> URL? {
        let names: [StaticString] = [
            "url", "absolute_url", "absoluteUrl", "hostedUrl", "jobUrl", "job_url", "link", "href", "permalink",
            "careers_url", "canonicalUrl", "detailUrl", "detail_url", "externalUrl", "postingUrl", "positionUrl",
            "job_path",
            "landing_page", "path", "uri", "applicationLink", "applyUrl", "apply_url", "guid",
        ]
        return names.lazy.compactMap { name in
            let value = json[name].isNull ? json["refs"][name] : json[name]
            let text = value.string ?? value["url"].string ?? value["href"].string
            guard let text, text != "#", !text.contains(" "), text.contains("/") || text.contains("?") else {
                return nil
            }
            return WebLink.parse(text, on: page)
        }.first
    }

    /// How many of the fields it has that postings have and menus, articles and products have not.
    var marks: Int {
        [!places.names.isEmpty, department != nil, employmentType != nil, workplace != nil, salary != nil].count { $0 }
    }

    func posting(at url: URL) -> Posting? {
        guard let title else { return nil }
        let places = places
        let html = advert
        return Posting(
            id: PostingID(id ?? CanonicalURL.key(url)), title: title, url: url, locations: places.names,
            workplace: workplace ?? places.workplace, employmentType: employmentType, department: department,
            salary: salary,
            postedAt: date([
                "publishedAt", "published_at", "datePosted", "date_posted", "postedAt",
                "posted_at", "publishDate", "post_date_timestamp", "date", "createdAt", "created_at",
            ]),
            updatedAt: date(["updatedAt", "updated_at", "modified", "lastUpdated"]),
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    private var department: String? {
        text(["department", "team", "category", "function", "discipline_label", "division"])
    }

    private var employmentType: EmploymentType? {
        let names: [StaticString] = [
            "employmentType", "employment_type", "jobType", "job_type", "contractType", "contract_type", "contract",
            "commitment", "schedule", "shift_label", "contract_label", "type",
        ]
        return names.lazy.flatMap { json[$0].oneOrMany.prefix(5) }.compactMap { value in
            (Self.label(value)).flatMap(EmploymentType.init(word:))
        }.first
    }

    private var workplace: Workplace? {
        let names: [StaticString] = [
            "workplaceType", "workplace_type", "workplace", "workMode", "work_mode", "locationType", "location_type",
            "remoteType", "work_modality", "remote", "workModel",
        ]
        for name in names {
            if let said = Self.label(json[name]).flatMap(Workplace.init(word:)) { return said }
        }
        return json["isRemote"].bool == true || json["remote"].bool == true ? .remote : nil
    }

    private var places: Places {
        var places = Places()
        for name: StaticString in [
            "locations", "location", "offices", "office", "jobLocation", "cities", "city", "place",
        ] {
            for place in json[name].oneOrMany.prefix(100) { places.add(Self.place(place)) }
            if name.description == "city", let country = json["country"].line, places.names.count == 1 {
                var whole = Places()
                whole.add("\(places.names[0]), \(country)")
                return whole
            }
            if !places.names.isEmpty { break }
        }
        return places
    }

    private static func place(_ place: JSON) -> String? {
        if !place.isObject { return place.line }
        let parts: [String?] = [
            place["city"].line ?? place["cityName"].line, place["region"].line ?? place["state"].line,
            place["country"].line ?? place["countryName"].line ?? place["country"]["name"].line,
        ]
        let known = parts.compactMap(\.self)
        return known.isEmpty ? label(place) : known.joined(separator: ", ")
    }

    private var advert: CleanHTML? {
        let names: [StaticString] = [
            "description", "descriptionHtml", "description_html", "jobDescription", "job_description", "content",
            "body",
        ]
        return names.lazy.compactMap { name in
            json[name].html ?? json[name]["rendered"].html ?? json[name]["html"].html
        }.first { !$0.text.isEmpty }
    }

    private var salary: Salary? {
        let range = ["salary", "salaryRange", "compensation"].lazy.map { (name: StaticString) in json[name] }
            .first { !$0.isNull }
        if let text = range?.line, let salary = WrittenSalary.parse(text) { return salary }
        return Salary(
            min: range?["min"].amount ?? json["salaryMin"].amount ?? json["minSalary"].amount,
            max: range?["max"].amount ?? json["salaryMax"].amount ?? json["maxSalary"].amount,
            currency: range?["currency"].currency ?? json["salaryCurrency"].currency ?? json["currency"].currency,
            period: range?["period"].period ?? range?["interval"].period ?? json["salaryPeriod"].period)
    }

    private func date(_ names: [StaticString]) -> Date? { names.lazy.compactMap { json[$0].date }.first }

    private func text(_ names: [StaticString]) -> String? {
        names.lazy.compactMap { name in Self.label(json[name].oneOrMany.first ?? json[name]) }
            .first { !$0.isEmpty && $0.utf8.count < 500 }
    }

    /// A text, or the name of an object that has one.
    private static func label(_ value: JSON) -> String? {
        if value.isString { return value.line }
        return value["name"].line ?? value["label"].line ?? value["title"].line ?? value["rendered"].line
            ?? value["value"].line
    }
}
