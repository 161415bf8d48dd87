/// How much is read of a file that may be hostile.
public struct CompanyFileLimits: Sendable, Hashable {
    public var bytes = 100 << 20
    public var rows = 1_000_000
    public var listedProblems = 1_000
    /// Unicode scalars of names, places and items of lists.
    public var nameLength = 200
    public var urlLength = 2_000
    public var selectorLength = 1_000
    public var listCount = 100
    /// The newest of a company's scrape errors.
    public var scrapeErrors = 100
    /// Unicode scalars of a scrape error's message; the rest is cut.
    public var messageLength = 1_000
    /// Bytes of one cell or one JSON object.
    public var recordBytes = 1 << 20
    /// Columns of a CSV file.
    public var columns = 500
    /// Brackets within brackets.
    public var nesting = 32

    public init() {}
}
