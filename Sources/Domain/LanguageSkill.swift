/// A language somebody speaks, and how well.
public struct LanguageSkill: Sendable, Hashable {
    /// ISO 639-1, lower case: "en", "de".
    public var language: String
    /// Nil when it is not said how well.
    public var level: LanguageLevel?

    public init(language: String, level: LanguageLevel? = nil) {
        self.language = language
        self.level = level
    }
}

/// Command of a language on the scale of the Common European Framework of Reference; a native speaker counts as C2.
public enum LanguageLevel: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case a1 = "A1"
    case a2 = "A2"
    case b1 = "B1"
    case b2 = "B2"
    case c1 = "C1"
    case c2 = "C2"

    public static func < (left: LanguageLevel, right: LanguageLevel) -> Bool { left.rawValue < right.rawValue }
}
