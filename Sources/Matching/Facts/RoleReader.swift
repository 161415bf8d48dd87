/// Tells the role family: by the title's words, made more special by the skills asked where the title is general.
struct RoleReader {
    let read: PostingFacts
    let vocabulary: Vocabulary

    typealias Found = (family: Int, span: Span)

    /// "Engineer" alone leaves the trade open.
    private static let open = ["software", "engineering", "science", "data"]
    /// What skills must weigh to speak for a family, with and without a title to go by.
    private static let enough = (titled: 2.0, alone: 3.0)

    /// The best first; none where neither title nor skills tell it.
    func roles() -> [Found] {
        let titled = read.roles.map { (family: $0.family, span: $0.span) }
        guard let main = titled.first else { return bySkills(below: nil).map { [$0] } ?? [] }
        guard Self.open.contains(vocabulary.families.paths[main.family]) else { return titled }
        guard let special = bySkills(below: main.family) else { return titled }
        return [special] + titled
    }

    private func bySkills(below general: Int?) -> Found? {
        var weights: [Int: Double] = [:]
        var spans: [Int: Span] = [:]
        for fact in read.skills {
            let skill = vocabulary.skills[fact.skill]
            guard skill.scope == .own, !skill.isSoft, fits(skill.family, general) else { continue }
            let worth: Double =
                switch fact.inText {
                case nil: 3
                case .required: 1
                case .duties: 0.6
                case .preferred: 0.3
                case .intro, .other: 0.2
                }
            weights[skill.family, default: 0] += fact.span.field == .title ? 3 : worth
            if spans[skill.family] == nil { spans[skill.family] = fact.span }
        }
        let ranking = weights.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        guard let best = ranking.first, let span = spans[best.key],
            best.value >= (general == nil ? Self.enough.alone : Self.enough.titled)
        else { return nil }
        if let both = fullStack(weights), general != nil { return (both, span) }
        return (best.key, span)
    }

    /// Front and back end in like measure.
    private func fullStack(_ weights: [Int: Double]) -> Int? {
        let paths = vocabulary.families.paths
        guard let front = paths.firstIndex(of: "software/frontend"), let back = paths.firstIndex(of: "software/backend")
        else { return nil }
        let (one, other) = (weights[front] ?? 0, weights[back] ?? 0)
        guard Swift.min(one, other) >= 2, Swift.min(one, other) * 1.8 >= Swift.max(one, other) else { return nil }
        return paths.firstIndex(of: "software/fullstack")
    }

    private func fits(_ family: Int, _ general: Int?) -> Bool {
        let path = vocabulary.families.paths[family]
        guard path.contains("/") else { return false }
        guard let general else { return true }
        let title = vocabulary.families.paths[general]
        if title == "engineering" { return ["software/", "data/", "engineering/"].contains { path.hasPrefix($0) } }
        if title == "software" { return path.hasPrefix("software/") || path == "data/ml" || path == "data/engineering" }
        return path.hasPrefix(title + "/")
    }
}
