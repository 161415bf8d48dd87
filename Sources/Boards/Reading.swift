public import Domain
public import Foundation

/// What reading a careers page came to.
public struct Reading: Sendable {
    public var company: String
    /// The page as a person would open it.
    public var careersURL: URL
    /// The adapter's name: "greenhouse", "html".
    public var source: String
    /// The board that was read, nil for a page that was read as it is.
    public var board: Board?
    public var postings: [Posting]
    /// True when there are more postings than were read, so that a missing one is not a closed one.
    public var isTruncated: Bool
    /// Whether the postings were found on the page only after its scripts had run, in a browser.
    public var isRendered = false
    /// Those in `postings` that stand there as the list shows them, because `Reader.knows` said so. Whoever stores them
    /// keeps what is stored of their text and of what else the list does not say.
    public var kept: Set<PostingID>
    /// Postings that the list shows and whose own pages are gone (404, 410); they are not in `postings`.
    public var gone: Set<PostingID>
    /// Sentences for the person who asked.
    public var warnings: [String]

    public init(
        company: String, careersURL: URL, source: String, postings: [Posting], isTruncated: Bool = false,
        kept: Set<PostingID> = [], gone: Set<PostingID> = [], warnings: [String] = []
    ) {
        self.company = company
        self.careersURL = careersURL
        self.source = source
        self.postings = postings
        self.isTruncated = isTruncated
        self.kept = kept
        self.gone = gone
        self.warnings = warnings
    }

    init(_ list: PostingList, company: String, careersURL: URL, source: String) {
        self.init(
            company: company, careersURL: careersURL, source: source, postings: list.postings,
            isTruncated: list.isTruncated, kept: list.kept, gone: list.gone, warnings: list.warnings)
    }

    init(_ board: Board, company: String? = nil, _ list: PostingList) {
        self.init(list, company: company ?? board.company, careersURL: board.url, source: board.system)
    }
}

extension Reading {
    /// Whether these may be the postings of a company that goes by one of the names: the board's own name or token is like
    /// one of them. A page that is read as it is names no other company.
    public func isOf(_ names: [String]) -> Bool {
        guard let board else { return true }
        let own = [company, CompanyName.fromToken(board.token)]
        return names.contains { name in
            own.contains { CompanyName.isLike(name, $0) || CompanyName.bare(name) == CompanyName.bare($0) }
        }
    }
}

extension Board {
    /// The company's name where no answer gives it.
    var company: String { Catalogue.starter.company(of: self) ?? CompanyName.fromToken(token) }
}
