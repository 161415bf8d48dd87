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
    /// Each id that was met, and where its posting stood when it came.
    private var positions: [PostingID: Int] = [:]
    /// Where the posting of a job stands, and whether it is the main one.
    private var jobs: [String: (position: Int, isMain: Bool)] = [:]
    private var unusable = 0
    private var notes: [String] = []

    /// Adds a posting, or counts an entry that had no id, title or address (nil). False when its id is there already: under
    /// the same title it is the same posting in another place, which is noted.
    @discardableResult
    mutating func add(_ posting: Posting?) -> Bool {
        guard let posting, !posting.title.isEmpty else {
            unusable += 1
            return true
        }
        if let position = positions[posting.id] {
            // It may have been left out since.
            if postings.indices.contains(position), postings[position].id == posting.id,
                postings[position].title == posting.title
            {
                addPlaces(posting.locations, to: position)
            }
            return false
        }
        positions[posting.id] = postings.count
        postings.append(posting)
        return true
    }

    private mutating func addPlaces(_ places: [String], to position: Int) {
        let known = postings[position].locations
        let further = places.filter { !known.contains($0) }
        postings[position].locations += further.prefix(max(0, Places.maximum - known.count))
    }

    /// Adds what another list gathered of the same board.
    mutating func merge(_ other: PostingList) {
        for posting in other.postings { add(posting) }
        unusable += other.unusable
        isTruncated = isTruncated || other.isTruncated
        kept.formUnion(other.kept)
        gone = gone.union(other.gone).subtracting(positions.keys)
        for note in other.notes where !notes.contains(note) { notes.append(note) }
    }

    /// Adds one of a job's postings, which are one posting in several places: its main one stands for all of them, else
    /// that with the lowest id. Two main ones are two.
    /// - Returns: false when its id is there already.
    @discardableResult
    mutating func add(_ posting: Posting?, of job: Job?) -> Bool {
        guard let posting, let job, let known = jobs[job.key], !(known.isMain && job.isMain) else {
            let position = postings.count
            let isNew = add(posting)
            if let job, postings.count > position, jobs[job.key] == nil { jobs[job.key] = (position, job.isMain) }
            return isNew
        }
        guard positions[posting.id] == nil else { return add(posting) }
        positions[posting.id] = known.position
        let earlier = postings[known.position]
        let isFirst = job.isMain || !known.isMain && posting.id.rawValue < earlier.id.rawValue
        postings[known.position] = isFirst ? posting.completed(by: earlier) : earlier.completed(by: posting)
        postings[known.position].locations = earlier.locations
        addPlaces(posting.locations, to: known.position)
        jobs[job.key] = (known.position, known.isMain || job.isMain)
        return true
    }

    /// What a system says of which of its postings are for one job.
    struct Job {
        var key: String
        /// Whether the system calls it the one that the others are made from.
        var isMain = false
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
        for id in gone { positions[id] = nil }
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
