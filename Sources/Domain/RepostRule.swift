public import Foundation

/// Decides which open postings of a company repeat an earlier one under another id.
///
/// A repost has the title, the places and nearly the text of a posting that was gone before it came. Postings that stand
/// beside each other repeat none of each other, however alike they are, and an earlier posting is repeated by one at a
/// time: three shops that each look for a baker are three openings.
public struct RepostRule: Sendable, Hashable {
    /// How much of the texts must be the same, 0 to 1.
    ///
    /// Measured on 600 recorded adverts of 500 words: a sentence or five words changed leave 0.94, a paragraph of 60
    /// words added 0.9, every twentieth word changed 0.76, a fifth written anew 0.66. Other adverts under one title and
    /// place, which share their firm's boilerplate, have at most 0.43. Below lies room for the signature's error.
    public var likeness: Double
    /// How long it may have been gone. An internship that is offered anew each year is no repost.
    public var gap: Duration

    public init(likeness: Double = 0.6, gap: Duration = .days(180)) {
        self.likeness = likeness
        self.gap = gap
    }

    /// A posting as the rule sees it.
    public struct Advert<ID: Hashable & Sendable>: Sendable {
        public var id: ID
        /// The first of those that repeat each other; itself when it repeats none.
        public var first: ID
        public var opening: ContentHash
        /// Nil when it says too little.
        public var text: TextSignature?
        public var firstSeenAt: Date
        public var lastSeenAt: Date

        public init(
            id: ID, first: ID? = nil, opening: ContentHash, text: TextSignature?, firstSeenAt: Date, lastSeenAt: Date
        ) {
            self.id = id
            self.first = first ?? id
            self.opening = opening
            self.text = text
            self.firstSeenAt = firstSeenAt
            self.lastSeenAt = lastSeenAt
        }
    }

    /// With how many earlier ones a posting is compared, those seen last: a board with thousands of one title costs no more.
    static let most = 50

    /// - Parameters:
    ///   - open: the company's open postings, at least all that share an opening with one of the closed.
    ///   - closed: those that are gone.
    /// - Returns: of each open posting that repeats one, and was not known to, the first of its line.
    public func reposts<ID>(among open: [Advert<ID>], of closed: [Advert<ID>]) -> [ID: ID] {
        var free = latest(of: closed, without: Set(open.map(\.first)))
        var firsts: [ID: ID] = [:]
        for advert in open.sorted(by: { $0.firstSeenAt < $1.firstSeenAt }) where advert.first == advert.id {
            guard let text = advert.text, let earlier = free[advert.opening] else { continue }
            let near = earlier.indices.suffix(Self.most)
                .filter { follows(advert, earlier[$0]) }
                .map { (index: $0, likeness: earlier[$0].text.map(text.likeness) ?? 0) }
            guard let nearest = near.max(by: { $0.likeness < $1.likeness }), nearest.likeness >= likeness else {
                continue
            }
            firsts[advert.id] = earlier[nearest.index].first
            free[advert.opening]?.remove(at: nearest.index)
        }
        return firsts
    }

    /// By opening: the last of each line that no open posting goes on with, in the order in which they were last seen.
    private func latest<ID>(
        of closed: [Advert<ID>], without taken: Set<ID>
    ) -> [ContentHash: [Advert<ID>]] {
        var met = taken
        let last = closed.sorted { $0.lastSeenAt > $1.lastSeenAt }.filter { met.insert($0.first).inserted }
        return Dictionary(grouping: last.reversed(), by: \.opening)
    }

    private func follows<ID>(_ advert: Advert<ID>, _ earlier: Advert<ID>) -> Bool {
        let wait = advert.firstSeenAt.timeIntervalSince(earlier.lastSeenAt)
        return wait > 0 && wait <= gap / .seconds(1)
    }
}
