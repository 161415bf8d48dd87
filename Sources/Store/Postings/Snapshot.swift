public import Domain

/// What one look at a careers page showed, for the ledger to compare with what it knows.
public struct Snapshot: Sendable {
    /// Those that were read whole; of two with one id, the first counts.
    public var postings: [Posting]
    /// What the list said of those whose own pages say more; of the others, the posting itself tells.
    public var listHashes: [PostingID: ContentHash]
    /// Those that the list still shows just as `PostingLedger.known` has them, so that nobody read them again.
    public var keptIDs: Set<PostingID>
    /// Those whose own page answers that they are gone (404 or 410), whatever the list shows.
    public var goneIDs: Set<PostingID>
    /// Whether there was more than was read.
    public var isTruncated: Bool

    public init(
        postings: [Posting], listHashes: [PostingID: ContentHash] = [:], keptIDs: Set<PostingID> = [],
        goneIDs: Set<PostingID> = [], isTruncated: Bool = false
    ) {
        self.postings = postings
        self.listHashes = listHashes
        self.keptIDs = keptIDs
        self.goneIDs = goneIDs
        self.isTruncated = isTruncated
    }
}
