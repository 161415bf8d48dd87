internal import Domain
internal import Foundation

/// Gathers postings of one board: each id once, and a count of the entries that could not be used.
struct PostingList {
    private(set) var postings: [Posting] = []
    private var ids: Set<PostingID> = []
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

    mutating func note(_ warning: String) { notes.append(warning) }

    mutating func update(_ index: Int, _ change: (inout Posting) -> Void) { change(&postings[index]) }

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
