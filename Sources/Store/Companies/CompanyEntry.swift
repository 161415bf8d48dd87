public import Domain
import Foundation

/// A company as somebody hands it in, alone or with a file of others.
public struct CompanyEntry: Sendable, Hashable {
    public var company: Company
    /// Whose politeness limits count: the careers page's host, or that of the board's API.
    public var host: String
    /// When the careers page's address alone tells it.
    public var source: BoardSource?

    /// - Parameter host: the careers page's own when nil.
    public init(_ company: Company, host: String? = nil, source: BoardSource? = nil) {
        self.company = company
        self.host = (host ?? company.careersURL.host() ?? "").lowercased()
        self.source = source
    }
}
