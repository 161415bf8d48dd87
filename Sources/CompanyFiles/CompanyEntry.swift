public import Domain
public import Foundation

/// A company as a file has it, with what an older installation knew of it.
public struct CompanyEntry: Sendable, Hashable {
    /// A scrape that failed before the file was written.
    public struct ScrapeError: Sendable, Hashable {
        public var when: Date?
        public var what: String

        public init(when: Date?, what: String) {
            self.when = when
            self.what = what
        }
    }

    /// Its priority is nil when the file says none.
    public var company: Company
    public var lastScrapedAt: Date?
    public var isProblematic: Bool?
    public var createdAt: Date?
    public var updatedAt: Date?
    /// Oldest first.
    public var scrapeErrors: [ScrapeError]
    /// Where it begins in the file, from 1.
    public var line: Int
}
