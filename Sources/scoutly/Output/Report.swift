import Boards
import Domain
import Foundation
import Matching

/// What `scout`, `read` and `match` answer. As JSON it is a contract (docs/json.md): fields are added, never changed.
struct Report: Encodable {
    struct Entry: Encodable {
        var posting: Posting
        /// Whose it is, where the report is about many companies.
        var company: String?
        /// When the first of the postings that it repeats was first seen; nil unless it was there under another id.
        var repostedSince: Date?
        /// What it asks for and offers, where that is stored.
        var facts: Facts?
        /// Nil for `read`, which knows no candidate.
        var match: Match?
    }

    var company: String?
    var careersURL: URL?
    var source: String?
    var truncated: Bool
    var warnings: [String]
    /// In the order of the ranking.
    var postings: [Entry]

    init(_ reading: Reading) {
        company = reading.company
        careersURL = reading.careersURL
        source = reading.source
        truncated = reading.isTruncated
        warnings = reading.warnings
        postings = reading.postings.map { Entry(posting: $0) }
    }

    init(warnings: [String], ranking: [RankedPosting]) {
        self.warnings = warnings
        truncated = false
        postings = ranking.map { Entry(posting: $0.posting, match: $0.match) }
    }

    private enum CodingKeys: String, CodingKey {
        case company, careersURL, source, truncated, warnings, postings
    }

    func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(company, forKey: .company)
        try members.encode(careersURL, forKey: .careersURL)
        try members.encode(source, forKey: .source)
        try members.encode(truncated, forKey: .truncated)
        try members.encode(warnings, forKey: .warnings)
        try members.encode(postings, forKey: .postings)
    }

    /// The report as JSON: two spaces a level, members by name, absent values as null, dates as ISO 8601 in UTC.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}

extension Report.Entry {
    private enum CodingKeys: String, CodingKey {
        case id, company, title, url, locations, workplace, employmentType, department, salary, postedAt, updatedAt,
            description
        case descriptionHTML, match, repost, facts
    }

    func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(posting.id.rawValue, forKey: .id)
        if company != nil {
            try members.encode(company, forKey: .company)
            try members.encode(repostedSince.map(RepostMembers.init), forKey: .repost)
            try members.encode(facts, forKey: .facts)
        }
        try members.encode(posting.title, forKey: .title)
        try members.encode(posting.url, forKey: .url)
        try members.encode(posting.locations, forKey: .locations)
        try members.encode(posting.workplace, forKey: .workplace)
        try members.encode(posting.employmentType, forKey: .employmentType)
        try members.encode(posting.department, forKey: .department)
        try members.encode(posting.salary.map(SalaryMembers.init), forKey: .salary)
        try members.encode(posting.postedAt, forKey: .postedAt)
        try members.encode(posting.updatedAt, forKey: .updatedAt)
        try members.encode(posting.description, forKey: .description)
        try members.encode(posting.descriptionHTML, forKey: .descriptionHTML)
        try members.encode(match.map(MatchMembers.init), forKey: .match)
    }
}

private struct RepostMembers: Encodable {
    var firstSeenAt: Date
}

/// Every member there, null where nothing is known.
private struct SalaryMembers: Encodable {
    var salary: Salary

    private enum CodingKeys: String, CodingKey { case min, max, currency, period }

    init(_ salary: Salary) { self.salary = salary }

    func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(salary.min, forKey: .min)
        try members.encode(salary.max, forKey: .max)
        try members.encode(salary.currency, forKey: .currency)
        try members.encode(salary.period, forKey: .period)
    }
}

private struct MatchMembers: Encodable {
    var match: Match

    private enum CodingKeys: String, CodingKey {
        case score, band, verdict, isProvisional, cv, reasons, considerations, stretchGoals, dealBreaker
    }

    private enum FindingKeys: String, CodingKey { case kind, text, quote }

    init(_ match: Match) { self.match = match }

    func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(match.score, forKey: .score)
        try members.encode(match.band, forKey: .band)
        try members.encode(match.verdict, forKey: .verdict)
        try members.encode(match.isProvisional, forKey: .isProvisional)
        try members.encode(match.cv, forKey: .cv)
        for (findings, key) in [
            (match.reasons, CodingKeys.reasons), (match.considerations, .considerations),
            (match.stretchGoals, .stretchGoals),
        ] {
            var list = members.nestedUnkeyedContainer(forKey: key)
            for finding in findings {
                var item = list.nestedContainer(keyedBy: FindingKeys.self)
                try item.encode(finding.text, forKey: .text)
                try item.encode(finding.quote, forKey: .quote)
            }
        }
        if let breaker = match.dealBreaker {
            var item = members.nestedContainer(keyedBy: FindingKeys.self, forKey: .dealBreaker)
            try item.encode(breaker.kind, forKey: .kind)
            try item.encode(breaker.text, forKey: .text)
            try item.encode(breaker.quote, forKey: .quote)
        } else {
            try members.encodeNil(forKey: .dealBreaker)
        }
    }
}
