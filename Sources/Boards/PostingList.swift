internal import Domain
internal import Foundation

/// Gathers postings of one board: each id once, and a count of the entries that could not be used.
struct PostingList {
    private(set) var postings: [Posting] = []
    /// True when the board has more than was read, so that a missing posting is not a closed one.
    private(set) var isTruncated = false
    /// Those that stand as the list shows them, since their text is known already.
    private(set) var kept: Set<PostingID> = []
    /// Those that were left out because their own pages are gone.
    private(set) var gone: Set<PostingID> = []
    private var ids: Set<PostingID> = []
    /// Where the first posting of a requisition stands.
    private var requisitions: [String: Int] = [:]
    private var unusable = 0
    private var notes: [String] = []

    /// Adds a posting, or counts an entry that had no id, title or address (nil). False when its id is there already.
    @discardableResult
    mutating func add(_ posting: Posting?) -> Bool {
        guard let posting, !posting.title.isEmpty else {
            unusable += 1
            return true
        }
        guard ids.insert(posting.id).inserted else { return false }
        postings.append(posting)
        return true
    }

    /// Adds what another list gathered of the same board.
    mutating func merge(_ other: PostingList) {
        for posting in other.postings { add(posting) }
        unusable += other.unusable
        isTruncated = isTruncated || other.isTruncated
        kept.formUnion(other.kept)
        gone = gone.union(other.gone).subtracting(ids)
        for note in other.notes where !notes.contains(note) { notes.append(note) }
    }

    /// Adds one of a requisition's postings. Under one title they are one posting in several places; that with the lowest
    /// id stands for all of them.
    mutating func add(_ posting: Posting?, of requisition: String?) {
        guard let posting, let requisition, let first = requisitions[requisition + posting.title] else {
            if add(posting), let posting, let requisition {
                requisitions[requisition + posting.title] = postings.count - 1
            }
            return
        }
        guard ids.insert(posting.id).inserted else { return }
        let earlier = postings[first]
        let (one, other) = posting.id.rawValue < earlier.id.rawValue ? (posting, earlier) : (earlier, posting)
        postings[first] = one.completed(by: other)
        let further = posting.locations.filter { !earlier.locations.contains($0) }
        postings[first].locations = Array((earlier.locations + further).prefix(Places.maximum))
    }

    /// Leaves postings out, but for those that are kept.
    /// - Returns: how many.
    mutating func remove(where isUnwanted: (Posting) -> Bool) -> Int {
        let before = postings.count
        postings.removeAll { isUnwanted($0) && !kept.contains($0.id) }
        return before - postings.count
    }

    mutating func note(_ warning: String) { notes.append(warning) }

    /// Says that the list goes on after what was read, and why it was not followed.
    mutating func truncate(_ reason: String) {
        isTruncated = true
        notes.append(reason)
    }

    /// Puts a posting as its own page shows it in the place of what the list said; its id stays.
    mutating func replace(_ index: Int, by posting: Posting) {
        let id = postings[index].id
        postings[index] = posting
        postings[index].id = id
    }

    mutating func keep(_ id: PostingID) { kept.insert(id) }

    mutating func drop(_ gone: Set<PostingID>) {
        self.gone.formUnion(gone)
        ids.subtract(gone)
        postings.removeAll { gone.contains($0.id) }
    }

    var warnings: [String] {
        guard unusable > 0 else { return notes }
        let entries = unusable == 1 ? "1 entry" : "\(unusable) entries"
        return ["\(entries) without an id, a title or an address left out"] + notes
    }

    /// When there were entries and none could be used, the shape has changed: none of them is a posting.
    func check(_ system: String, _ url: URL) throws(BoardError) {
        if postings.isEmpty, unusable > 0 {
            throw .changedShape(system, url, "none of its \(unusable) entries has an id, a title and an address")
        }
    }
}
