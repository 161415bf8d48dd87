import Domain
import Foundation
import Markup

/// A posting read leniently: in Scoutly's own shape, or under the names that others give the same things.
struct LoosePosting {
    /// Why a line is no posting.
    struct Problem: Error {
        let reason: String
    }

    let posting: Posting
    let company: String?

    static func read(_ line: Data, number: Int) -> Result<LoosePosting, Problem> {
        guard let json = try? JSONSerialization.jsonObject(with: line) else {
            return .failure(Problem(reason: "is not JSON on one line"))
        }
        guard let fields = (json as? [String: Any]) ?? (json as? [Any])?.first as? [String: Any] else {
            return .failure(Problem(reason: "is not a JSON object"))
        }
        let read = LoosePosting(Members(fields), number: number)
        guard !read.posting.title.isEmpty || !read.posting.description.isEmpty else {
            return .failure(Problem(reason: "has neither a title nor a description"))
        }
        return .success(read)
    }

    private init(_ members: Members, number: Int) {
        let html = members.text("descriptionHTML", "descriptionHtml", "description_html", "html")
        let plain = members.text(
            "description", "text", "descriptionPlain", "description_plain", "body", "content", "jobDescription")
        let clean = CleanHTML(html ?? plain ?? "")
        posting = Posting(
            id: PostingID(members.text("id", "externalId", "job_id", "jobId") ?? "line-\(number)"),
            title: PlainLine.of(members.text("title", "name", "position", "jobTitle", "job_title") ?? ""),
            url: members.text("url", "link", "jobUrl", "absolute_url", "applyUrl").flatMap { URL(string: $0) },
            locations: members.texts("locations", "location", "secondaryLocations").map(PlainLine.of).filter {
                !$0.isEmpty
            },
            workplace: members.workplace, employmentType: members.employmentType,
            department: members.text("department", "team").map(PlainLine.of), salary: members.salary,
            description: clean.text, descriptionHTML: clean.html)
        company = members.text(
            "company", "company_name", "companyName", "employer", "organization", "hiringOrganization")
    }
}

/// The members of a JSON object, each under any of several names.
private struct Members {
    private let fields: [String: Any]

    init(_ fields: [String: Any]) { self.fields = fields }

    func text(_ names: String...) -> String? {
        for name in names {
            if let text = Self.text(fields[name]), !text.isEmpty { return text }
        }
        return nil
    }

    /// Every text under these names: one, a list of them, or of objects with a name.
    func texts(_ names: String...) -> [String] {
        var all: [String] = []
        for value in names.compactMap({ fields[$0] }) {
            for item in (value as? [Any]) ?? [value] {
                if let text = Self.text(item), !all.contains(text) { all.append(text) }
            }
        }
        return all
    }

    private static func text(_ value: Any?) -> String? {
        switch value {
        case let text as String: text
        case let number as NSNumber: number.stringValue
        case let object as [String: Any]: (object["name"] ?? object["location"] ?? object["city"]) as? String
        default: nil
        }
    }

    var workplace: Workplace? {
        let word = text("workplace", "workplaceType", "workplace_type", "remoteType")?.lowercased().filter(\.isLetter)
        switch word {
        case "remote", "fullyremote": return .remote
        case "hybrid": return .hybrid
        case "onsite", "office", "inoffice": return .onSite
        default: return (fields["isRemote"] ?? fields["remote"]) as? Bool == true ? .remote : nil
        }
    }

    var employmentType: EmploymentType? {
        let names = ["employmentType", "employment_type", "type", "commitment", "jobType", "job_type"]
        let word = names.lazy.compactMap { text($0) }.first?.lowercased().filter(\.isLetter)
        switch word {
        case "fulltime", "permanent", "regular": return .fullTime
        case "parttime": return .partTime
        case "contract", "contractor", "freelance": return .contract
        case "temporary", "temp", "fixedterm", "seasonal": return .temporary
        case "intern", "internship": return .internship
        case "apprenticeship", "apprentice": return .apprenticeship
        case "volunteer": return .volunteer
        case "perdiem": return .perDiem
        default: return nil
        }
    }

    var salary: Salary? {
        guard let object = (fields["salary"] ?? fields["compensation"]) as? [String: Any] else { return nil }
        func amount(_ names: String...) -> Decimal? {
            names.lazy.compactMap { object[$0] as? NSNumber }.first?.decimalValue
        }
        return Salary(
            min: amount("min", "minValue", "minimum"), max: amount("max", "maxValue", "maximum"),
            currency: (object["currency"] ?? object["currencyCode"]) as? String,
            period: (object["period"] as? String).flatMap { Salary.Period(rawValue: $0) })
    }
}
