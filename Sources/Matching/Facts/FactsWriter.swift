import Domain

/// Turns what the readers found in a posting, in indices and places in its bytes, into names and quotes.
struct FactsWriter {
    let text: PostingText
    let read: PostingFacts
    let vocabulary: Vocabulary

    func facts() -> Facts {
        var facts = Facts()
        facts.writtenIn = read.writtenIn
        facts.skills = skills()
        facts.seniority = LevelReader(text: text, read: read, vocabulary: vocabulary).levels()
            .map { .init(level: $0.level, quote: $0.span.map(words)) }
        facts.years = read.years.map { .init(least: Double($0.months) / 12, quote: words($0.span)) }
        facts.roles = RoleReader(read: read, vocabulary: vocabulary).roles()
            .map { .init(family: vocabulary.families.paths[$0.family], quote: words($0.span)) }
        facts.employment = EmploymentReader(text: text).contracts()
            .map { .init(type: $0.type, quote: $0.span.map(words)) }
        facts.workplaces = WorkplaceReader(text: text, read: read, vocabulary: vocabulary).workplaces()
            .map { .init(workplace: $0.workplace, quote: $0.span.map(words)) }
        writePlaces(to: &facts)
        facts.languages = read.languages.filter { $0.isAsked || $0.isWished }.map { fact in
            .init(
                codes: fact.languages.map { vocabulary.languages[$0] }, level: fact.level,
                demand: fact.isAsked ? .required : .preferred, quote: words(fact.span))
        }
        let stances = StanceReader(text: text)
        facts.sponsorship = stance(stances.sponsorship())
        facts.relocation = stance(stances.relocation())
        facts.clearances = ClearanceReader(text: text).clearances().map {
            .init(kind: $0.kind, quote: sentence($0.span))
        }
        facts.timeZone = TimeZoneReader(text: text).zone().map { .init(quote: words($0)) }
        facts.salary = SalaryReader(text: text).pay().map {
            .init(salary: $0.salary, includesCommission: $0.includesCommission, quote: $0.span.map(words))
        }
        return facts
    }

    private func writePlaces(to facts: inout Facts) {
        let isRemote = facts.workplaces.contains { $0.workplace == .remote }
        let places = WorkPlaces(text, read, isRemote: isRemote, vocabulary)
        facts.countries = places.countries
        facts.cities = places.cities
        facts.remoteRegions = places.regions
    }

    private func stance(_ found: StanceReader.Found) -> Facts.StanceFact {
        .init(stance: found.stance, quote: found.span.map(sentence))
    }

    private func skills() -> [Facts.SkillFact] {
        let stack = stackLines()
        return read.skills.compactMap { fact in
            let skill = vocabulary.skills[fact.skill]
            guard !skill.isSoft, skill.scope != .field,
                let demand = demand(fact, skill) ?? (stack.contains(fact.skill) ? .mentioned : nil)
            else { return nil }
            return .init(name: skill.name, kind: skill.kind, demand: demand, quote: words(fact.span))
        }
    }

    /// Tools of a line that names several, wherever it stands: "Keywords: Juniper, Cisco, Fortinet, Flowmon".
    private func stackLines() -> Set<Int> {
        var lines: [Int: Set<Int>] = [:]
        for fact in read.skills where fact.inText == .other && vocabulary.skills[fact.skill].kind == .tool {
            guard let tokens = text.body.tokens(ofBytes: fact.span.start..<fact.span.end) else { continue }
            lines[text.body.line(around: tokens).lowerBound, default: []].insert(fact.skill)
        }
        return lines.values.filter { $0.count >= 4 }.reduce(into: []) { $0.formUnion($1) }
    }

    /// Nil for words in passing: what only describes the company, and broad words that nothing asks for.
    private func demand(_ fact: PostingFacts.SkillFact, _ skill: Skill) -> Facts.Demand? {
        switch fact.inText {
        case .required: return skill.scope != .broad || isAsked(fact.span) ? .required : nil
        case .preferred: return skill.scope != .broad || isAsked(fact.span) ? .preferred : nil
        case .duties, .intro:
            if isDemanded(fact.span) { return .required }
            if fact.inText == .intro, skill.kind != .tool { return nil }
            return skill.scope == .broad ? nil : .mentioned
        case nil: return skill.scope == .broad ? nil : .mentioned
        case .other: return nil
        }
    }

    /// "Knowledge of compliance", or an item that names little else.
    private func isAsked(_ span: Span) -> Bool {
        guard span.field == .description, let tokens = text.body.tokens(ofBytes: span.start..<span.end) else {
            return false
        }
        return text.body.has(.knowledgeCue, in: text.body.sentence(around: tokens), text.inBody)
            || text.body.line(around: tokens).count <= 5
    }

    /// "You have experience with …": asked for outside any list of requirements.
    private func isDemanded(_ span: Span) -> Bool {
        guard span.field == .description, let tokens = text.body.tokens(ofBytes: span.start..<span.end) else {
            return false
        }
        let sentence = text.body.sentence(around: tokens)
        return text.body.has(.askingCue, in: sentence.lowerBound..<tokens.lowerBound, text.inBody)
    }

    private func sentence(_ span: Span) -> String { Quote(posting: text.posting).sentence(span) }

    private func words(_ span: Span) -> String { Quote(posting: text.posting).words(span) }
}
