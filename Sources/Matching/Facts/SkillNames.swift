/// Resolves a skill's written name to the vocabulary's own: "Postgres" to "PostgreSQL".
public struct SkillNames: Sendable {
    public static let shared = SkillNames(.shared)

    private let numbers: [String: Int]
    private let skills: [Skill]

    init(_ vocabulary: Vocabulary) {
        skills = vocabulary.skills
        var numbers: [String: Int] = [:]
        for (number, skill) in skills.enumerated() {
            for spelling in skill.spellings where numbers[Self.key(spelling)] == nil {
                numbers[Self.key(spelling)] = number
            }
        }
        // A name is its own skill's, whoever else is spelled that way.
        for (number, skill) in skills.enumerated() { numbers[Self.key(skill.name)] = number }
        self.numbers = numbers
    }

    /// Nil for what the vocabulary does not know.
    public func canonical(_ name: String) -> String? { numbers[Self.key(name)].map { skills[$0].name } }

    /// The kind of a skill by its written name; nil for what the vocabulary does not know.
    public func kind(of name: String) -> SkillKind? { numbers[Self.key(name)].map { skills[$0].kind } }

    private static func key(_ name: String) -> String {
        String(name.lowercased().map { $0 == "-" || $0 == "/" ? " " : $0 })
    }
}
