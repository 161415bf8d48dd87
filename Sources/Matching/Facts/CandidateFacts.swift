import Domain

/// What a CV shows, read once per candidate.
struct CandidateFacts {
    /// By skill: the words in the CV that show it first.
    var skills: [Int: String] = [:]
    /// How much of the candidate's work lies in a role family, 0–1 each.
    var families: [Int: Double] = [:]
    /// The latest title's words, for sentences.
    var title: String?
    /// Industries that the CV names.
    var industries: Set<Int> = []
    /// Of work, overlapping jobs counted once. Nil when the CV has no dates.
    var years: Double?
    /// The level to weigh by: the highest of those sought, else the one shown.
    var seniority: Seniority?
    /// The level that the CV, or a correction of it, shows.
    var shownSeniority: Seniority?
    /// Whether the profile, not the CV, says the level.
    var levels: Set<Seniority> = []
    /// ISO 639-1 of the languages that the CV names or is written in.
    var languages: Set<String> = []

    /// Whether a good part of the work lies in the family or in a special part of it.
    func works(in family: Int?, _ vocabulary: Vocabulary) -> Bool {
        guard let family else { return false }
        return families.contains {
            $0.value >= 0.5 && ($0.key == family || vocabulary.families.isAncestor(family, of: $0.key))
        }
    }
}
