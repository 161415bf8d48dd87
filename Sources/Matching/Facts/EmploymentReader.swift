import Domain

/// Finds the contracts a posting offers: in the page's field, in the title, and in the text where it is surer.
struct EmploymentReader {
    let text: PostingText

    private static let kinds: [(cue: Cue, type: EmploymentType)] = [
        (.fullTimeCue, .fullTime), (.partTimeCue, .partTime), (.contractCue, .contract), (.temporaryCue, .temporary),
        (.internshipCue, .internship), (.workingStudentCue, .internship), (.workingStudentCue, .partTime),
        (.apprenticeCue, .apprenticeship), (.volunteerCue, .volunteer),
    ]
    /// A kind of contract that only a title or a field tells: in a text these words speak of other people.
    private static let onlyTitled: Set<EmploymentType> = [.internship, .apprenticeship]

    /// Each contract once, with its words; the words are nil where the page has a field for it.
    func contracts() -> [(type: EmploymentType, span: Span?)] {
        var found: [(type: EmploymentType, span: Span?)] = []
        func add(_ type: EmploymentType, _ span: Span?) {
            if !found.contains(where: { $0.type == type }) { found.append((type, span)) }
        }
        for (cue, type) in Self.kinds {
            guard let mention = text.titleCues[cue].first else { continue }
            add(type, Span(.title, text.title, mention.tokens))
        }
        let isTitled = !found.isEmpty
        if let field = text.posting.employmentType, field != .other {
            let isOverruled = field == .fullTime && found.contains { $0.type == .partTime || $0.type == .internship }
            if !isOverruled { add(field, nil) }
        }
        for (cue, type) in Self.kinds where !Self.onlyTitled.contains(type) || (cue == .internshipCue && !isTitled) {
            // "Full-time" in a text says nothing beside a field that says otherwise.
            guard let mention = text.cues[cue].first(where: { isOffer($0, type) }) else { continue }
            if type == .fullTime, found.contains(where: { $0.type != .contract && $0.type != .temporary }) { continue }
            add(type, Span(.description, text.body, mention.tokens))
        }
        return found
    }

    /// Not "no freelancers", not "you have worked as a freelancer", not what the closing words say of others.
    private func isOffer(_ mention: Mention, _ type: EmploymentType) -> Bool {
        guard !text.body.isNegated(mention.tokens.lowerBound, text.inBody) else { return false }
        let line = text.body.line(around: mention.tokens)
        let isLabel = line.count <= 14
        switch type {
        case .internship: return isLabel && mention.tokens.lowerBound - line.lowerBound <= 3 && isSelf(mention)
        case .contract, .temporary, .partTime:
            let sentence = text.body.sentence(around: mention.tokens)
            let isAbout =
                text.body.has(.experienceCue, in: sentence, text.inBody)
                && (!isLabel || mention.tokens.lowerBound - line.lowerBound > 3)
            return (isLabel || isSelf(mention)) && !isAbout
                && (type == .partTime || text.sections.section(of: line.lowerBound) != .required)
        default: return isLabel || isSelf(mention)
        }
    }

    /// "This is a freelance contract", "on a part-time basis", "the position is".
    private func isSelf(_ mention: Mention) -> Bool {
        let sentence = text.body.sentence(around: mention.tokens, reach: 8)
        return text.body.mentions(text.inBody, in: sentence).contains {
            $0.kind == .cue && $0.value == Cue.selfCue.rawValue
        }
    }
}
