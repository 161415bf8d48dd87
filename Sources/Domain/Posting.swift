public import Foundation

/// A company's advert for one job, as its careers page shows it: the same shape whatever system it was read from.
public struct Posting: Sendable, Hashable, Identifiable {
    /// Stable and unique within one careers page: the system's own id where it has one, else the canonical URL.
    public var id: PostingID
    /// Plain text, one line.
    public var title: String
    /// Where a person reads the posting: https, without tracking parameters. Nil only for postings given by hand.
    public var url: URL?
    /// Each place as the page names it, in its order, without doubles. Empty when the page says nothing.
    public var locations: [String]
    public var workplace: Workplace?
    public var employmentType: EmploymentType?
    public var department: String?
    public var salary: Salary?
    public var postedAt: Date?
    public var updatedAt: Date?
    /// The whole advert as text: paragraphs apart by blank lines, list items on lines that start with "- ".
    public var description: String
    /// The same as HTML that can be shown as it is: an allow-list of elements, links to http(s) and mailto only.
    public var descriptionHTML: String

    public init(
        id: PostingID, title: String, url: URL?, locations: [String] = [], workplace: Workplace? = nil,
        employmentType: EmploymentType? = nil, department: String? = nil, salary: Salary? = nil,
        postedAt: Date? = nil, updatedAt: Date? = nil, description: String = "", descriptionHTML: String = ""
    ) {
        self.id = id
        self.title = title
        self.url = url
        self.locations = locations
        self.workplace = workplace
        self.employmentType = employmentType
        self.department = department
        self.salary = salary
        self.postedAt = postedAt
        self.updatedAt = updatedAt
        self.description = description
        self.descriptionHTML = descriptionHTML
    }
}

/// Names a posting within its careers page.
public struct PostingID: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }
}
