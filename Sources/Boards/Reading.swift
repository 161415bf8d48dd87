public import Domain
public import Foundation

/// What reading a careers page came to.
public struct Reading: Sendable {
    public var company: String
    /// The page as a person would open it.
    public var careersURL: URL
    /// The adapter's name: "greenhouse", "html".
    public var source: String
    public var postings: [Posting]
    /// True when there are more postings than were read, so that a missing one is not a closed one.
    public var isTruncated: Bool
    /// Sentences for the person who asked.
    public var warnings: [String]

    public init(
        company: String, careersURL: URL, source: String, postings: [Posting], isTruncated: Bool = false,
        warnings: [String] = []
    ) {
        self.company = company
        self.careersURL = careersURL
        self.source = source
        self.postings = postings
        self.isTruncated = isTruncated
        self.warnings = warnings
    }

    init(_ board: Board, company: String? = nil, _ list: PostingList, isTruncated: Bool = false) {
        self.init(
            company: company ?? Catalogue.starter.company(of: board) ?? CompanyName.fromToken(board.token),
            careersURL: board.url, source: board.system, postings: list.postings, isTruncated: isTruncated,
            warnings: list.warnings)
    }
}
