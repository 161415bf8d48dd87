import Domain
import Foundation

/// What is to be written after a look at a careers page: a comparison of what it showed with what is known.
struct LedgerPlan {
    /// A posting as it goes into its row.
    struct Entry {
        let posting: Posting
        let listHash: ContentHash
        let contentHash: ContentHash
    }

    /// A row that gets other contents.
    struct Rewrite {
        let key: PostingKey
        let entry: Entry
        let isChange: Bool
    }

    let answer: ClosingRule.Answer
    private(set) var inserts: [Entry] = []
    private(set) var rewrites: [Rewrite] = []
    private(set) var reappeared: [PostingKey] = []
    /// Listed, and open before, whether rewritten or not.
    private(set) var seen: [KnownPosting] = []
    /// Open, and missing once more from an answer that is not believed.
    private(set) var absent: [PostingKey] = []
    private(set) var closed: [PostingKey] = []

    /// - Parameter known: all that are open, and those of the closed that the snapshot lists.
    init(_ snapshot: BoundedSnapshot, known: [PostingID: KnownPosting], rule: ClosingRule, now: Date) {
        let open = known.values.filter(\.isOpen)
        let gone = open.filter { snapshot.goneIDs.contains($0.id) }
        let listed = snapshot.entries.map(\.posting.id) + snapshot.keptIDs.filter { known[$0] != nil }
        answer = rule.weigh(
            listed: listed.count, open: open.count - gone.count, isTruncated: snapshot.isTruncated)
        for entry in snapshot.entries {
            guard let posting = known[entry.posting.id] else {
                inserts.append(entry)
                continue
            }
            let isChange = posting.contentHash != entry.contentHash
            if isChange || posting.listHash != entry.listHash {
                rewrites.append(Rewrite(key: posting.key, entry: entry, isChange: isChange))
            }
        }
        for posting in listed.compactMap({ known[$0] }) {
            if posting.isOpen { seen.append(posting) } else { reappeared.append(posting.key) }
        }
        let missing = Set(open.map(\.id)).subtracting(listed).subtracting(gone.map(\.id))
        closed = gone.map(\.key)
        for posting in missing.compactMap({ known[$0] }) {
            switch rule.fate(missingFrom: answer, after: posting.absence, now: now) {
            case .closed: closed.append(posting.key)
            case .open(let absence): if absence != posting.absence { absent.append(posting.key) }
            }
        }
        // Sets have another order in each process.
        closed.sort { $0.rawValue < $1.rawValue }
        reappeared.sort { $0.rawValue < $1.rawValue }
    }

    /// Open before, listed, and read differently now.
    var changed: [PostingKey] {
        let before = Set(reappeared)
        return rewrites.filter { $0.isChange && !before.contains($0.key) }.map(\.key)
    }
}
