import Domain
import Foundation

extension Posting {
    /// A fictional posting; only what a test is about need be given.
    static func sample(
        _ title: String, id: String? = nil, in locations: [String] = [], _ description: String = "",
        workplace: Workplace? = nil, employmentType: EmploymentType? = nil, salary: Salary? = nil, url: URL? = nil,
        postedAt: Date? = nil
    ) -> Posting {
        Posting(
            id: PostingID(id ?? title), title: title, url: url, locations: locations, workplace: workplace,
            employmentType: employmentType, salary: salary, postedAt: postedAt, description: description)
    }
}

/// The day on which every test runs.
let someDay = Date(timeIntervalSince1970: 1_767_225_600)  // 2026-01-01

extension Profile {
    static func living(
        _ country: String, _ city: String? = nil, authorised: [String]? = nil, relocate: Bool? = nil
    ) -> Profile {
        Profile(
            residence: .init(country: CountryCode(country), city: city),
            workAuthorisation: authorised.map { Set($0.map { CountryCode($0) }) }, willingToRelocate: relocate)
    }
}
