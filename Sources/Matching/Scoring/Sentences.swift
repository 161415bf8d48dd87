import Domain

/// Says what was found in short sentences, each with the words it rests on.
struct Sentences {
    let weighing: Weighing
    private let quote: Quote

    init(weighing: Weighing) {
        self.weighing = weighing
        quote = Quote(posting: weighing.posting)
    }

    func reasons() -> [Finding] {
        var reasons: [Finding] = []
        if weighing.role.value >= 0.6, let role = weighing.role.best {
            let own = weighing.candidate.title.map { ", close to your “\($0)”" } ?? ""
            reasons.append(Finding("The role is in your field\(own)", quote: quote.words(role.span)))
        }
        let covered = weighing.skills.covered.filter { $0.section != .other && $0.section != .intro }
        let required = covered.filter { $0.section != .preferred }
        if !required.isEmpty {
            let named = required.prefix(4)
            let whose = named.count == 1 ? "which is" : named.count == 2 ? "both" : "all"
            reasons.append(Finding("Asks for \(list(named)), \(whose) in your CV", quote: fullestSentence(named)))
        }
        if let liked = covered.first(where: { $0.section == .preferred }) {
            reasons.append(
                Finding(
                    "Likes \(list(covered.filter { $0.section == .preferred }.prefix(3))), which you have",
                    quote: quote.sentence(liked.span)))
        }
        guard weighing.role.value >= 0.6 else { return reasons }
        if let level = weighing.facts.seniority, weighing.seniority.step == 0 {
            reasons.append(Finding("The level is yours: \(level.level.words)", quote: level.span.map(quote.words)))
        }
        if let years = weighing.facts.years, let own = weighing.candidate.years, weighing.seniority.missingYears == 0 {
            reasons.append(
                Finding(
                    "Asks for \(years.least) years, and your CV shows \(Int(own.rounded()))",
                    quote: quote.sentence(years.span)))
        }
        return reasons
    }

    func provisional() -> [Finding] {
        if weighing.facts.length == 0 { return [Finding("There is no description: the score is provisional")] }
        guard weighing.facts.length < PostingReader.shortText else {
            return weighing.isByTitle ? [Finding("Names few skills: judged by its title")] : []
        }
        return [Finding("The description is short: the score is provisional")]
    }

    func considerations() -> [Finding] {
        var found: [Finding] = []
        if weighing.role.isTitled, weighing.role.value < 0.35, let role = weighing.facts.roles.first {
            found.append(Finding("The role is in another field than your work", quote: quote.words(role.span)))
        }
        if let level = weighing.facts.seniority, let step = weighing.seniority.step, step != 0 {
            let text = step > 0 ? "above yours" : "below yours"
            found.append(Finding("The level is \(text): \(level.level.words)", quote: level.span.map(quote.words)))
        }
        if let years = weighing.facts.years, weighing.seniority.missingYears > 0, let own = weighing.candidate.years {
            found.append(
                Finding(
                    "Asks for \(years.least) years, and your CV shows \(Int(own.rounded()))",
                    quote: quote.sentence(years.span)))
        }
        let missing = weighing.skills.missing
        if missing.count >= 3, weighing.skills.covered.count < missing.count {
            found.append(
                Finding(
                    "Asks for more that is not in your CV: \(list(missing.prefix(4)))",
                    quote: quote.sentence(missing[0].span)))
        }
        return found
    }

    /// Only where the role is near enough for a gap to be a goal.
    func stretchGoals() -> [Finding] {
        guard weighing.role.value >= 0.3 else { return [] }
        let required = weighing.skills.missing.prefix(3).map {
            Finding("\(name($0)) is asked for and not in your CV", quote: quote.sentence($0.span))
        }
        let liked = weighing.skills.stretch.prefix(2).map {
            Finding("\(name($0)) is a plus and not in your CV", quote: quote.sentence($0.span))
        }
        return required + liked
    }

    /// The sentence that holds most of the skills.
    private func fullestSentence(_ facts: ArraySlice<PostingFacts.SkillFact>) -> String? {
        let ranges = facts.map { quote.sentenceRange($0.span) }
        let counts = zip(facts, ranges).map { fact, range in
            facts.count { $0.span.field == fact.span.field && range.contains($0.span.start) }
        }
        guard let most = counts.max(), let first = counts.firstIndex(of: most) else { return nil }
        return quote.sentence(facts[facts.startIndex + first].span)
    }

    /// The skill as the posting spells it.
    private func name(_ fact: PostingFacts.SkillFact) -> String {
        let words = quote.words(fact.span)
        return words.contains(where: \.isNewline) ? weighing.vocabulary.skills[fact.skill].name : words
    }

    private func list(_ facts: ArraySlice<PostingFacts.SkillFact>) -> String {
        let names = facts.map(name)
        guard names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    }
}

extension Seniority {
    /// For sentences.
    var words: String {
        switch self {
        case .intern: "an internship or apprenticeship"
        case .vicePresident: "vice president"
        case .mid: "mid-level"
        default: rawValue
        }
    }
}
