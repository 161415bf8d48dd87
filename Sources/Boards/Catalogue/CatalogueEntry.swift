public import Domain
public import Foundation

extension Catalogue {
    /// One company's careers page, and what is known of the company.
    public struct Entry: Sendable, Hashable {
        public var company: String
        public var url: URL
        /// The adapter's name and the token, where the system is known.
        public var system: String?
        public var token: String?
        /// Where the postings are on a page that no system serves.
        public var selector: String?
        /// The company's own pages: what tells two of one name apart.
        public var website: URL?
        /// What else is known of the company; nil for most.
        public var details: Company?
        /// Whether it is one of those to begin with.
        public var isFirst: Bool

        public init(
            company: String, url: URL, system: String? = nil, token: String? = nil, selector: String? = nil,
            website: URL? = nil, details: Company? = nil, isFirst: Bool = false
        ) {
            self.company = company
            self.url = url
            self.system = system
            self.token = token
            self.selector = selector
            self.website = website
            self.details = details
            self.isFirst = isFirst
        }
    }
}

extension Catalogue.Entry {
    /// What a line of the catalogue says; nil when it names no company or no careers page.
    ///
    /// - Parameter field: by the column's name; nil where there is nothing.
    init?(_ field: (String) -> String?) {
        func list(_ name: String) -> [String] {
            (field(name) ?? "").split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        guard let company = field("company"), let url = field("careers_url").flatMap(URL.init(string:)) else {
            return nil
        }
        self.init(
            company: company, url: url, system: field("system"), token: field("token"), selector: field("selector"),
            website: field("website").flatMap(URL.init(string:)), isFirst: field("is_first") == "true")
        details = field("company_id").map { id in
            Company(
                id: CompanyID(rawValue: id), name: company, careersURL: url, selector: selector,
                workModel: field("work_model").flatMap(WorkModel.init(rawValue:)), headquarters: field("headquarters"),
                officeLocations: list("office_locations"), fields: list("fields"),
                isOpenToApplication: field("open_to_application") == "true")
        }
    }
}

extension Catalogue.Entry {
    /// Whether this name may be this company's: one holds the other, whatever the case, accents and legal form.
    public func isLike(_ name: String) -> Bool {
        CompanyName.isLike(company, name) || CompanyName.bare(company) == CompanyName.bare(name)
    }
}
