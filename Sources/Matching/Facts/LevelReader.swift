import Domain

/// Tells the seniority: by the title's words, else by plain words of the text, else by the years asked.
struct LevelReader {
    let text: PostingText
    let read: PostingFacts
    let vocabulary: Vocabulary

    typealias Found = (level: Seniority, span: Span?)

    /// Trades without a ladder, whose years tell no level.
    private static let withoutLadder = [
        "hospitality", "healthcare/nursing", "healthcare/care", "healthcare/medicine", "healthcare/therapy", "trades",
        "education", "operations/logistics", "retail", "services", "aviation", "manufacturing",
    ]

    func levels() -> [Found] {
        let reader = TitleReader(vocabulary: vocabulary)
        let titled = reader.levels(text.title, text.inTitle)
        if !titled.isEmpty { return titled.map { ($0.level, $0.span) } }
        if let field = read.seniority { return [(field.level, field.span)] }
        if let asked = fromText() { return [asked] }
        guard let years = read.years, hasLadder else { return [] }
        let level: Seniority = years.months < 18 ? .junior : years.months < 60 ? .mid : .senior
        return [(level, years.span)]
    }

    private var hasLadder: Bool {
        let families = read.roles.prefix(1).map { vocabulary.families.paths[$0.family] }
        return !families.contains { family in Self.withoutLadder.contains { family.hasPrefix($0) } }
    }

    /// "We look for a senior …", "entry-level position": a level right beside a word for the job.
    private func fromText() -> Found? {
        for mention in text.inBody where mention.kind == .seniority && mention.value != Term.noLevel {
            let level = Seniority.allCases[Int(mention.value)]
            guard level.rank <= Seniority.senior.rank, level != .intern else { continue }
            let section = text.sections.section(of: mention.tokens.lowerBound)
            guard section != .other, section != .preferred else { continue }
            let before = Swift.max(0, mention.tokens.lowerBound - 6)..<mention.tokens.lowerBound
            let after = mention.tokens.upperBound..<Swift.min(mention.tokens.upperBound + 3, text.body.tokens.count)
            let asks = text.body.has(.seekingCue, in: before, text.inBody)
            let isJob = text.body.mentions(text.inBody, in: after).contains {
                $0.kind == .role || ($0.kind == .cue && $0.value == Cue.selfCue.rawValue)
            }
            guard asks, isJob, text.body.isOneSentence(before.lowerBound..<mention.tokens.upperBound, after) else {
                continue
            }
            return (level, Span(.description, text.body, mention.tokens))
        }
        return nil
    }
}
