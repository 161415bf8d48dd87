public import Domain
public import Foundation

/// Weighs postings against a candidate by rules and a vocabulary alone: no network, and the same input always gives the
/// same result.
public struct LocalMatcher: Sendable {
    /// Rises whenever the same posting may get another verdict, so that stored ones are made anew.
    public static let version = 2

    private let vocabulary: Vocabulary

    /// The vocabulary is read from the program's data files once, at the first matcher.
    public init() {
        vocabulary = .shared
    }

    /// The postings as every candidate will need them.
    public func read(_ postings: [Posting], company: String? = nil) -> [ReadPosting] {
        var reader = PostingReader(vocabulary)
        return postings.map { ReadPosting($0, company: company, &reader) }
    }

    /// The postings, best first: by score, then what no cap cut, then the newer one, then by id; those with a deal-breaker last.
    ///
    /// - Parameters:
    ///   - company: the name the postings were read under, for the profile's excluded companies; it is no skill.
    ///   - statistics: of all stored postings; without them the postings at hand say what is rare.
    ///   - now: what "present" in the CV means, and from when the age of a posting is counted.
    public func rank(
        _ postings: [Posting], for candidate: Candidate, company: String? = nil,
        among statistics: CollectionStatistics? = nil, now: Date
    ) -> [RankedPosting] {
        let read = read(postings, company: company)
        let statistics =
            statistics ?? read.reduce(into: CollectionStatistics()) { statistics, posting in statistics.add(posting) }
        return rank(read, for: PreparedCandidate(candidate, among: statistics, now: now))
    }

    /// The same for postings that are read already and a candidate who is ready.
    public func rank(_ postings: [ReadPosting], for candidate: PreparedCandidate) -> [RankedPosting] {
        postings.map { posting in
            let judgement = candidate.judge(posting)
            return (RankedPosting(posting: posting.posting, match: judgement.match), merit: judgement.merit)
        }
        .sorted(by: Self.precedes).map(\.0)
    }

    /// What a cap makes equal, the merit below the cap tells apart.
    private static func precedes(_ one: (RankedPosting, merit: Double), _ other: (RankedPosting, merit: Double)) -> Bool
    {
        let (left, right) = (one.0, other.0)
        let isRejected = (left.match.dealBreaker != nil, right.match.dealBreaker != nil)
        if isRejected.0 != isRejected.1 { return isRejected.1 }
        if left.match.score != right.match.score { return left.match.score > right.match.score }
        if one.merit != other.merit { return one.merit > other.merit }
        let posted = (left.posting.postedAt ?? .distantPast, right.posting.postedAt ?? .distantPast)
        if posted.0 != posted.1 { return posted.0 > posted.1 }
        return left.posting.id.rawValue < right.posting.id.rawValue
    }
}
