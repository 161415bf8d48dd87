import Domain

/// A snapshot as it can be stored: each posting once, with its hashes, and none that is gone.
struct BoundedSnapshot {
    let entries: [LedgerPlan.Entry]
    let keptIDs: Set<PostingID>
    let goneIDs: Set<PostingID>
    let isTruncated: Bool

    init(_ snapshot: Snapshot) {
        let gone = Set(snapshot.goneIDs.map(\.bounded))
        var met = gone
        entries = snapshot.postings.compactMap { posting in
            let bounded = posting.bounded
            guard met.insert(bounded.id).inserted else { return nil }
            return LedgerPlan.Entry(
                posting: bounded, listHash: snapshot.listHashes[posting.id] ?? posting.listHash,
                contentHash: bounded.contentHash)
        }
        keptIDs = Set(snapshot.keptIDs.map(\.bounded)).subtracting(met)
        goneIDs = gone
        isTruncated = snapshot.isTruncated
    }

    var listedIDs: Set<PostingID> { keptIDs.union(entries.map(\.posting.id)) }
}
