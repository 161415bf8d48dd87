public import Domain
public import Foundation

/// Weighs postings against a candidate by rules and a vocabulary alone: no network, and the same input always gives the
/// same result.
public struct LocalMatcher: Sendable {
    private let vocabulary: Vocabulary

    /// The vocabulary is read from the program's data files once, at the first matcher.
    public init() {
        vocabulary = .shared
    }

    /// The postings, best first: by score, then what no cap cut, then the newer one, then by id; those with a deal-breaker last.
    ///
    /// - Parameters:
    ///   - company: the name the postings were read under, for the profile's excluded companies; it is no skill.
    ///   - now: what "present" in the CV means.
    public func rank(
        _ postings: [Posting], for candidate: Candidate, company: String? = nil, now: Date
    ) -> [RankedPosting] {
        let person = CandidateReader(vocabulary: vocabulary).facts(of: candidate, now: now)
        let talk = postings.map { MachineTalk().firstWords(of: $0) }
        let originals = postings
        let postings = zip(postings, talk).map { $1 == nil ? $0 : MachineTalk().withoutTalk($0) }
        var reader = PostingReader(vocabulary)
        let facts = postings.map { reader.facts(of: $0, company: company) }
        let rarity = Rarity(facts, skills: vocabulary.skills)
        let location = LocationRule(candidate.profile, vocabulary)
        let language = LanguageRule(profile: candidate.profile, vocabulary: vocabulary)
        let terms = TermsRule(profile: candidate.profile)
        let exclusion = ExclusionRule(candidate.profile.exclusions, vocabulary)

        let ranked = postings.indices.map { index in
            let (posting, facts) = (postings[index], facts[index])
            let quote = Quote(posting: posting)
            let role = RoleFit(facts, person, vocabulary)
            let weighing = Weighing(
                posting: posting, facts: facts, candidate: person, role: role,
                skills: SkillFit(facts, person, rarity, role: role.value, vocabulary),
                seniority: SeniorityFit(facts, person),
                rulings: [
                    exclusion.ruling(posting, company: company, facts, quote), location.ruling(facts, quote),
                    language.ruling(facts, person, quote), terms.ruling(posting, facts, quote),
                ], vocabulary: vocabulary)
            var match = weighing.match()
            if let words = talk[index] {
                match.considerations.insert(Finding("This posting talks to AI systems", quote: words), at: 0)
            }
            return (RankedPosting(posting: originals[index], match: match), merit: weighing.merit)
        }
        return ranked.sorted(by: Self.precedes).map(\.0)
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
