/// Something people know or can do, as the vocabulary names it.
struct Skill: Sendable {
    let name: String
    /// The role family it belongs to, an index into `RoleFamilies`.
    let family: Int
    /// Counts little and is never a reason: everybody asks for it and everybody claims it.
    var isSoft: Bool { kind == .soft }
    let kind: SkillKind
    let scope: Scope
    /// All of its spellings, its name among them, without the marks of the data file.
    let spellings: [String]
    /// The role family that has the skill for its name ("accounting", "data science"): who works in it has the skill.
    let field: Int?

    /// How much of a fact the mere word is.
    enum Scope: String {
        case own
        /// Used in passing ("compliance"): a fact only where it is asked for.
        case broad
        /// A field of study or an industry: never a fact.
        case field
    }
}
