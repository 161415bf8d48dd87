/// The fields that a file can have of a company; in snake_case or camelCase, with capitals and spaces as people write.
enum CompanyField: Int, CaseIterable {
    case companyID, company, careersURL, selector, workModel, headquarters, officeLocations, fields
    case openToApplication, priority, browser, lastScrapedAt, isProblematic, createdAt, updatedAt, scrapeErrors

    init?(name: String) {
        guard name.utf8.count <= 40, let field = Self.byLetters[Self.letters(name)] else { return nil }
        self = field
    }

    /// As problems name it.
    var name: String {
        switch self {
        case .companyID: "company_id"
        case .company: "company"
        case .careersURL: "careers_url"
        case .selector: "selector"
        case .workModel: "work_model"
        case .headquarters: "headquarters"
        case .officeLocations: "office_locations"
        case .fields: "fields"
        case .openToApplication: "open_to_application"
        case .priority: "priority"
        case .browser: "browser"
        case .lastScrapedAt: "last_scraped_at"
        case .isProblematic: "is_problematic"
        case .createdAt: "created_at"
        case .updatedAt: "updated_at"
        case .scrapeErrors: "scrape_errors"
        }
    }

    private static let byLetters = Dictionary(uniqueKeysWithValues: allCases.map { (letters($0.name), $0) })

    private static func letters(_ name: String) -> String { name.lowercased().filter { !"_- ".contains($0) } }
}
