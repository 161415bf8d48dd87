public import Jobs
public import Store

/// Reads a company's careers page once, for everyone who watches it.
public struct ScrapeCompany: Job {
    public static let kind = "scrape"
    public static let maxAttempts = 5

    public let company: CompanyKey
    /// Whose politeness limits count.
    public let host: String

    public init(company: CompanyKey, host: String) {
        self.company = company
        self.host = host
    }

    /// A company is queued once.
    public var uniqueKey: String? { "\(company.rawValue)" }

    /// One scrape a host, over all machines.
    public var limitKey: String? { Self.limitKey(host: host) }

    static func limitKey(host: String) -> String { "host \(host)" }
}
