import Domain

/// Reads a posting into its facts; each text is cut into words once and searched once.
struct PostingReader {
    let vocabulary: Vocabulary
    private var placeReader: PlaceReader
    /// Fewer words than this in a description are too few to judge by.
    static let shortText = 60
    private static let mostPlaces = 50

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        placeReader = PlaceReader(vocabulary)
    }

    /// Skills that are the company's own name are left out.
    mutating func facts(of posting: Posting, company: String? = nil) -> PostingFacts {
        facts(of: PostingText(posting, vocabulary), company: company)
    }

    mutating func facts(of text: PostingText, company: String?) -> PostingFacts {
        var facts = PostingFacts()
        let (posting, sections) = (text.posting, text.sections)
        let (title, inTitle, body, inBody) = (text.title, text.inTitle, text.body, text.inBody)

        facts.length = body.tokens.count
        facts.roles = TitleReader(vocabulary: vocabulary).roles(title, inTitle)
        facts.seniority = TitleReader(vocabulary: vocabulary).seniority(title, inTitle)
        if facts.seniority == nil, posting.employmentType == .internship || posting.employmentType == .apprenticeship {
            facts.seniority = .init(level: .intern, span: nil)
        }
        facts.skills = skills(title, inTitle, body, inBody, sections)
            .filter { vocabulary.skills[$0.skill].name.lowercased() != company?.lowercased() }
        facts.years = YearsReader(body, inBody, sections).yearsAsked()
        facts.languages =
            LanguageReader(text: title, mentions: inTitle, field: .title, sections: nil).languages()
            + LanguageReader(text: body, mentions: inBody, field: .description, sections: sections).languages()
        facts.writtenIn = WrittenLanguage.of(inBody, languages: vocabulary.languages.count)
            .map { vocabulary.languages[$0] }
        facts.sponsorship = StanceReader(text: text).sponsorshipFact()
        facts.industries = industries(title, inTitle, body, inBody)
        facts.timeZone = text.cues[.timeZoneCue]
            .first { !body.isNegated($0.tokens.lowerBound, within: 6, inBody) }
            .map { Span(.description, body, $0.tokens) }
        facts.pay = PayReader(text: body).firstPay()
        for (index, location) in posting.locations.prefix(Self.mostPlaces).enumerated() {
            facts.places.append(placeReader.place(location, at: index))
        }
        if facts.places.allSatisfy({ !$0.isKnown }) {
            let inTitle = placeReader.read(inTitle, span: Span(.title, whole: title))
            if inTitle.isKnown { facts.places.append(inTitle) }
        }
        let scope = ScopeReader(text: body, mentions: inBody, places: placeReader)
        let scopes = scope.scopes()
        facts.workplace = workplace(of: posting, facts.places + scopes, title, inTitle)
        facts.opensRemote = scope.opensRemote() || scopes.contains(where: \.isRemote)
        let isTied = facts.workplace.map { $0.workplace != .remote } ?? false
        let isPlaced = facts.places.contains(where: \.isKnown)
        let told = facts.workplace == nil ? WorkplaceReader(text: text, read: facts, vocabulary: vocabulary).told() : []
        if told.count == 1, let only = told.first {
            facts.toldWorkplace = .init(workplace: only.workplace, span: only.span)
        }
        facts.places += scopes.filter { $0.isRemote || !isTied || !isPlaced }
        return facts
    }

    private func skills(
        _ title: TokenisedText, _ inTitle: [Mention], _ body: TokenisedText, _ inBody: [Mention], _ sections: Sections
    ) -> [PostingFacts.SkillFact] {
        var facts: [PostingFacts.SkillFact] = []
        var place: [Int32: Int] = [:]
        func take(_ mentions: [Mention], _ text: TokenisedText, _ field: Span.Field, _ section: (Int) -> Section) {
            for mention in SkillContext.confirmed(mentions.filter { $0.kind == .skill }, in: text)
            where !text.isNegated(mention.tokens.lowerBound, mentions) {
                let part = section(mention.tokens.lowerBound)
                if let index = place[mention.value] {
                    if field == .description, facts[index].inText.map({ part.weight > $0.weight }) ?? true {
                        facts[index].inText = part
                    }
                    if part.weight > facts[index].section.weight {
                        facts[index] = .init(
                            skill: Int(mention.value), section: part, span: Span(field, text, mention.tokens),
                            inText: facts[index].inText)
                    }
                } else {
                    place[mention.value] = facts.count
                    facts.append(
                        .init(
                            skill: Int(mention.value), section: part, span: Span(field, text, mention.tokens),
                            inText: field == .description ? part : nil))
                }
            }
        }
        take(inTitle, title, .title) { _ in .required }
        take(inBody, body, .description) { sections.section(of: $0) }
        return facts
    }

    private func industries(
        _ title: TokenisedText, _ inTitle: [Mention], _ body: TokenisedText, _ inBody: [Mention]
    ) -> [PostingFacts.IndustryFact] {
        var facts: [Int32: PostingFacts.IndustryFact] = [:]
        func take(_ mentions: [Mention], _ text: TokenisedText, _ field: Span.Field) {
            for mention in mentions where mention.kind == .industry && isAffirmed(mention, mentions, text) {
                facts[
                    mention.value,
                    default: .init(
                        industry: Int(mention.value), count: 0, span: Span(field, text, mention.tokens))
                ].count += 1
            }
        }
        take(inTitle, title, .title)
        take(inBody, body, .description)
        return facts.values.sorted { $0.industry < $1.industry }
    }

    /// Not "no gambling clients", and not one of "our customers: hospitals, banks".
    private func isAffirmed(_ industry: Mention, _ mentions: [Mention], _ text: TokenisedText) -> Bool {
        guard !text.isNegated(industry.tokens.lowerBound, mentions) else { return false }
        let near = Swift.max(0, industry.tokens.lowerBound - 12)..<industry.tokens.upperBound + 3
        return !text.mentions(mentions, in: near).contains {
            $0.kind == .cue && $0.value == Cue.customersCue.rawValue && text.isOneSentence($0.tokens, industry.tokens)
        }
    }

    /// The page's own field first, then the location's and the title's words, then the text's.
    private func workplace(
        of posting: Posting, _ places: [PlaceFact], _ title: TokenisedText, _ inTitle: [Mention]
    ) -> PostingFacts.WorkplaceFact? {
        if let given = posting.workplace { return .init(workplace: given, span: nil) }
        if let place = places.first(where: { $0.isHybrid }) { return .init(workplace: .hybrid, span: place.span) }
        if let place = places.first(where: { $0.isRemote }) { return .init(workplace: .remote, span: place.span) }
        for (cue, workplace) in [(Cue.hybridCue, Workplace.hybrid), (.remoteCue, .remote), (.onSiteCue, .onSite)] {
            if let mention = inTitle.first(where: { $0.kind == .cue && $0.value == cue.rawValue }) {
                return .init(workplace: workplace, span: Span(.title, title, mention.tokens))
            }
        }
        return nil
    }
}
