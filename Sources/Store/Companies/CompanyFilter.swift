import Database
public import Domain

/// Which companies are listed; a part that is nil asks for nothing.
public struct CompanyFilter: Sendable, Hashable {
    /// `.medium` has those of which nobody said anything, too.
    public var priority: CompanyPriority?
    public var isProblematic: Bool?
    /// Somewhere in its name or id, in upper or lower case.
    public var text: String?

    public init(priority: CompanyPriority? = nil, isProblematic: Bool? = nil, text: String? = nil) {
        self.priority = priority
        self.isProblematic = isProblematic
        self.text = text
    }

    var condition: SQL {
        var conditions: [SQL] = ["1 = 1"]
        if let priority { conditions.append("coalesce(priority, 'medium') = \(priority)") }
        if let isProblematic { conditions.append("is_problematic = \(isProblematic)") }
        if let text {
            let inID = CompanyID(name: text).map { Self.pattern($0.rawValue) }
            let inName = Self.pattern(BoundedText.clean(text, upTo: BoundedText.name).lowercased())
            conditions.append("(company_id LIKE \(inID) ESCAPE '!' OR lower(name) LIKE \(inName) ESCAPE '!')")
        }
        return SQL(joining: conditions, separator: " AND ")
    }

    /// What is found anywhere, to the letter.
    private static func pattern(_ text: String) -> String {
        let letters = text.map { "!%_".contains($0) ? "!\($0)" : String($0) }
        return "%\(letters.joined())%"
    }
}
