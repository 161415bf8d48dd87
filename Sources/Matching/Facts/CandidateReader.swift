import Domain
import Foundation

/// Reads a CV and a profile into the candidate's facts.
struct CandidateReader {
    let vocabulary: Vocabulary

    func facts(of cv: String, _ profile: Profile, now: Date) -> CandidateFacts {
        let text = TokenisedText(cv, lexicon: vocabulary.lexicon)
        let mentions = vocabulary.lexicon.mentions(in: text)
        var facts = CandidateFacts()
        for mention in SkillContext.confirmed(mentions.filter { $0.kind == .skill }, in: text) {
            if facts.skills[Int(mention.value)] == nil { facts.skills[Int(mention.value)] = text.text(mention.tokens) }
        }
        for (skill, signs) in vocabulary.implied where facts.skills[skill] == nil {
            facts.skills[skill] = signs.lazy.compactMap { facts.skills[$0] }.first
        }
        let history = WorkHistory(text, mentions, now: now)
        facts.years = history.months.map { Double($0) / 12 }
        readTitles(text, mentions, history, into: &facts)
        if facts.families.isEmpty { facts.families = familiesOfSkills(facts) }
        facts.languages = Set(mentions.filter { $0.kind == .language }.map { vocabulary.languages[Int($0.value)] })
        // A text too short to tell is as good as English, which is asked for most.
        facts.languages.insert(
            WrittenLanguage.of(mentions, languages: vocabulary.languages.count).map { vocabulary.languages[$0] } ?? "en"
        )
        facts.industries = Set(mentions.filter { $0.kind == .industry }.map { Int($0.value) })
        correct(&facts, profile.corrections)
        facts.levels = profile.seniority
        facts.shownSeniority = level(facts, profile.corrections)
        facts.seniority =
            profile.seniority.max { ($0.rank, $0.index) < ($1.rank, $1.index) } ?? facts.shownSeniority
        return facts
    }

    /// What candidates say of themselves goes before what their CV shows.
    private func correct(_ facts: inout CandidateFacts, _ corrections: Profile.Corrections) {
        func skills(_ name: String) -> [Int] {
            let text = TokenisedText(name, lexicon: vocabulary.lexicon)
            return vocabulary.lexicon.mentions(in: text)
                .filter { $0.kind == .skill && $0.tokens == text.tokens.indices }.map { Int($0.value) }
        }
        for name in corrections.addedSkills { for skill in skills(name) { facts.skills[skill] = name } }
        for skill in corrections.removedSkills.flatMap(skills) { facts.skills[skill] = nil }
        facts.years = corrections.years ?? facts.years
    }

    /// Titles stand in short lines; those near the top and those beside dates say most.
    private func readTitles(
        _ text: TokenisedText, _ mentions: [Mention], _ history: WorkHistory, into facts: inout CandidateFacts
    ) {
        let reader = TitleReader(vocabulary: vocabulary)
        var next = 0
        var weights: [Int: Double] = [:]
        var titles = 0
        for (number, line) in history.lines.enumerated() {
            var here: [Mention] = []
            while next < mentions.count, mentions[next].tokens.lowerBound < line.tokens.upperBound {
                here.append(mentions[next])
                next += 1
            }
            guard line.tokens.count <= 16, line.part != .education, line.part != .other || number < 6 else { continue }
            guard number < 6 || history.isDated(number) else { continue }
            if titles < 3, facts.seniority == nil { facts.seniority = reader.seniority(text, here)?.level }
            let roles = reader.roles(text, here)
            guard let main = roles.first,
                let mention = here.first(where: { main.span.start == text.tokens[$0.tokens.lowerBound].start })
            else { continue }
            let isTitle = fills(mention, of: line.tokens, here, text)
            let weight = (number < 6 ? 1.2 : 1) * (isTitle ? 1 : 0.25) / (1 + 0.35 * Double(titles))
            for role in roles { weights[role.family, default: 0] += weight * role.weight }
            guard isTitle else { continue }
            titles += 1
            facts.title = facts.title ?? String(main.span, in: text)
        }
        let most = weights.values.max() ?? 0
        facts.families = weights.filter { $0.value >= 0.2 * most }.mapValues { $0 / most }
        // Words in passing are no titles: then the skills speak as well.
        if most < 0.5 { facts.families.merge(familiesOfSkills(facts)) { Swift.max($0, $1) } }
    }

    /// Whether a role's words make up at least half of their part of the line: a title, not a word in a sentence.
    private func fills(_ role: Mention, of line: Range<Int>, _ mentions: [Mention], _ text: TokenisedText) -> Bool {
        func isBreak(_ token: Int) -> Bool { text.tokens[token].gap.rawValue >= Token.Gap.comma.rawValue }
        var (start, end) = (role.tokens.lowerBound, role.tokens.upperBound)
        while start > line.lowerBound, !isBreak(start) { start -= 1 }
        while end < line.upperBound, !isBreak(end) { end += 1 }
        let levels = mentions.filter {
            $0.kind == .seniority && !$0.tokens.overlaps(role.tokens) && (start..<end).overlaps($0.tokens)
        }
        return 2 * (role.tokens.count + levels.map(\.tokens.count).reduce(0, +)) >= end - start
    }

    /// Without titles the skills tell the trade, less surely.
    private func familiesOfSkills(_ facts: CandidateFacts) -> [Int: Double] {
        var counts: [Int: Double] = [:]
        for skill in facts.skills.keys.sorted() where !vocabulary.skills[skill].isSoft {
            counts[vocabulary.skills[skill].family, default: 0] += 1
        }
        let most = counts.values.max() ?? 0
        return counts.filter { $0.value >= 0.3 * most }.mapValues { 0.8 * $0 / most }
    }

    /// The candidate's word first, then the title's, held against the years.
    private func level(_ facts: CandidateFacts, _ corrections: Profile.Corrections) -> Seniority? {
        if let corrected = corrections.seniority { return corrected }
        let byYears: Seniority? = facts.years.map { $0 < 1.5 ? .junior : $0 < 4.5 ? .mid : .senior }
        guard let titled = facts.seniority else { return byYears }
        if titled == .intern, let byYears, byYears.rank > 1 { return byYears }
        return titled
    }
}

extension String {
    fileprivate init(_ span: Span, in text: TokenisedText) {
        self = String(decoding: text.bytes[span.start..<span.end], as: UTF8.self)
    }
}
