import Domain
import Foundation
import Store

/// A company as JSON, in the field names that `scoutly import companies` reads.
struct CompanyRecord: Encodable {
    struct Problem: Encodable {
        let kind: String
        let message: String
        let firstAt: Date
        let lastAt: Date
        let count: Int
    }

    let watched: WatchedCompany
    var problems: [Problem]?

    init(_ watched: WatchedCompany, errors: [ScrapeErrors.Entry]? = nil) {
        self.watched = watched
        problems = errors?.map {
            Problem(kind: $0.kind, message: $0.message, firstAt: $0.firstAt, lastAt: $0.lastAt, count: $0.count)
        }
    }

    private enum CodingKeys: String, CodingKey {
        case companyID, company, careers_url, selector, work_model, headquarters, office_locations, fields
        case openToApplication, priority, browser, lastScrapedAt, nextScrapeAt, failuresInRow, isProblematic
        case scrapeErrors, system, token, createdAt, updatedAt
    }

    func encode(to encoder: any Encoder) throws {
        let company = watched.company
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(company.id, forKey: .companyID)
        try members.encode(company.name, forKey: .company)
        try members.encode(company.careersURL, forKey: .careers_url)
        try members.encode(company.selector, forKey: .selector)
        try members.encode(company.workModel, forKey: .work_model)
        try members.encode(company.headquarters, forKey: .headquarters)
        try members.encode(company.officeLocations, forKey: .office_locations)
        try members.encode(company.fields, forKey: .fields)
        try members.encode(company.isOpenToApplication, forKey: .openToApplication)
        try members.encode(company.priority ?? .medium, forKey: .priority)
        try members.encode(company.browser ?? .auto, forKey: .browser)
        try members.encode(watched.lastScrapedAt, forKey: .lastScrapedAt)
        try members.encode(watched.nextScrapeAt, forKey: .nextScrapeAt)
        try members.encode(watched.failuresInRow, forKey: .failuresInRow)
        try members.encode(watched.isProblematic, forKey: .isProblematic)
        try members.encodeIfPresent(problems, forKey: .scrapeErrors)
        try members.encode(watched.source?.system, forKey: .system)
        try members.encode(watched.source?.token, forKey: .token)
        try members.encode(watched.createdAt, forKey: .createdAt)
        try members.encode(watched.updatedAt, forKey: .updatedAt)
    }
}
