public import Domain
public import Foundation

/// A candidate made ready to weigh any number of postings: CVs and conditions read, words weighed by their rarity.
public struct PreparedCandidate: Sendable {
    private let vocabulary = Vocabulary.shared
    private let readings: [CVReading]
    private let rules: ConditionRules
    private let rarity: Rarity
    private let now: Date

    /// One CV, read.
    private struct CVReading: Sendable {
        let name: String?
        let facts: CandidateFacts
        let relevance: Relevance
        /// The words of the latest title.
        let title: [WordNumber]
    }

    /// - Parameters:
    ///   - statistics: of all the postings that are stored.
    ///   - now: what "present" in a CV means, and from when the age of a posting is counted.
    public init(_ candidate: Candidate, among statistics: CollectionStatistics = CollectionStatistics(), now: Date) {
        let vocabulary = Vocabulary.shared
        let reader = CandidateReader(vocabulary: vocabulary)
        let goals = candidate.profile.goals.map { TokenisedText($0, lexicon: vocabulary.lexicon) }
        readings = candidate.cvs.map { cv in
            let facts = reader.facts(of: cv.text, candidate.profile, now: now)
            return CVReading(
                name: candidate.cvs.count > 1 ? cv.name : nil, facts: facts,
                relevance: Relevance(
                    cv: TokenisedText(cv.text, lexicon: vocabulary.lexicon), goals: goals,
                    skills: facts.skills.keys.sorted(), statistics, vocabulary),
                title: TokenisedText(facts.title ?? "", lexicon: vocabulary.lexicon).tokens.map(\.wordNumber))
        }
        rules = ConditionRules(candidate.profile, vocabulary, now: now)
        rarity = Rarity(statistics, vocabulary.skills)
        self.now = now
    }

    /// The verdict on one posting, with its sentences; that of the CV that fits best.
    public func weigh(_ posting: ReadPosting) -> Match { judge(posting).match }

    /// The verdict, and the merit that no cap has cut.
    func judge(_ posting: ReadPosting) -> (match: Match, merit: Double) {
        let weighing = weighing(posting)
        var match = weighing.match()
        if let talk = posting.talk {
            match.considerations.insert(Finding("This posting talks to AI systems", quote: talk), at: 0)
        }
        return (match, weighing.merit)
    }

    /// The level that the posting asks for and the highest one that the candidate's CVs show, where they are clear.
    public func levels(_ posting: ReadPosting) -> (wanted: Seniority?, shown: Seniority?) {
        let shown = readings.compactMap(\.facts.shownSeniority).max { ($0.rank, $0.index) < ($1.rank, $1.index) }
        let facts = posting.facts
        return (facts.seniority?.level ?? SeniorityFit.level(years: facts.years?.least), shown)
    }

    /// What the verdict rests on, by name: for those who tune it.
    package func signals(_ posting: ReadPosting) -> [(name: String, value: Double)] { weighing(posting).signals }

    private func weighing(_ posting: ReadPosting) -> Weighing {
        let quote = Quote(posting: posting.heard)
        var best: Weighing?
        for reading in readings {
            let role = RoleFit(posting.facts, reading.facts, vocabulary)
            let weighing = Weighing(
                posting: posting.heard, facts: posting.facts, candidate: reading.facts, cv: reading.name, role: role,
                skills: SkillFit(posting.facts, reading.facts, rarity, role: role.value, vocabulary),
                seniority: SeniorityFit(posting.facts, reading.facts),
                relevance: reading.relevance.value(posting.words, posting.facts),
                isSameTitle: !reading.title.isEmpty && reading.title.allSatisfy(posting.words.hasInTitle),
                domain: DomainFit(posting.facts, reading.facts),
                freshness: Freshness(posting.heard, now: now),
                rulings: rules.rulings(posting, reading.facts, quote), vocabulary: vocabulary)
            if best.map({ weighing.score > $0.score }) ?? true { best = weighing }
        }
        guard let best else { preconditionFailure("a candidate has a CV, even an empty one") }
        return best
    }
}
