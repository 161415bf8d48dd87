import Domain
import Foundation

/// All rules on a profile's conditions, in the order in which their deal-breakers are named.
struct ConditionRules: Sendable {
    private let exclusion: ExclusionRule
    private let location: LocationRule
    private let timeZone: TimeZoneRule
    private let language: LanguageRule
    private let terms: TermsRule

    init(_ profile: Profile, _ vocabulary: Vocabulary, now: Date) {
        exclusion = ExclusionRule(profile.exclusions, vocabulary)
        location = LocationRule(profile, vocabulary)
        timeZone = TimeZoneRule(profile, now: now)
        language = LanguageRule(profile, vocabulary)
        terms = TermsRule(profile: profile)
    }

    func rulings(_ posting: ReadPosting, _ candidate: CandidateFacts, _ quote: Quote) -> [Ruling] {
        [
            location.ruling(posting.facts, quote), timeZone.ruling(posting.facts, quote),
            language.ruling(posting.facts, candidate, quote),
            terms.ruling(posting, quote), exclusion.ruling(posting, quote),
        ]
    }
}
